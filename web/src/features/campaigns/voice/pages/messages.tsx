import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { AudiencePicker, MessageHouse } from "@/features/audiences/public";
import { useUrlText } from "@/lib/url-state";
import { Segmented } from "@/ui/actions/segmented";
import { PageBody } from "@/ui/layout/page";
import { campaignQuery } from "../../frames/api";
import { useCampaignId } from "../../frames/use-campaign-id";
import { messageCheckQuery } from "../api";
import { CheckView } from "../parts/check-view";
import { MatrixView } from "../parts/matrix-view";
import styles from "../parts/voice.module.css";

const VIEWS = ["house", "matrix", "check"] as const;
type View = (typeof VIEWS)[number];

/** What a campaign says to whom: the message house, the matrix of where it says it, and what is missing. */
export function MessagesPage() {
  const { t } = useLingui();
  const campaignId = useCampaignId();
  const { can } = useSuspenseQuery(campaignQuery(campaignId)).data;
  const { data: check } = useSuspenseQuery(messageCheckQuery(campaignId));
  const [typed, setView] = useUrlText("view", "house");
  const view = VIEWS.find((each) => each === typed) ?? "house";
  const count = check.gaps.length;
  const segments: { value: View; label: string }[] = [
    { value: "house", label: t`Message house` },
    { value: "matrix", label: t`Matrix` },
    { value: "check", label: count > 0 ? t`Check (${count})` : t`Check` },
  ];
  return (
    <PageBody>
      <div className={styles.page}>
        <div className={styles.bar}>
          <AudiencePicker campaignId={campaignId} readOnly={!can.includes("address_audience")} />
          <span className={styles.views}>
            <Segmented label={t`View`} value={view} segments={segments} onChange={setView} />
          </span>
        </div>
        {view === "house" && <MessageHouse campaignId={campaignId} readOnly={!can.includes("write_message")} />}
        {view === "matrix" && <MatrixView campaignId={campaignId} />}
        {view === "check" && <CheckView check={check} campaignId={campaignId} />}
      </div>
    </PageBody>
  );
}

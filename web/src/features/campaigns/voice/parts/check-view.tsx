import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { EmptyState } from "@/ui/feedback/empty-state";
import { PageSection } from "@/ui/layout/page";
import type { Gap, MessageCheck } from "../api";
import { groupGaps } from "../model";
import styles from "./voice.module.css";

const TITLES: Record<Gap["code"], MessageDescriptor> = {
  limited: msg`Against a limit`,
  too_late: msg`Material had to be ready before today`,
  audience_without_message: msg`Audiences nobody has a message for`,
  message_for_another_audience: msg`Deliverables with another audience’s message`,
  deliverable_without_audience: msg`Deliverables for no audience`,
  deliverable_without_message: msg`Deliverables without a message`,
  message_without_proof: msg`Messages without a proof point`,
  message_without_cta: msg`Messages without a call to action`,
  message_not_carried: msg`Messages no deliverable carries`,
};

/** Where message house and deliverables do not meet, by sort of gap. */
export function CheckView({ check, campaignId }: { check: MessageCheck; campaignId: string }) {
  const { t } = useLingui();
  const { deliverables, messages } = check;
  const counted = t`${deliverables} deliverables and ${messages} messages were looked at.`;
  if (check.gaps.length === 0) return <EmptyState sentence={`${t`Nothing is missing.`} ${counted}`} />;
  return (
    <>
      <p className={styles.quiet}>{counted}</p>
      {groupGaps(check.gaps).map(({ code, gaps }) => (
        <PageSection key={code} title={t(TITLES[code])}>
          <ul className={styles.lines}>
            {gaps.map((gap) => (
              <GapLine key={`${gap.id} ${gap.reason}`} gap={gap} campaignId={campaignId} />
            ))}
          </ul>
        </PageSection>
      ))}
    </>
  );
}

function GapLine({ gap, campaignId }: { gap: Gap; campaignId: string }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { id, kind, name, day, reason } = gap;
  const ready = day && formatDay(day, language);
  return (
    <li>
      {kind === "deliverable" && (
        <Link to="/campaigns/$campaignId/deliverables" params={{ campaignId }}>
          {name}
        </Link>
      )}
      {kind === "audience" && (
        <Link to="/audiences/$audienceId" params={{ audienceId: id }}>
          {name}
        </Link>
      )}
      {kind === "message" && (
        <Link to="/campaigns/$campaignId/messages" params={{ campaignId }}>
          {name}
        </Link>
      )}
      <span className={styles.quiet}>{ready ? t`ready by ${ready}` : reason}</span>
    </li>
  );
}

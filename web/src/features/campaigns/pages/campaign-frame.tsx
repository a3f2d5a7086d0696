import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, Outlet, useParams } from "@tanstack/react-router";
import { InlineText } from "@/ui/fields/inline-text";
import { PageHeader } from "@/ui/layout/page-header";
import { AvatarGroup } from "@/ui/marks/avatar";
import { PhaseRibbon } from "@/ui/marks/phase-ribbon";
import { campaignHomeQuery } from "../api";
import { LaunchDays } from "../parts/launch-days";
import { useUpdateCampaign } from "../use-update-campaign";
import styles from "./campaign-frame.module.css";

/** What stands above every screen of a campaign: name, ribbon, launch, people and the tabs. */
export function CampaignFrame() {
  const { campaignId = "" } = useParams({ strict: false });
  return (
    <>
      <CampaignHead key={campaignId} id={campaignId} />
      <CampaignTabs id={campaignId} />
      <Outlet />
    </>
  );
}

function CampaignHead({ id }: { id: string }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(campaignHomeQuery(id));
  const update = useUpdateCampaign(id);
  const { campaign, projection, members } = data;
  const readOnly = !campaign.can.includes("update_campaign");
  const title = (
    <InlineText
      label={t`Campaign name`}
      size="page"
      value={campaign.name}
      readOnly={readOnly}
      onSave={(name) => update({ name })}
    />
  );
  return (
    <PageHeader
      lead={<PhaseRibbon phase={campaign.phase} size="md" />}
      title={title}
      actions={
        <>
          <span className={styles.launch}>
            <span>{t`Launch`}</span>
            <LaunchDays planned={campaign.launch} projected={projection?.launch ?? null} today={data.today} />
          </span>
          <AvatarGroup people={members.filter((member) => member.kind === "person")} most={4} />
        </>
      }
    />
  );
}

function CampaignTabs({ id }: { id: string }) {
  const { t } = useLingui();
  const base = `/campaigns/${id}`;
  const tabs = [
    { to: base, label: t`Home`, exact: true },
    { to: `${base}/list`, label: t`List` },
    { to: `${base}/board`, label: t`Board` },
    { to: `${base}/timeline`, label: t`Timeline` },
    { to: `${base}/deliverables`, label: t`Deliverables` },
    { to: `${base}/settings`, label: t`Settings` },
  ];
  return (
    <nav className={styles.tabs} aria-label={t`Views of the campaign`}>
      {tabs.map(({ to, label, exact }) => (
        <Link
          key={to}
          to={to}
          className={styles.tab}
          activeOptions={{ exact: exact ?? false, includeSearch: false }}
          activeProps={{ "aria-current": "page" }}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

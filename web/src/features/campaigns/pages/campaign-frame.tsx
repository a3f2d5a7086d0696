import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation, useParams } from "@tanstack/react-router";
import { Suspense, useContext, useEffect, useRef } from "react";
import type { CampaignTab } from "@/lib/parts";
import { InlineText } from "@/ui/fields/inline-text";
import { PageHeader } from "@/ui/layout/page-header";
import { AvatarGroup } from "@/ui/marks/avatar";
import { PhaseRibbon } from "@/ui/marks/phase-ribbon";
import { LentHeads, LentTabs } from "@/ui/nav/lent";
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
      <CampaignLines id={campaignId} />
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

const BEFORE_LAUNCH: readonly string[] = ["plan", "produce", "publish"];

/** What higher features say under the head. A campaign on its way to a launch has odds: their place is kept for them. */
function CampaignLines({ id }: { id: string }) {
  const { campaign, projection } = useSuspenseQuery(campaignHomeQuery(id)).data;
  const ahead = campaign.launch && projection?.total && BEFORE_LAUNCH.includes(campaign.phase);
  return (
    <div className={styles.lines} data-kept={ahead ? true : undefined}>
      <Suspense fallback={null}>
        {useContext(LentHeads).map((Line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while the app runs.
          <Line key={at} campaignId={id} />
        ))}
      </Suspense>
    </div>
  );
}

const OWN_TABS: readonly CampaignTab[] = [
  { path: "", label: msg`Home`, place: 0 },
  { path: "list", label: msg`List`, place: 20 },
  { path: "board", label: msg`Board`, place: 30 },
  { path: "timeline", label: msg`Timeline`, place: 40 },
  { path: "deliverables", label: msg`Deliverables`, place: 50 },
  { path: "messages", label: msg({ context: "of a campaign", message: "Messages" }), place: 60 },
  { path: "settings", label: msg`Settings`, place: 100 },
];

function CampaignTabs({ id }: { id: string }) {
  const { t } = useLingui();
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the open view is another one with each address.
  useEffect(() => {
    nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [pathname]);
  const tabs = [...OWN_TABS, ...useContext(LentTabs)].toSorted((one, other) => one.place - other.place);
  return (
    <nav ref={nav} className={styles.tabs} aria-label={t`Views of the campaign`}>
      {tabs.map(({ path, label }) => (
        <Link
          key={path}
          to={address(id, path)}
          className={styles.tab}
          activeOptions={{ exact: path === "", includeSearch: false }}
          activeProps={{ "aria-current": "page" }}
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}

function address(id: string, path: string): string {
  return path ? `/campaigns/${id}/${path}` : `/campaigns/${id}`;
}

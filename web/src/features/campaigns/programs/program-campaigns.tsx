import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CellSelect } from "@/ui/fields/cell-controls";
import { PageSection } from "@/ui/layout/page";
import { PhaseRibbon } from "@/ui/marks/phase-ribbon";
import { type Program, portfolioQuery } from "../api";
import { LaunchDays } from "../parts/launch-days";
import { placeCampaign } from "./api";
import styles from "./programs.module.css";

/** The open campaigns of a program; others join it here, or leave it. */
export function ProgramCampaigns({ program }: { program: Program }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(portfolioQuery());
  const place = useWrite(({ campaign, to }: { campaign: string; to: string | null }) => placeCampaign(campaign, to), {
    stale: [["campaigns"]],
  });
  const mine = data.campaigns.filter((campaign) => campaign.program_id === program.id);
  const others = data.campaigns.filter((campaign) => campaign.program_id !== program.id);
  const mayPlace = program.can.includes("update_program");
  const choices = [
    { value: "", label: t`Add a campaign` },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <PageSection title={t`Open campaigns`}>
      <ul className={styles.list}>
        {mine.map(({ id, name, phase, launch, projection }) => (
          <li key={id}>
            <PhaseRibbon phase={phase} />
            <Link className={styles.name} to="/campaigns/$campaignId" params={{ campaignId: id }}>
              {name}
            </Link>
            <LaunchDays planned={launch} projected={projection?.launch ?? null} today={data.today} />
            {mayPlace && (
              <IconButton
                label={t`Take ${name} out of the program`}
                icon={<IconX size={15} />}
                onClick={() => place.mutate({ campaign: id, to: null })}
              />
            )}
          </li>
        ))}
      </ul>
      {mayPlace && others.length > 0 && (
        <div className={styles.add}>
          <CellSelect
            label={t`Add a campaign`}
            value=""
            choices={choices}
            onChange={(campaign) => place.mutate({ campaign, to: program.id })}
          />
        </div>
      )}
    </PageSection>
  );
}

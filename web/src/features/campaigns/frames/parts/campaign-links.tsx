import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "@/api/server";
import { IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CellSelect } from "@/ui/fields/cell-controls";
import { PageSection } from "@/ui/layout/page";
import { portfolioQuery } from "../../api";
import type { Campaign } from "../api";
import styles from "./frames.module.css";

/** Other campaigns this one belongs with. */
export function CampaignLinks({ campaign }: { campaign: Campaign }) {
  const { t } = useLingui();
  const others = useQuery(portfolioQuery()).data?.campaigns ?? [];
  const mayLink = campaign.can.includes("link_campaign");
  const path = { campaign_id: campaign.id };
  const stale = [["campaign"]];
  const link = useWrite(
    (campaign_id: string) =>
      api.POST("/api/v1/campaigns/{campaign_id}/links", { params: { path }, body: { campaign_id } }),
    { stale },
  );
  const unlink = useWrite(
    (link_id: string) =>
      api.DELETE("/api/v1/campaigns/{campaign_id}/links/{link_id}", { params: { path: { ...path, link_id } } }),
    { stale },
  );
  const linked = new Set([campaign.id, ...campaign.links.map((each) => each.campaign_id)]);
  const choices = others.filter(({ id }) => !linked.has(id)).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <PageSection title={t`Linked campaigns`}>
      <ul className={styles.plain}>
        {campaign.links.map(({ id, campaign_id, name }) => {
          const to: string = `/campaigns/${campaign_id}`;
          return (
            <li key={id}>
              <Link to={to}>{name}</Link>
              {mayLink && (
                <IconButton label={t`Unlink ${name}`} icon={<IconX size={15} />} onClick={() => unlink.mutate(id)} />
              )}
            </li>
          );
        })}
      </ul>
      {mayLink && (
        <div className={styles.half}>
          <CellSelect
            label={t`Campaign to link`}
            value=""
            choices={[{ value: "", label: t`Link a campaign` }, ...choices]}
            onChange={(id) => id && link.mutate(id)}
          />
        </div>
      )}
    </PageSection>
  );
}

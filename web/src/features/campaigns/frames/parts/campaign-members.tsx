import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, type Schemas } from "@/api/server";
import { Button, IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CellSelect } from "@/ui/fields/cell-controls";
import { PageSection } from "@/ui/layout/page";
import { Avatar } from "@/ui/marks/avatar";
import { campaignHomeQuery, portfolioQuery } from "../../api";
import type { Campaign } from "../api";
import styles from "./frames.module.css";

type Standing = Schemas["NewMembership"]["role"];

const STANDINGS: readonly { value: Standing; label: MessageDescriptor }[] = [
  { value: "lead", label: msg`Leads` },
  { value: "contributor", label: msg`Contributes` },
  { value: "reviewer", label: msg`Reviews` },
  { value: "observer", label: msg`Watches` },
];

/** Who works in a campaign, and how. */
export function CampaignMembers({ campaign }: { campaign: Campaign }) {
  const { t } = useLingui();
  const members = useQuery(campaignHomeQuery(campaign.id)).data?.members ?? [];
  const mayGrant = campaign.can.includes("grant_membership");
  const path = { campaign_id: campaign.id };
  const stale = [["campaign", campaign.id]];
  const revoke = useWrite(
    (grant_id: string) =>
      api.DELETE("/api/v1/campaigns/{campaign_id}/members/{grant_id}", { params: { path: { ...path, grant_id } } }),
    { stale },
  );
  return (
    <PageSection title={t`Members`}>
      <ul className={styles.plain}>
        {members.map((member) => {
          const standing = STANDINGS.find(({ value }) => value === member.role);
          const { name } = member;
          return (
            <li key={member.grant_id}>
              <Avatar person={member} plain />
              <span>{name}</span>
              <span className={styles.quiet}>{standing && t(standing.label)}</span>
              {mayGrant && (
                <IconButton
                  label={t`Remove ${name}`}
                  icon={<IconX size={15} />}
                  onClick={() => revoke.mutate(member.grant_id)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {mayGrant && <AddMember campaign={campaign} taken={new Set(members.map(({ id }) => id))} />}
    </PageSection>
  );
}

function AddMember({ campaign, taken }: { campaign: Campaign; taken: ReadonlySet<string> }) {
  const { t } = useLingui();
  const people = (useQuery(portfolioQuery()).data?.people ?? []).filter(({ id }) => !taken.has(id));
  const [person, setPerson] = useState("");
  const [role, setRole] = useState<Standing>("contributor");
  const grant = useWrite(
    () =>
      api.POST("/api/v1/campaigns/{campaign_id}/members", {
        params: { path: { campaign_id: campaign.id } },
        body: { person_id: person, role },
      }),
    { stale: [["campaign", campaign.id]], onDone: () => setPerson("") },
  );
  const choices = [
    { value: "", label: t`Choose a person` },
    ...people.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const standings = STANDINGS.map(({ value, label }) => ({ value, label: t(label) }));
  return (
    <div className={styles.row}>
      <span className={styles.cell}>
        <CellSelect label={t`Person to add`} value={person} choices={choices} onChange={setPerson} />
      </span>
      <span className={styles.cell}>
        <CellSelect label={t`What the person does`} value={role} choices={standings} onChange={setRole} />
      </span>
      <Button busy={grant.isPending} disabled={!person} onClick={() => grant.mutate()}>{t`Add member`}</Button>
    </div>
  );
}

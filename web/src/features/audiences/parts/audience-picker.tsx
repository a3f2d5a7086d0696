import { useLingui } from "@lingui/react/macro";
import { IconPlus, IconStar, IconStarFilled, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { meQuery } from "@/api/me";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { ChoicePicker } from "@/ui/fields/choice-picker";
import {
  addressAudience,
  audiencesQuery,
  type CampaignAudience,
  campaignAudiencesQuery,
  createAudience,
  dropAudience,
  useAudiences,
} from "../api";
import styles from "./audience-picker.module.css";

interface Props {
  campaignId: string;
  readOnly?: boolean;
}

/** Whom a campaign addresses: audiences as labels, one of them primary, and a list to choose more from. */
export function AudiencePicker({ campaignId, readOnly = false }: Props) {
  const { t } = useLingui();
  const addressed = useQuery(campaignAudiencesQuery(campaignId)).data ?? [];
  return (
    <div className={styles.picker}>
      {addressed.map((each) => (
        <Addressed key={each.audience_id} campaignId={campaignId} addressed={each} readOnly={readOnly} />
      ))}
      {readOnly
        ? addressed.length === 0 && <span className={styles.none}>{t`No audience yet`}</span>
        : addressed && <Choose campaignId={campaignId} chosen={addressed.map(({ audience_id }) => audience_id)} />}
    </div>
  );
}

interface AddressedProps {
  campaignId: string;
  addressed: CampaignAudience;
  readOnly: boolean;
}

function Addressed({ campaignId, addressed, readOnly }: AddressedProps) {
  const { t } = useLingui();
  const { byId } = useAudiences();
  const stale = [["campaign", campaignId]];
  const { audience_id: id, primary } = addressed;
  const name = byId.get(id)?.name ?? "";
  const mark = useWrite((on: boolean) => addressAudience(campaignId, id, on), { stale });
  const drop = useWrite(() => dropAudience(campaignId, id), { stale });
  return (
    <span className={styles.audience} data-primary={primary || undefined}>
      <button
        type="button"
        className={styles.sign}
        aria-label={t`${name} is the primary audience`}
        aria-pressed={primary}
        disabled={readOnly}
        onClick={() => mark.mutate(!primary)}
      >
        {primary ? <IconStarFilled size={13} /> : <IconStar size={13} />}
      </button>
      <Link className={styles.name} to="/audiences/$audienceId" params={{ audienceId: id }}>
        {name}
      </Link>
      {!readOnly && (
        <button type="button" className={styles.sign} aria-label={t`Remove ${name}`} onClick={() => drop.mutate()}>
          <IconX size={12} stroke={2} />
        </button>
      )}
    </span>
  );
}

function Choose({ campaignId, chosen }: { campaignId: string; chosen: string[] }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { listed } = useAudiences();
  const mayCreate = useQuery(meQuery).data?.can.includes("create_audience");
  const stale = [["campaign", campaignId], audiencesQuery.queryKey];
  const address = useWrite((id: string) => addressAudience(campaignId, id, chosen.length === 0), { stale });
  const drop = useWrite((id: string) => dropAudience(campaignId, id), { stale });
  const create = useWrite(
    async (name: string) =>
      addressAudience(campaignId, (await createAudience("persona", name)).id, chosen.length === 0),
    { stale },
  );
  const change = (ids: string[]) => {
    for (const id of ids) if (!chosen.includes(id)) address.mutate(id);
    for (const id of chosen) if (!ids.includes(id)) drop.mutate(id);
  };
  return (
    <ChoicePicker
      label={t`Audiences of the campaign`}
      choices={listed.map(({ id, name }) => ({ id, label: name }))}
      chosen={chosen}
      several
      nothing={t`No audience by that name`}
      onChange={change}
      onCreate={mayCreate ? create.mutate : undefined}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="ghost" icon={<IconPlus size={14} />} onClick={() => setOpen(!open)}>
          {t`Choose audiences`}
        </Button>
      }
    />
  );
}

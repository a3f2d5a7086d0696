import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useAudiences } from "@/features/audiences/public";
import { STAGES, useChannels } from "@/features/channels/public";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { Dialog } from "@/ui/layout/dialog";
import { deliverablesQuery } from "../../api";
import { DELIVERABLE_STATES } from "../../frames/model";
import type { MatrixCell } from "../api";
import styles from "./voice.module.css";

interface Props {
  campaignId: string;
  cell: MatrixCell;
  onMake: () => void;
  onClose: () => void;
}

/** What stands in one cell of the matrix, and the way to more of it. */
export function CellDialog({ campaignId, cell, onMake, onClose }: Props) {
  const { t } = useLingui();
  const { byId } = useAudiences();
  const { nameOf } = useChannels();
  const rows = useQuery(deliverablesQuery(campaignId)).data ?? [];
  const there = rows.filter(({ id }) => cell.deliverable_ids.includes(id));
  const stage = STAGES.find(({ value }) => value === cell.stage);
  const words = new Map(DELIVERABLE_STATES.map(({ value, label }) => [value, t(label)]));
  const title = [byId.get(cell.audience_id)?.name, stage && t(stage.label), nameOf(cell.channel_id)].join(" · ");
  const foot = (
    <>
      <Button onClick={onClose}>{t`Close`}</Button>
      {!cell.limit && <Button look="primary" onClick={onMake}>{t`Make more here`}</Button>}
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} foot={foot}>
      {cell.limit && (
        <Callout tone="now" title={t`A limit closes this place`}>
          {cell.limit.reason}
        </Callout>
      )}
      <ul className={styles.lines}>
        {there.map(({ id, name, state }) => (
          <li key={id}>
            <span>{name}</span>
            <span className={styles.quiet}>{words.get(state)}</span>
          </li>
        ))}
      </ul>
      <Link to="/campaigns/$campaignId/deliverables" params={{ campaignId }}>{t`Show the deliverables`}</Link>
    </Dialog>
  );
}

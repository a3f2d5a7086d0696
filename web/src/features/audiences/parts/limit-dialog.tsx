import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { channelChoices, useChannels } from "@/features/channels/public";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { Segmented } from "@/ui/actions/segmented";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField, TextField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { Dialog } from "@/ui/layout/dialog";
import { addLimit, limitsQuery, type NewLimit, useAudiences } from "../api";
import styles from "./audiences.module.css";

const FIELDS = ["channel_id", "audience_id", "segment", "reason", "until"] as const;

/** Closes a channel to an audience or a segment. */
export function LimitDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [of, setOf] = useState<"audience" | "segment">("segment");
  const [draft, setDraft] = useState<NewLimit>({ channel_id: "", audience_id: null, segment: "", reason: "" });
  const set = (changes: Partial<NewLimit>) => setDraft({ ...draft, ...changes });
  const chosen = of === "segment" ? { ...draft, audience_id: null } : { ...draft, segment: "" };
  const add = useWrite(() => addLimit(chosen), { stale: [limitsQuery.queryKey], quiet: true, onDone: onClose });
  const ready = Boolean(draft.channel_id && draft.reason.trim() && (chosen.segment.trim() || chosen.audience_id));
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={add.isPending} disabled={!ready} onClick={() => add.mutate()}>{t`Add limit`}</Button>
    </>
  );
  const whom = [
    { value: "segment" as const, label: t`A segment` },
    { value: "audience" as const, label: t`An audience` },
  ];
  return (
    <Dialog title={t`New limit`} onClose={onClose} foot={foot}>
      <div className={styles.form}>
        <Segmented label={t`Not for`} titled value={of} segments={whom} onChange={setOf} />
        <LimitFields of={of} draft={draft} onChange={set} error={add.error} />
      </div>
    </Dialog>
  );
}

interface FieldsProps {
  of: "audience" | "segment";
  draft: NewLimit;
  onChange: (changes: Partial<NewLimit>) => void;
  error: unknown;
}

function Whom({ of, draft, onChange, error }: FieldsProps) {
  const { t } = useLingui();
  const { listed } = useAudiences();
  const faults = splitProblem(error, FIELDS)?.fields;
  if (of === "segment") {
    return (
      <TextField
        label={t`Segment`}
        hint={t`As it stands at the audiences, such as 18–24.`}
        value={draft.segment}
        onChange={(segment) => onChange({ segment })}
        faults={faults?.segment}
      />
    );
  }
  return (
    <SelectField
      label={t`Audience`}
      value={draft.audience_id ?? ""}
      choices={[{ value: "", label: "—" }, ...listed.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(id) => onChange({ audience_id: id || null })}
      faults={faults?.audience_id}
    />
  );
}

function LimitFields(props: FieldsProps) {
  const { t } = useLingui();
  const { draft, onChange } = props;
  const library = useChannels();
  const fault = splitProblem(props.error, FIELDS);
  return (
    <>
      <Whom {...props} />
      <SelectField
        label={t`Channel`}
        value={draft.channel_id}
        choices={channelChoices(library, null)}
        onChange={(channel_id) => onChange({ channel_id })}
        faults={fault?.fields.channel_id ?? (fault?.whole ? [fault.whole.code] : undefined)}
      />
      <TextField
        label={t`Reason`}
        hint={t`Shown to whoever meets the limit.`}
        value={draft.reason}
        onChange={(reason) => onChange({ reason })}
        faults={fault?.fields.reason}
      />
      <DateField
        label={t`Until`}
        optional={t`for good when empty`}
        value={draft.until ?? null}
        onChange={(until) => onChange({ until })}
      />
    </>
  );
}

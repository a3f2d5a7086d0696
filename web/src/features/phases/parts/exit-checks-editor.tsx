import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQuery } from "@/api/me";
import { Button, IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CheckField, SelectField, TextField } from "@/ui/fields/controls";
import { InlineText } from "@/ui/fields/inline-text";
import { PageSection } from "@/ui/layout/page";
import { PHASE_NAMES, PHASES, type Phase } from "@/ui/marks/phases";
import { addExitCheck, type ExitCheck, exitChecksQuery, removeExitCheck, updateExitCheck } from "../api";
import styles from "./phase-exit.module.css";

/** What campaigns of a type must have met before each phase closes, edited in place. */
export function ExitChecksEditor({ typeId }: { typeId: string }) {
  const { t } = useLingui();
  const { data: checks } = useSuspenseQuery(exitChecksQuery(typeId));
  const { can } = useSuspenseQuery(meQuery).data;
  const shown = PHASES.filter((phase) => checks.some((check) => check.phase === phase));
  return (
    <PageSection
      title={t`Before a phase closes`}
      detail={t`Some are computed from the campaign's records, others ticked by hand; a reason can override them.`}
    >
      {shown.map((phase) => (
        <div key={phase}>
          <h3 className={styles.group}>{t(PHASE_NAMES[phase])}</h3>
          {checks
            .filter((check) => check.phase === phase)
            .map((check) => (
              <CheckRow key={check.id} check={check} />
            ))}
        </div>
      ))}
      {can.includes("create_type") && <NewCheck typeId={typeId} />}
    </PageSection>
  );
}

const stale = [["type"], ["campaign"]] as const;

function CheckRow({ check }: { check: ExitCheck }) {
  const { t } = useLingui();
  const readOnly = !check.can.includes("update_exit_check");
  const save = useWrite((changes: { name?: string; required?: boolean }) => updateExitCheck(check.id, changes), {
    stale,
  });
  const remove = useWrite(() => removeExitCheck(check.id), { stale, done: t`Check removed` });
  return (
    <div className={styles.row}>
      <InlineText
        label={t`Name of the check`}
        value={check.name}
        readOnly={readOnly}
        onSave={(name) => save.mutate({ name })}
      />
      {check.rule !== "" && <span className={styles.quiet}>{t`computed`}</span>}
      <CheckField
        label={t`Required`}
        checked={check.required}
        disabled={readOnly || save.isPending}
        onChange={(required) => save.mutate({ required })}
      />
      {check.can.includes("remove_exit_check") && (
        <IconButton label={t`Remove`} icon={<IconTrash size={16} />} onClick={() => remove.mutate()} />
      )}
    </div>
  );
}

function NewCheck({ typeId }: { typeId: string }) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const [phase, setPhase] = useState<Phase>("plan");
  const add = useWrite(() => addExitCheck(typeId, phase, name), { stale, onDone: () => setName("") });
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) add.mutate();
      }}
    >
      <TextField label={t`New check`} value={name} onChange={setName} maxLength={160} />
      <SelectField
        label={t`Phase`}
        value={phase}
        choices={PHASES.map((value) => ({ value, label: t(PHASE_NAMES[value]) }))}
        onChange={setPhase}
      />
      <Button type="submit" busy={add.isPending} disabled={!name.trim()}>
        {t`Add`}
      </Button>
    </form>
  );
}

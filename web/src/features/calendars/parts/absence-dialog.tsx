import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { addDays, formatDayWith, type PlainDate } from "@/lib/dates";
import { formatMinutes, readMinutes } from "@/lib/numbers";
import { asProblem } from "@/lib/problem";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CheckField, SelectField, TextField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { Dialog } from "@/ui/layout/dialog";
import { type Absence, addAbsence, type NewAbsence, TIME_STALE, updateAbsence } from "../api";
import { useReasons } from "../reasons";
import styles from "./my-time.module.css";

const MONDAY = "2024-01-01";

interface Draft {
  first: PlainDate | null;
  last: PlainDate | null;
  /** Text of the hours away on each day; empty for whole days. */
  hours: string;
  reason: NonNullable<Absence["reason"]>;
  note: string;
  /** "" for days in a row, else the weekday it comes again on. */
  weekday: string;
  everyWeeks: string;
}

function draftOf(absence: Absence | null, language: string): Draft {
  const minutes = absence?.minutes_per_day ?? null;
  return {
    first: absence?.first ?? null,
    last: absence?.last ?? null,
    hours: minutes === null ? "" : formatMinutes(minutes, language),
    reason: absence?.reason ?? "vacation",
    note: absence?.note ?? "",
    weekday: absence?.repeats ? String(absence.repeats.weekday) : "",
    everyWeeks: String(absence?.repeats?.every_weeks ?? 1),
  };
}

function valuesOf(draft: Draft): Omit<NewAbsence, "person_id"> {
  const { first, last, reason, note } = draft;
  const repeats =
    draft.weekday === "" ? null : { weekday: Number(draft.weekday), every_weeks: Number(draft.everyWeeks) };
  const minutes = draft.hours.trim() === "" ? null : readMinutes(draft.hours);
  return { first: first ?? "", last: last ?? first ?? "", minutes_per_day: minutes, reason, note, repeats };
}

interface Props {
  personId: string;
  /** The absence to change; null adds one. */
  absence: Absence | null;
  onClose: () => void;
}

/** Adds days off, or changes some. */
export function AbsenceDialog({ personId, absence, onClose }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const [draft, setDraft] = useState(() => draftOf(absence, language));
  const write = useWrite(
    () => {
      const values = valuesOf(draft);
      return absence ? updateAbsence(absence.id, values) : addAbsence({ ...values, person_id: personId });
    },
    { stale: TIME_STALE, done: absence ? t`Days off changed` : t`Days off added`, onDone: onClose },
  );
  const faults = asProblem(write.error)?.fields ?? {};
  const unread = draft.hours.trim() !== "" && readMinutes(draft.hours) === null;
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={write.isPending} disabled={!draft.first || unread} onClick={() => write.mutate()}>
        {t`Save`}
      </Button>
    </>
  );
  return (
    <Dialog title={absence ? t`Change days off` : t`Add days off`} onClose={onClose} foot={foot}>
      <div className={styles.form}>
        <DayFields {...{ draft, faults }} change={(changes) => setDraft({ ...draft, ...changes })} />
        <WhyFields {...{ draft }} change={(changes) => setDraft({ ...draft, ...changes })} />
      </div>
    </Dialog>
  );
}

interface FieldsProps {
  draft: Draft;
  change: (changes: Partial<Draft>) => void;
}

function DayFields({ draft, faults, change }: FieldsProps & { faults: Record<string, string[]> }) {
  const { t } = useLingui();
  const language = useLanguage();
  const days = Array.from({ length: 7 }, (_, day) => ({
    value: String(day),
    label: formatDayWith(addDays(MONDAY, day), language, { weekday: "long" }),
  }));
  return (
    <>
      <div className={styles.pair}>
        <DateField
          label={t`First day`}
          value={draft.first}
          faults={faults.first}
          onChange={(first) => change({ first })}
        />
        <DateField label={t`Last day`} value={draft.last} faults={faults.last} onChange={(last) => change({ last })} />
      </div>
      <CheckField
        label={t`Whole days`}
        checked={draft.hours === ""}
        onChange={(whole) => change({ hours: whole ? "" : "4h" })}
      />
      {draft.hours !== "" && (
        <TextField
          label={t`Away on each day`}
          value={draft.hours}
          faults={faults.minutes_per_day}
          onChange={(hours) => change({ hours: hours === "" ? " " : hours })}
        />
      )}
      <div className={styles.pair}>
        <SelectField
          label={t`Comes again`}
          value={draft.weekday}
          choices={[{ value: "", label: t`No, days in a row` }, ...days]}
          onChange={(weekday) => change({ weekday })}
        />
        {draft.weekday !== "" && (
          <SelectField
            label={t`How often`}
            value={draft.everyWeeks}
            choices={["1", "2", "3", "4"].map((value) => ({
              value,
              label: value === "1" ? t`Every week` : t`Every ${value} weeks`,
            }))}
            onChange={(everyWeeks) => change({ everyWeeks })}
          />
        )}
      </div>
    </>
  );
}

function WhyFields({ draft, change }: FieldsProps) {
  const { t } = useLingui();
  const reasons = useReasons();
  return (
    <>
      <SelectField
        label={t`Reason`}
        hint={t`Seen by the person and by directors only; everybody else sees "away".`}
        value={draft.reason}
        choices={reasons}
        onChange={(reason) => change({ reason })}
      />
      <TextField
        label={t`Note`}
        optional={t`optional`}
        value={draft.note}
        maxLength={500}
        onChange={(note) => change({ note })}
      />
    </>
  );
}

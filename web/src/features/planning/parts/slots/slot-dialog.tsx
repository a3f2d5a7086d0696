import { useLingui } from "@lingui/react/macro";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { peopleQuery } from "@/api/people";
import { taskQuery } from "@/features/work/public";
import { Button } from "@/ui/actions/button";
import { SelectField } from "@/ui/fields/controls";
import { PersonPicker } from "@/ui/fields/person-picker";
import { Dialog } from "@/ui/layout/dialog";
import styles from "../planning.module.css";

interface Props {
  tasks: readonly string[];
  /** Said while nobody is chosen. */
  otherwise: string;
  onFind: (task: string, among: string[]) => void;
  onClose: () => void;
}

const OFFERED = 50;

/** Which task needs a slot, and with whom. */
export function SlotDialog({ tasks, otherwise, onFind, onClose }: Props) {
  const { t } = useLingui();
  const named = useQueries({ queries: tasks.slice(0, OFFERED).map((id) => taskQuery(id)) });
  const choices = named.flatMap(({ data }) => (data ? [{ value: data.id, label: data.name }] : []));
  const [task, setTask] = useState(tasks[0] ?? "");
  const [among, setAmong] = useState<string[]>([]);
  const find = () => {
    onFind(task, among);
    onClose();
  };
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" disabled={!task} onClick={find}>{t`Find a slot`}</Button>
    </>
  );
  return (
    <Dialog title={t`Find a slot`} onClose={onClose} foot={foot}>
      <div className={styles.form}>
        {tasks.length > 1 && <SelectField label={t`Task`} value={task} choices={choices} onChange={setTask} />}
        <PeopleField label={t`With whom`} otherwise={otherwise} chosen={among} onChange={setAmong} />
      </div>
    </Dialog>
  );
}

interface PeopleProps {
  label: string;
  /** Said while nobody is chosen. */
  otherwise: string;
  chosen: string[];
  onChange: (ids: string[]) => void;
  several?: boolean;
}

/** People by name behind a button. */
export function PeopleField({ label, otherwise, chosen, onChange, several = true }: PeopleProps) {
  const { data: people = [] } = useQuery(peopleQuery);
  const [open, setOpen] = useState(false);
  const names = people.filter(({ id }) => chosen.includes(id)).map(({ name }) => name);
  return (
    <div>
      <span className={styles.label}>{label}</span>
      <PersonPicker
        label={label}
        people={people}
        chosen={chosen}
        onChange={onChange}
        several={several}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button aria-label={label} onClick={() => setOpen(!open)}>
            {names.join(", ") || otherwise}
          </Button>
        }
      />
    </div>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { meQuery } from "@/api/me";
import { type Person, peopleQuery } from "@/api/people";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText, textOfCode } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { CheckField, TextAreaField } from "@/ui/fields/controls";
import { requestApproval } from "../api";
import styles from "./approvals.module.css";

interface Props {
  kind: string;
  id: string;
  roles: readonly string[];
  hint?: string | undefined;
  onDone: () => void;
}

/** Who could decide: those of the roles, without oneself unless there is nobody else. */
export function candidates(people: readonly Person[], roles: readonly string[], me: string | undefined): Person[] {
  const able = people.filter((person) => roles.includes(person.role));
  const others = able.filter((person) => person.id !== me);
  return others.length > 0 ? others : able;
}

/** Chooses who is asked and says why. */
export function AskForm({ kind, id, roles, hint, onDone }: Props) {
  const { t } = useLingui();
  const me = useQuery(meQuery).data?.person.id;
  const able = candidates(useQuery(peopleQuery).data ?? [], roles, me);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [note, setNote] = useState("");
  const asked = able.length === 1 ? able.map((person) => person.id) : chosen;
  const ask = useWrite(() => requestApproval({ kind, id, approver_ids: [...asked], note }), {
    stale: [["approvals"], [`${kind}s`], [kind, id]],
    quiet: true,
    onDone,
  });
  const problem = splitProblem(ask.error, ["approver_ids", "note"]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  const toggle = (person: string, on: boolean) =>
    setChosen(on ? [...chosen, person] : chosen.filter((each) => each !== person));
  const fault = problem?.fields.approver_ids?.[0];
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      {hint && <Callout>{hint}</Callout>}
      <fieldset className={styles.people}>
        <legend>{t`Who decides? All of them must approve.`}</legend>
        {able.map((person) => (
          <CheckField
            key={person.id}
            label={person.name}
            checked={asked.includes(person.id)}
            onChange={(on) => toggle(person.id, on)}
          />
        ))}
        {able.length === 0 && <p>{t`Nobody here may decide on this. Ask an owner to make somebody a director.`}</p>}
        {fault && (
          <div className={styles.fault} role="alert">
            {textOfCode(fault) ?? textOfCode("invalid")}
          </div>
        )}
      </fieldset>
      <TextAreaField
        label={t`What should they know?`}
        value={note}
        faults={problem?.fields.note}
        rows={3}
        onChange={setNote}
      />
      {problem?.whole && <Callout tone="now">{problemText(problem.whole)}</Callout>}
      <div className={styles.actions}>
        <Button onClick={onDone}>{t`Cancel`}</Button>
        <Button look="primary" type="submit" busy={ask.isPending}>
          {t`Send the request`}
        </Button>
      </div>
    </form>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { peopleQuery } from "@/api/people";
import { useStore } from "@/lib/store";
import { Button } from "@/ui/actions/button";
import { Dialog } from "@/ui/layout/dialog";
import { editConflict } from "../conflicts";
import styles from "./conflict-dialog.module.css";

function words(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}

/** Two people changed the same thing: both versions side by side, and the person decides. */
export function ConflictDialog() {
  const { t } = useLingui();
  const conflict = useStore(editConflict);
  const people = useQuery(peopleQuery).data ?? [];
  if (!conflict) return null;
  const close = () => editConflict.set(null);
  const by = people.find((person) => person.id === conflict.by)?.name ?? t`someone`;
  const mine: Readonly<Record<string, unknown>> = { ...conflict.mine };
  const insist = () => {
    close();
    conflict.insist();
  };
  const foot = (
    <>
      <Button onClick={close}>{t`Keep theirs`}</Button>
      <Button look="primary" onClick={insist}>
        {t`Use mine`}
      </Button>
    </>
  );
  return (
    <Dialog title={t`Changed since by ${by}`} onClose={close} foot={foot}>
      <p className={styles.name}>{conflict.taskName}</p>
      {Object.keys(conflict.theirs).map((field) => (
        <dl key={field} className={styles.pair}>
          <div>
            <dt>{t`There now`}</dt>
            <dd>{words(conflict.theirs[field])}</dd>
          </div>
          <div>
            <dt>{t`Yours`}</dt>
            <dd>{words(mine[field])}</dd>
          </div>
        </dl>
      ))}
    </Dialog>
  );
}

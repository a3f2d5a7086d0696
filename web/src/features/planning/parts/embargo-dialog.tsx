import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { PlainDate } from "@/lib/dates";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField, TextField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { Dialog } from "@/ui/layout/dialog";
import { addEmbargo, type Embargo } from "../api";
import { CLOSED } from "../words";
import styles from "./planning.module.css";

/** Closes days for launches or work, in a campaign or everywhere. */
export function EmbargoDialog({ campaign, onClose }: { campaign: string | null; onClose: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const [first, setFirst] = useState<PlainDate | null>(null);
  const [last, setLast] = useState<PlainDate | null>(null);
  const [what, setWhat] = useState<Embargo["what"]>("launch");
  const save = useWrite(
    (days: { first: PlainDate; last: PlainDate }) => addEmbargo({ name, what, campaign_id: campaign, ...days }),
    { stale: [["embargoes"]], done: t`The days are closed`, quiet: true, onDone: onClose },
  );
  const wrong = splitProblem(save.error, ["name", "first", "last"]);
  const days = first && last ? { first, last } : null;
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button
        look="primary"
        busy={save.isPending}
        disabled={!days || !name.trim()}
        onClick={() => days && save.mutate(days)}
      >
        {t`Close days`}
      </Button>
    </>
  );
  return (
    <Dialog title={t`Close days`} onClose={onClose} foot={foot}>
      <div className={styles.form}>
        {wrong?.whole && <Callout tone="now">{problemText(wrong.whole)}</Callout>}
        <TextField label={t`Name`} value={name} onChange={setName} faults={wrong?.fields.name} />
        <div className={styles.pair}>
          <DateField label={t`First day`} value={first} onChange={setFirst} faults={wrong?.fields.first} />
          <DateField label={t`Last day`} value={last} onChange={setLast} faults={wrong?.fields.last} />
        </div>
        <SelectField
          label={t`What is closed`}
          value={what}
          choices={[
            { value: "launch", label: t(CLOSED.launch) },
            { value: "work", label: t(CLOSED.work) },
          ]}
          onChange={setWhat}
        />
      </div>
    </Dialog>
  );
}

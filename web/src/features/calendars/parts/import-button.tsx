import { useLingui } from "@lingui/react/macro";
import { IconCalendarDown } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { Dialog } from "@/ui/layout/dialog";
import { type Imported, importAbsences, TIME_STALE } from "../api";
import styles from "./my-time.module.css";

/** Brings in an iCalendar file, and says what came of it where something was left out. */
export function ImportButton({ personId }: { personId: string }) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<Imported | null>(null);
  const write = useWrite(
    async (file: File) => {
      const answer = await importAbsences(personId, file);
      setFound(answer.found);
      return answer;
    },
    { stale: TIME_STALE, done: t`Calendar read` },
  );
  return (
    <>
      <Button
        icon={<IconCalendarDown size={15} />}
        busy={write.isPending}
        onClick={() => input.current?.click()}
      >{t`Import .ics`}</Button>
      <input
        ref={input}
        type="file"
        accept=".ics,text/calendar"
        className={styles.hidden}
        aria-label={t`Calendar file`}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) write.mutate(file);
        }}
      />
      {found && <Outcome found={found} onClose={() => setFound(null)} />}
    </>
  );
}

function Outcome({ found, onClose }: { found: Imported; onClose: () => void }) {
  const { t } = useLingui();
  const { added, updated, unchanged, refused } = found;
  const why = (word: string) => {
    if (word === "exceptions") return t`it comes again with exceptions`;
    if (word === "no_date") return t`it has no date`;
    return t`it comes again by a rule that is not weekly (${word})`;
  };
  return (
    <Dialog
      title={t`Calendar read`}
      onClose={onClose}
      foot={<Button look="primary" onClick={onClose}>{t`Close`}</Button>}
    >
      <p>{t`${added} added, ${updated} changed, ${unchanged} as before.`}</p>
      {refused.length > 0 && (
        <>
          <p>{t`Left out; add these by hand:`}</p>
          <ul>
            {refused.map((event) => (
              <li key={`${event.summary}${event.why}`}>{`${event.summary} – ${why(event.why)}`}</li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

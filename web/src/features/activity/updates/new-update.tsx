import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { asProblem } from "@/lib/problem";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField, TextAreaField, TextField } from "@/ui/fields/controls";
import { type Health, postUpdate } from "../api";
import { MarkdownPreview } from "../parts/markdown-preview";
import { HEALTH_NAMES, HEALTHS } from "./health";
import styles from "./updates.module.css";

interface Props {
  kind: string;
  id: string;
  onClose: () => void;
}

/** A new status update; it goes out by mail once, so it is sent by a button of its own. */
export function NewUpdate({ kind, id, onClose }: Props) {
  const { t } = useLingui();
  const [health, setHealth] = useState<Health>("on_track");
  const [title, setTitle] = useState("");
  const [body, setBody] = useState("");
  const send = useWrite(() => postUpdate({ kind, id, health, title, body }), {
    stale: [["updates", kind, id]],
    done: t`Update posted`,
    onDone: onClose,
    quiet: true,
  });
  const faults = asProblem(send.error)?.fields;
  return (
    <form
      className={styles.form}
      aria-label={t`New update`}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <SelectField
        label={t`How it stands`}
        value={health}
        choices={HEALTHS.map((value) => ({ value, label: t(HEALTH_NAMES[value]) }))}
        onChange={setHealth}
      />
      <TextField label={t`In one line`} value={title} onChange={setTitle} faults={faults?.title} />
      <TextAreaField label={t`More, in Markdown`} rows={5} value={body} onChange={setBody} faults={faults?.body} />
      <MarkdownPreview text={body} />
      <div className={styles.row}>
        <Button onClick={onClose}>{t`Cancel`}</Button>
        <Button type="submit" look="primary" busy={send.isPending}>
          {t`Post and tell followers`}
        </Button>
      </div>
    </form>
  );
}

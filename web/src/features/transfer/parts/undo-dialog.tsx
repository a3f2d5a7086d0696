import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { asProblem } from "@/lib/problem";
import { showToast } from "@/lib/toasts";
import { Callout } from "@/ui/feedback/callout";
import { ConfirmDialog } from "@/ui/feedback/confirm";
import { problemText } from "@/ui/feedback/problem-text";
import { Skeleton } from "@/ui/feedback/skeleton";
import { type Import, type UndoPreview, undoImport, undoPreviewQuery } from "../api";
import styles from "./transfer.module.css";

const MOST_NAMED = 20;

/** Shows what undoing takes back and what stays, and does it. */
export function UndoDialog({ job, batch, onClose }: { job: Import; batch: string; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const preview = useQuery(undoPreviewQuery(batch));
  const undo = useMutation({
    mutationFn: () => undoImport(batch),
    onSuccess: () => {
      showToast({ text: t`The import was undone` });
      void queries.invalidateQueries();
      onClose();
    },
  });
  const problem = asProblem(undo.error ?? preview.error);
  return (
    <ConfirmDialog
      title={t`Undo the import of ${job.file_name}?`}
      verb={t`Undo the import`}
      danger
      busy={undo.isPending || preview.isPending}
      onConfirm={() => undo.mutate()}
      onClose={onClose}
    >
      {preview.data ? <Consequences preview={preview.data} /> : !problem && <Skeleton height={40} />}
      {problem && <Callout tone="now">{problemText(problem)}</Callout>}
    </ConfirmDialog>
  );
}

function Consequences({ preview }: { preview: UndoPreview }) {
  const { t } = useLingui();
  const { reverted, kept } = preview;
  const rest = kept.length - MOST_NAMED;
  return (
    <div className={styles.rows}>
      <p>{t`${plural(reverted, { one: "# change is taken back.", other: "# changes are taken back." })}`}</p>
      {kept.length > 0 && (
        <>
          <p>{t`This stays, because it was changed since:`}</p>
          <ul className={styles.kept}>
            {kept.slice(0, MOST_NAMED).map((each) => (
              <li key={`${each.kind} ${each.id} ${each.field ?? ""}`}>
                {each.by ? t`${each.name}, changed by ${each.by}` : each.name}
              </li>
            ))}
          </ul>
          {rest > 0 && <p>{t`${plural(rest, { one: "and # more", other: "and # more" })}`}</p>}
        </>
      )}
    </div>
  );
}

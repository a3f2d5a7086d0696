import { useLingui } from "@lingui/react/macro";
import { IconFile, IconPlus, IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api } from "@/api/server";
import { useLanguage } from "@/i18n/language";
import { Button, IconButton } from "@/ui/actions/button";
import { attempt } from "@/ui/feedback/complain";
import { attachFile, filesQuery, type StoredFile } from "../api";
import styles from "./files.module.css";

function sizeWords(bytes: number, language: string): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
}

/** The files of an object, and adding more. */
export function Files({ kind, id }: { kind: string; id: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { data = [] } = useQuery(filesQuery(kind, id));
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ["files", kind, id] });
  const add = async (files: FileList | null) => {
    setBusy(true);
    for (const file of files ?? []) await attempt(() => attachFile(kind, id, file));
    setBusy(false);
    await refresh();
  };
  const remove = async (file: StoredFile) => {
    await attempt(() => api.DELETE("/api/v1/files/{file_id}", { params: { path: { file_id: file.id } } }));
    await refresh();
  };
  return (
    <section aria-label={t`Files`} className={styles.block}>
      <div className={styles.head}>
        <h3>{t`Files`}</h3>
        <Button look="ghost" busy={busy} icon={<IconPlus size={14} />} onClick={() => input.current?.click()}>
          {t`Add files`}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t`Add files`}
        onChange={(event) => void add(event.target.files)}
      />
      <ul className={styles.list}>
        {data.map((file) => (
          <FileLine key={file.id} file={file} onRemove={() => void remove(file)} />
        ))}
      </ul>
    </section>
  );
}

function FileLine({ file, onRemove }: { file: StoredFile; onRemove: () => void }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { name } = file;
  return (
    <li>
      <IconFile size={15} stroke={1.6} aria-hidden="true" />
      <a href={file.url} target="_blank" rel="noreferrer">
        {name}
      </a>
      <span className={styles.size}>{sizeWords(file.size, language)}</span>
      {file.can.length > 0 && <IconButton label={t`Remove ${name}`} icon={<IconX size={13} />} onClick={onRemove} />}
    </li>
  );
}

import { useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSettled } from "@/lib/hooks/use-settled";
import { Written } from "@/ui/marks/written";
import { previewQuery } from "../api";
import styles from "./markdown-preview.module.css";

const PAUSE = 250;

/** How Markdown will read, while it is being written; nothing while there is no text. */
export function MarkdownPreview({ text }: { text: string }) {
  const { t } = useLingui();
  const settled = useSettled(text, PAUSE);
  const { data } = useQuery({
    ...previewQuery(settled),
    enabled: settled.trim() !== "",
    placeholderData: keepPreviousData,
  });
  if (!data || text.trim() === "") return null;
  return (
    <section className={styles.preview} aria-label={t`Preview`}>
      <h4 className={styles.title}>{t`Preview`}</h4>
      <Written html={data.html} />
    </section>
  );
}

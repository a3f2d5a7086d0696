import { useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { previewQuery } from "../api";
import styles from "./markdown-preview.module.css";

const PAUSE = 250;

/** The text as it stood a moment ago, so that not every key is rendered. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** How Markdown will read, while it is being written; nothing while there is no text. */
export function MarkdownPreview({ text }: { text: string }) {
  const { t } = useLingui();
  const settled = useSettled(text);
  const { data } = useQuery({
    ...previewQuery(settled),
    enabled: settled.trim() !== "",
    placeholderData: keepPreviousData,
  });
  if (!data || text.trim() === "") return null;
  return (
    <section className={styles.preview} aria-label={t`Preview`}>
      <h4 className={styles.title}>{t`Preview`}</h4>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server's one sanitiser made it. */}
      <div className={styles.words} dangerouslySetInnerHTML={{ __html: data.html }} />
    </section>
  );
}

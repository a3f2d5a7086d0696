import styles from "./written.module.css";

interface Props {
  /** HTML that the server's sanitiser has made of a person's Markdown: never HTML of any other source. */
  html: string;
  className?: string | undefined;
}

/** What a person wrote: paragraphs, lists, links. The one place where the browser takes HTML as it comes. */
export function Written({ html, className }: Props) {
  const classes = [styles.written, className].filter(Boolean).join(" ");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server's one sanitiser made it.
  return <div className={classes} dangerouslySetInnerHTML={{ __html: html }} />;
}

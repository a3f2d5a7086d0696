import { Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent, ReactNode } from "react";
import { LANGUAGE_NAMES, speak, useLanguage } from "@/i18n/language";
import { LANGUAGES, type Language, updatePreferences } from "@/lib/preferences";
import { Mark } from "@/ui/marks/mark";
import styles from "./door.module.css";

interface Props {
  title: string;
  /** A line beneath the title. */
  lead?: ReactNode;
  children: ReactNode;
  onSubmit?: () => void;
  wide?: boolean;
}

/** The page before the house: the mark, one form, the choice of language. */
export function Door({ title, lead, children, onSubmit, wide }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <div className={styles.door}>
      <Beat />
      <main className={styles.card} data-wide={wide || undefined}>
        <div className={styles.brand}>
          <Mark height={26} />
          <span>Drumbeat</span>
        </div>
        <div className={styles.titles}>
          <h1>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
        <form className={styles.form} onSubmit={submit} noValidate>
          {children}
        </form>
      </main>
      <footer className={styles.foot}>
        <LanguageChoice />
        <span className={styles.rhythm}>
          <Trans>Plan, produce, publish, measure, learn.</Trans>
        </span>
      </footer>
    </div>
  );
}

const BEAT = [
  { x: 4, height: 34, fill: "var(--plan)" },
  { x: 23, height: 52, fill: "var(--produce)" },
  { x: 42, height: 43, fill: "var(--publish)" },
  { x: 61, height: 88, fill: "var(--measure)" },
  { x: 80, height: 66, fill: "var(--learn)" },
];

/** The mark again, as wide as the page and hardly there. */
function Beat() {
  return (
    <svg className={styles.beat} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {BEAT.map((bar) => (
        <rect key={bar.x} x={bar.x} y={100 - bar.height} width={16} height={bar.height} fill={bar.fill} />
      ))}
    </svg>
  );
}

function LanguageChoice() {
  const { t } = useLingui();
  const language = useLanguage();
  const choose = (chosen: Language) => {
    updatePreferences({ language: chosen });
    void speak(chosen);
  };
  return (
    <fieldset className={styles.languages} aria-label={t`Language`}>
      {LANGUAGES.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => choose(each)}>
          {LANGUAGE_NAMES[each]}
        </button>
      ))}
    </fieldset>
  );
}

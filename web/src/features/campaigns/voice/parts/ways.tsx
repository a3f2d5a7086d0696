import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { ChannelPicker, formatsOf, useChannels } from "@/features/channels/public";
import { CellInput } from "@/ui/fields/cell-controls";
import type { Production } from "../api";
import styles from "./voice.module.css";

const LANGUAGES = ["en", "sv", "zh-Hans", "zh-Hant"];

interface Props {
  order: Production;
  onChange: (order: Production) => void;
}

/** What the master is varied by: channels, the formats they take, languages. */
export function Ways({ order, onChange }: Props) {
  const { t } = useLingui();
  const channels = useChannels();
  const { formats = [], languages = [], channels: chosen = [] } = order;
  return (
    <>
      <div className={styles.set}>
        <span className={styles.label}>{t`Channels`}</span>
        <ChannelPicker
          label={t`Channels of the production`}
          chosen={chosen}
          onChange={(ids) => onChange({ ...order, channels: ids })}
        />
      </div>
      <Words
        label={t`Formats`}
        more={t`Another format`}
        offered={formatsOf(channels, chosen)}
        chosen={formats}
        onChange={(words) => onChange({ ...order, formats: words })}
      />
      <Words
        label={t`Languages`}
        more={t`Another language, such as de`}
        offered={LANGUAGES}
        chosen={languages}
        nameOf={languageName}
        onChange={(words) => onChange({ ...order, languages: words })}
      />
    </>
  );
}

/** A language by its own name; the tag itself where nobody knows it. */
function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

interface WordsProps {
  label: string;
  more: string;
  offered: readonly string[];
  chosen: readonly string[];
  nameOf?: (word: string) => string;
  onChange: (words: string[]) => void;
}

const MOST_SHOWN = 12;

function Words({ label, more, offered, chosen, nameOf = (word) => word, onChange }: WordsProps) {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  const words = [...new Set([...chosen, ...offered])];
  const shown = all ? words : words.slice(0, Math.max(MOST_SHOWN, chosen.length));
  const press = (word: string) =>
    onChange(chosen.includes(word) ? chosen.filter((each) => each !== word) : [...chosen, word]);
  return (
    <fieldset className={styles.set}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.chips}>
        {shown.map((word) => (
          <button
            key={word}
            type="button"
            className={styles.chip}
            aria-pressed={chosen.includes(word)}
            onClick={() => press(word)}
          >
            {nameOf(word)}
          </button>
        ))}
        {shown.length < words.length && (
          <button type="button" className={styles.chip} onClick={() => setAll(true)}>{t`All formats`}</button>
        )}
        <span className={styles.more}>
          <CellInput
            label={more}
            placeholder={more}
            value=""
            onSave={(typed) => typed && onChange([...new Set([...chosen, typed])])}
          />
        </span>
      </div>
    </fieldset>
  );
}

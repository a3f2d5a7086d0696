import { useLingui } from "@lingui/react/macro";
import { useLanguage } from "@/i18n/language";
import { formatNumber } from "@/lib/numbers";
import type { Import, Verdict } from "../api";
import { VERDICTS } from "../verdicts";
import styles from "./transfer.module.css";

/** A verdict out of the address, or null for all. */
export function readVerdict(text: string): Verdict | null {
  return VERDICTS.find(({ verdict }) => verdict === text)?.verdict ?? null;
}

interface Props {
  counts: Import["counts"];
  shown: Verdict | null;
  onShow: (verdict: Verdict | null) => void;
}

/** How many rows come to what; pressing a tile shows only those, pressing it again shows all. */
export function CountTiles({ counts, shown, onShow }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  return (
    <fieldset className={styles.tiles} aria-label={t`What the rows come to`}>
      {VERDICTS.map(({ verdict, name, meaning }) => (
        <button
          key={verdict}
          type="button"
          className={styles.tile}
          data-verdict={verdict}
          aria-pressed={shown === verdict}
          onClick={() => onShow(shown === verdict ? null : verdict)}
        >
          <span className={styles.figure}>{formatNumber(counts[verdict] ?? 0, language)}</span>
          <strong>{t(name)}</strong>
          <span className={styles.quiet}>{t(meaning)}</span>
        </button>
      ))}
    </fieldset>
  );
}

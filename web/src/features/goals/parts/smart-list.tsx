import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconCircleCheck, IconCircleDashed, IconCircleDotted } from "@tabler/icons-react";
import { useLanguage } from "@/i18n/language";
import { formatDecimal } from "@/lib/numbers";
import type { Check } from "../api";
import type { Draft } from "../draft";
import { SMART_WORDS, WHY_WORDS } from "../words";
import styles from "./goals.module.css";

/** The five points of SMART with what is missing, and how realistic the target is against the team's own history. */
export function SmartList({ check, draft }: { check: Check; draft: Draft }) {
  const { t, i18n } = useLingui();
  return (
    <div className={styles.smart}>
      <ul aria-label={t`SMART check`}>
        {check.smart.map((point) => {
          const why = WHY_WORDS[point.why];
          return (
            <li key={point.key} data-ok={String(point.ok)}>
              <Sign ok={point.ok} />
              <span>
                <strong>{t(SMART_WORDS[point.key])}</strong>
                {why && <> – {i18n._({ ...why, values: { ...point.facts } })}</>}
              </span>
            </li>
          );
        })}
      </ul>
      <RealismLine check={check} draft={draft} />
    </div>
  );
}

function Sign({ ok }: { ok: boolean | null }) {
  const { t } = useLingui();
  const [Icon, words] =
    ok === null
      ? [IconCircleDotted, t`cannot be judged`]
      : ok
        ? [IconCircleCheck, t`fine`]
        : [IconCircleDashed, t`open`];
  return (
    <>
      <Icon size={16} stroke={1.7} aria-hidden="true" />
      <span className="visually-hidden">{words}</span>
    </>
  );
}

const PERCENTILE = msg({
  message:
    "This target is at the {percentile, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} percentile of your own history (n = {n}).",
});

function RealismLine({ check, draft }: { check: Check; draft: Draft }) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const { realism } = check;
  if (!realism || realism.percentile === null || !realism.median || !realism.best) return null;
  const value = (text: string) => formatDecimal(text, language, draft.unit, draft.currency);
  const { percentile, n } = realism;
  const [median, best] = [value(realism.median), value(realism.best)];
  return (
    <p className={styles.realism} role="status">
      {i18n._({ ...PERCENTILE, values: { percentile, n } })}{" "}
      {realism.all_types && <span className={styles.quiet}>{t`Campaigns of every type are compared.`} </span>}
      <span className={styles.quiet}>{t`Half of the results were at ${median} or beyond; the best was ${best}.`}</span>
    </p>
  );
}

import { useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLanguage } from "@/i18n/language";
import { textOfCode } from "@/ui/feedback/problem-text";
import { TextAreaField } from "@/ui/fields/controls";
import { type FormulaCheck, formulaQuery, type Metric, type Unit } from "../api";
import { textOf } from "../model";
import { UNITS } from "../words";
import styles from "./library.module.css";

interface Props {
  formula: string;
  unit: Unit;
  /** The metric's own short name, so that it cannot need itself. */
  own: string;
  metrics: readonly Metric[];
  faults: readonly string[] | undefined;
  readOnly: boolean;
  onChange: (formula: string) => void;
}

const PAUSE = 300;

/** What was typed, a moment after the typing pauses. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** A formula, checked while it is typed, with what it comes to over everything one sees. */
export function FormulaField({ formula, unit, own, metrics, faults, readOnly, onChange }: Props) {
  const { t } = useLingui();
  const area = useRef<HTMLDivElement>(null);
  const asked = useSettled(formula.trim());
  const check = useQuery({
    ...formulaQuery(asked, unit, own),
    enabled: asked !== "" && !readOnly,
    placeholderData: keepPreviousData,
  });
  const insert = (key: string) => {
    const box = area.current?.querySelector("textarea");
    const [from, to] = [box?.selectionStart ?? formula.length, box?.selectionEnd ?? formula.length];
    onChange(`${formula.slice(0, from)}${key}${formula.slice(to)}`);
    box?.focus();
  };
  return (
    <div className={styles.form} ref={area}>
      <TextAreaField
        label={t`Formula`}
        hint={t`Short names of metrics, numbers, + − × ÷ ( ), min, max and round`}
        value={formula}
        rows={2}
        spellCheck={false}
        disabled={readOnly}
        faults={faults}
        onChange={onChange}
      />
      {asked !== "" && check.data && <Verdict check={check.data} unit={unit} metrics={metrics} />}
      {!readOnly && (
        <fieldset className={styles.insert} aria-label={t`Insert a metric`}>
          {metrics
            .filter(({ key }) => key !== own)
            .map(({ key, name }) => (
              <button key={key} type="button" title={key} onClick={() => insert(key)}>
                {name}
              </button>
            ))}
        </fieldset>
      )}
    </div>
  );
}

function Verdict({ check, unit, metrics }: { check: FormulaCheck; unit: Unit; metrics: readonly Metric[] }) {
  const { t } = useLingui();
  const language = useLanguage();
  if (check.fault) {
    const { code, facts, at } = check.fault;
    const units = Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [name, isUnit(value) ? t(UNITS[value]) : String(value)]),
    );
    return (
      <p className={styles.check} role="status">
        {textOfCode(`formula.${code}`, units) ?? code} {at > 0 && t`(at character ${at + 1})`}
      </p>
    );
  }
  const named = new Map(metrics.map((metric) => [metric.key, metric]));
  const parts = check.names.map((key) => {
    const metric = named.get(key);
    const value = check.parts[key] ?? null;
    return `${metric?.name ?? key}: ${value === null || !metric ? "—" : textOf(value, metric.unit, "", language)}`;
  });
  return (
    <div className={styles.check} data-ok="true" role="status">
      <strong>{t`The formula stands. Over everything so far: ${textOf(check.value, unit, "", language) ?? t`no data`}`}</strong>
      <span className={styles.quiet}>{parts.join(" · ")}</span>
      {check.forgets_hundred && <span>{t`Percentages are kept as they read, so 5 is 5 %. Multiply by 100.`}</span>}
    </div>
  );
}

function isUnit(value: unknown): value is Unit {
  return typeof value === "string" && value in UNITS;
}

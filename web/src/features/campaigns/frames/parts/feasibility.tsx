import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { addDays, formatLongDay, todayIn } from "@/lib/dates";
import { asProblem } from "@/lib/problem";
import { Callout } from "@/ui/feedback/callout";
import { DateField } from "@/ui/fields/date-picker";
import { feasibilityQuery, type Template } from "../templates-api";
import styles from "./frames.module.css";

const AHEAD_DAYS = 90;

/** Tries a launch: when work would have to begin, and whether there is time enough. */
export function Feasibility({ template }: { template: Template }) {
  const { t } = useLingui();
  const language = useLanguage();
  const [launch, setLaunch] = useState(addDays(todayIn(), AHEAD_DAYS));
  const tasks = template.parts.tasks?.rows.length ?? 0;
  const fit = useQuery({ ...feasibilityQuery(template.id, launch, template.etag), enabled: tasks > 0 });
  if (tasks === 0 || asProblem(fit.error)) return null;
  const { start, short_by_days: short = 0, chain = [] } = fit.data ?? {};
  const deciding = chain.join(" → ");
  return (
    <div className={styles.form}>
      <div className={styles.half}>
        <DateField label={t`Try a launch`} value={launch} onChange={(day) => day && setLaunch(day)} />
      </div>
      {start && (
        <Callout
          tone={short > 0 ? "now" : "good"}
          title={
            short > 0
              ? t`${plural(short, { one: "# working day too few", other: "# working days too few" })}`
              : t`There is time enough`
          }
        >
          {t`Work begins on ${formatLongDay(start, language)}.`} {deciding && t`What decides: ${deciding}`}
        </Callout>
      )}
    </div>
  );
}

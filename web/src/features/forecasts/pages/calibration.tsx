import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { formatNumber, formatShare } from "@/lib/numbers";
import { Callout } from "@/ui/feedback/callout";
import { useWrite } from "@/ui/feedback/use-write";
import { CheckField } from "@/ui/fields/controls";
import { DataTable } from "@/ui/layout/data-table";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { type Calibration, calibrationQuery, updateForecastSettings } from "../api";
import { percentOf } from "../model";
import styles from "./forecast.module.css";

/** Whether past odds came true. */
export function CalibrationPage() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(calibrationQuery);
  return (
    <>
      <PageHeader title={t`How past forecasts fared`} />
      <PageBody>
        <Wide>
          <Verdict data={data} />
          {data.count > 0 && <Bands data={data} />}
          <Lesson data={data} />
        </Wide>
      </PageBody>
    </>
  );
}

function Verdict({ data }: { data: Calibration }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { count, fewest } = data;
  const half = count ? formatShare(data.within_p50 / count, language) : "–";
  const safe = count ? formatShare(data.within_p80 / count, language) : "–";
  return (
    <PageSection title={t`Launches held against what was said four weeks before`}>
      {!data.enough && (
        <Callout title={t`Too few to judge`}>
          <Plural
            value={count}
            _0={`No launch with a forecast has happened yet; at least ${fewest} are needed.`}
            one={`# launch with a forecast has happened; at least ${fewest} are needed.`}
            other={`# launches with a forecast have happened; at least ${fewest} are needed.`}
          />
        </Callout>
      )}
      {count > 0 && (
        <dl className={styles.days}>
          <div>
            <dt>{t`Within the 50% day`}</dt>
            <dd>{half}</dd>
          </div>
          <div>
            <dt>{t`Within the 80% day`}</dt>
            <dd>{safe}</dd>
          </div>
          <div>
            <dt>{t`Launches`}</dt>
            <dd>{formatNumber(count, language)}</dd>
          </div>
        </dl>
      )}
    </PageSection>
  );
}

function Bands({ data }: { data: Calibration }) {
  const { t } = useLingui();
  const language = useLanguage();
  const head = [
    { key: "band", title: t`Said to be in time` },
    { key: "count", title: t`Launches`, figures: true },
    { key: "said", title: t`Said on average`, figures: true },
    { key: "kept", title: t`Came in time`, figures: true },
  ];
  const percent = (value: number | null) => (value === null ? "–" : formatShare(percentOf(value) / 100, language));
  return (
    <PageSection title={t`Of launches given these odds, how many came in time?`}>
      <DataTable label={t`Odds and outcomes`} head={head}>
        {data.bands.map((band) => {
          const { low, high, count, kept } = band;
          const edges = `${formatNumber(low / 10, language)}–${formatShare(high / 1000, language)}`;
          return (
            <tr key={low}>
              <td>{edges}</td>
              <td className="figures">{formatNumber(count, language)}</td>
              <td className="figures">{percent(band.said)}</td>
              <td className="figures">{count ? formatShare(kept / count, language) : "–"}</td>
            </tr>
          );
        })}
      </DataTable>
    </PageSection>
  );
}

function Lesson({ data }: { data: Calibration }) {
  const { t } = useLingui();
  const language = useLanguage();
  const save = useWrite(updateForecastSettings, {
    stale: [["calibration"]],
    done: t`Saved; durations are learned anew tonight`,
  });
  const { cases, trees } = data.lesson;
  const when = data.lesson.learned_at ? formatInstant(data.lesson.learned_at, language) : "";
  return (
    <PageSection title={t`What durations are known from`}>
      <p className={styles.words}>
        <Plural
          value={cases}
          _0="No finished task has both an estimate and time kept on it yet: ranges are guesses, and are marked so."
          one="# finished task with an estimate and time kept on it."
          other="# finished tasks with an estimate and time kept on them."
        />{" "}
        {when && <Trans>Learned {when}.</Trans>}{" "}
        {trees && t`A learned model takes part, because it did better on work it had not seen.`}
      </p>
      <div className={styles.setting}>
        <CheckField
          label={t`Learn durations per person, too`}
          checked={data.by_person}
          disabled={!data.can.includes("update_forecast_settings") || save.isPending}
          onChange={(on) => save.mutate(on)}
        />
        <p className={styles.quiet}>
          {t`Off unless a director turns it on: teams of five and more are learned together, and nobody gets a score.`}
        </p>
      </div>
    </PageSection>
  );
}

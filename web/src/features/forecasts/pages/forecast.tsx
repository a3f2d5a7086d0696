import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useLanguage } from "@/i18n/language";
import { formatDay, formatInstant } from "@/lib/dates";
import { formatNumber, formatShare } from "@/lib/numbers";
import { LinkButton } from "@/ui/actions/link-button";
import { EmptyState } from "@/ui/feedback/empty-state";
import { DataTable } from "@/ui/layout/data-table";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { type Forecast, forecastQuery, type Odds } from "../api";
import { barsOf, followOf, marksOf, percentOf } from "../model";
import { OddsPreview } from "../parts/previews";
import { TaskLink } from "../parts/task-link";
import { WarningList } from "../parts/warning-list";
import styles from "./forecast.module.css";

const FOLLOWS = { closely: msg`closely`, partly: msg`partly`, hardly: msg`hardly` };

/** When a campaign will launch: odds, days, what they hang on, what would raise them, and the view from outside. */
export function ForecastPage() {
  const { t } = useLingui();
  const { campaignId = "" } = useParams({ strict: false });
  const { data } = useSuspenseQuery(forecastQuery(campaignId));
  const odds = data.forecast;
  return (
    <PageBody>
      <Wide>
        <WarningList campaignId={campaignId} />
        {odds ? (
          <Answer odds={odds} waiting={data.waiting} />
        ) : (
          <NoOdds campaignId={campaignId} waiting={data.waiting} />
        )}
        {odds && <Levers odds={odds} />}
        {odds && <Critical odds={odds} />}
        {odds && odds.milestones.length > 0 && <Milestones odds={odds} />}
        {data.trend.length > 1 && <Course data={data} />}
        <Outside data={data} />
        <p className={styles.quiet}>
          <Link to="/forecasts">{t`How past forecasts fared`}</Link>
        </p>
      </Wide>
    </PageBody>
  );
}

function NoOdds({ campaignId, waiting }: { campaignId: string; waiting: boolean }) {
  const { t } = useLingui();
  const list: string = `/campaigns/${campaignId}/list`;
  const sentence = waiting
    ? t`The odds are being counted. They appear here by themselves.`
    : t`Odds appear once the plan has a launch or another milestone ahead.`;
  return (
    <EmptyState
      preview={<OddsPreview />}
      sentence={sentence}
      action={!waiting && <LinkButton look="primary" to={list}>{t`Plan the tasks`}</LinkButton>}
    />
  );
}

function Answer({ odds, waiting }: { odds: Odds; waiting: boolean }) {
  const { t } = useLingui();
  const language = useLanguage();
  const day = (text: string) => formatDay(text, language);
  const { name } = odds.task;
  const target = odds.target ? day(odds.target) : "";
  const when = formatInstant(odds.made_at, language);
  const runs = formatNumber(odds.runs, language);
  const plain = percentOf(odds.plain_chance);
  const days = [
    { label: t`One in ten by`, value: day(odds.p10) },
    { label: t`Half by`, value: day(odds.p50) },
    { label: t`80% by`, value: day(odds.p80) },
    { label: t`90% by`, value: day(odds.p90) },
  ];
  const chance = odds.chance === null ? null : percentOf(odds.chance);
  return (
    <PageSection title={name} detail={waiting ? t`Being counted again…` : t`Counted ${when}`}>
      {chance !== null && (
        <p className={styles.chance}>
          <strong>{formatShare(chance / 100, language)}</strong>
          <span>
            <Trans>to keep {target}</Trans>
          </span>
        </p>
      )}
      <dl className={styles.days}>
        {days.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Histogram odds={odds} />
      <p className={`${styles.quiet} ${styles.prose}`}>
        <Trans>
          The plan was played through {runs} times, each task taking longer or shorter as tasks have taken here before.
          Usual lengths added up would name a day that only {plain}% of the plays keep.
        </Trans>{" "}
        <Bases odds={odds} />
      </p>
    </PageSection>
  );
}

function Bases({ odds }: { odds: Odds }) {
  const guessed = odds.bases.none ?? 0;
  const known = (odds.bases.ratio ?? 0) + (odds.bases.blend ?? 0);
  if (guessed === 0)
    return (
      <Plural
        value={known}
        one="The range of the one open task is known from history."
        other="The ranges of all # open tasks are known from history."
      />
    );
  return (
    <>
      <Plural
        value={known}
        one="The range of # task is known from history,"
        other="The ranges of # tasks are known from history,"
      />{" "}
      <Plural value={guessed} one="of # it is a guess." other="of # they are a guess." />
    </>
  );
}

/** How many plays ended on which day; what kept the promise stands out. The table behind it is read aloud. */
function Histogram({ odds }: { odds: Odds }) {
  const { t } = useLingui();
  const language = useLanguage();
  const bars = barsOf(odds.histogram, odds.target);
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return null;
  const label = t`Days on which the plays ended, from ${formatDay(first.day, language)} to ${formatDay(last.day, language)}`;
  return (
    <figure className={styles.figure}>
      <div className={styles.marks} aria-hidden="true">
        {marksOf(bars, odds).map(({ percent, place }) => (
          <span key={percent} style={{ insetInlineStart: `${place * 100}%` }}>
            {formatShare(percent / 100, language)}
          </span>
        ))}
      </div>
      <svg
        className={styles.bars}
        viewBox={`0 0 ${bars.length} 40`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {bars.map((bar, at) => (
          <rect
            key={bar.day}
            x={at + 0.08}
            width={0.84}
            y={40 - 40 * bar.height}
            height={40 * bar.height}
            data-kept={bar.kept}
          />
        ))}
      </svg>
      <figcaption className={styles.axis}>
        <span>{formatDay(first.day, language)}</span>
        <span>{formatDay(last.day, language)}</span>
      </figcaption>
    </figure>
  );
}

/** What a lever does, as a step to take. */
function LeverStep({ lever }: { lever: Odds["levers"][number] }) {
  const points = Math.round(lever.gain / 10);
  const { name } = lever;
  const gain = <Plural value={points} one="+# point" other="+# points" />;
  return lever.kind === "split" ? (
    <Trans>
      Split “{name}” into smaller tasks: {gain}
    </Trans>
  ) : (
    <Trans>
      Make sure how long “{name}” takes: {gain}
    </Trans>
  );
}

function Levers({ odds }: { odds: Odds }) {
  const { t } = useLingui();
  const named = odds.levers.filter((lever) => lever.name);
  if (named.length === 0) return null;
  return (
    <PageSection
      title={t`What buys most certainty`}
      detail={t`The same plays once more, with one change at a time: how much likelier a launch in time becomes.`}
    >
      <ol className={styles.levers}>
        {named.map((lever) => (
          <li key={`${lever.id}${lever.kind}`}>
            <LeverStep lever={lever} />
          </li>
        ))}
      </ol>
    </PageSection>
  );
}

function Critical({ odds }: { odds: Odds }) {
  const { t } = useLingui();
  const language = useLanguage();
  const head = [
    { key: "task", title: t`Task` },
    { key: "share", title: t`The launch waits for it`, figures: true },
    { key: "follow", title: t`Its length moves the launch` },
  ];
  return (
    <PageSection
      title={t`What the launch hangs on`}
      detail={t`In how many of the plays the launch had to wait for the task, and how closely it follows the task's length.`}
    >
      <DataTable label={t`What the launch hangs on`} head={head}>
        {odds.critical.map((task) => (
          <tr key={task.id}>
            <td>{task.name ? <TaskLink id={task.id} name={task.name} /> : t`A task you do not see`}</td>
            <td className="figures">{formatShare(task.share / 1000, language)}</td>
            <td>
              {t(FOLLOWS[followOf(task.cruciality)])}{" "}
              <span className={styles.quiet}>{formatNumber(task.cruciality, language, 2)}</span>
            </td>
          </tr>
        ))}
      </DataTable>
    </PageSection>
  );
}

function Milestones({ odds }: { odds: Odds }) {
  const { t } = useLingui();
  const language = useLanguage();
  const head = [
    { key: "name", title: t`Milestone` },
    { key: "due", title: t`Planned` },
    { key: "p50", title: t`Half by` },
    { key: "p80", title: t`80% by` },
  ];
  return (
    <PageSection title={t`Other milestones`}>
      <DataTable label={t`Other milestones`} head={head}>
        {odds.milestones.map(({ id, name, due, days }) => (
          <tr key={id}>
            <td>{name}</td>
            <td>{due ? formatDay(due, language) : "–"}</td>
            <td>{days[1] ? formatDay(days[1], language) : "–"}</td>
            <td>{days[2] ? formatDay(days[2], language) : "–"}</td>
          </tr>
        ))}
      </DataTable>
    </PageSection>
  );
}

function Course({ data }: { data: Forecast }) {
  const { t } = useLingui();
  const language = useLanguage();
  const head = [
    { key: "day", title: t`Counted on` },
    { key: "chance", title: t`In time`, figures: true },
    { key: "p50", title: t`Half by` },
    { key: "p80", title: t`80% by` },
  ];
  return (
    <PageSection title={t`How the odds have moved`}>
      <DataTable label={t`How the odds have moved`} head={head}>
        {data.trend
          .toReversed()
          .slice(0, 12)
          .map(({ day, chance, p50, p80 }) => (
            <tr key={day}>
              <td>{formatDay(day, language)}</td>
              <td className="figures">{chance === null ? "–" : formatShare(percentOf(chance) / 100, language)}</td>
              <td>{formatDay(p50, language)}</td>
              <td>{formatDay(p80, language)}</td>
            </tr>
          ))}
      </DataTable>
    </PageSection>
  );
}

function Outside({ data }: { data: Forecast }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { count, fewest, p50, p80 } = data.outside;
  const half = p50 === null ? "" : formatShare(p50, language);
  const safe = p80 === null ? "" : formatShare(p80, language);
  return (
    <PageSection title={t`Seen from outside`}>
      <p className={styles.words}>
        {p50 === null ? (
          <Trans>
            {count} of at least {fewest} past campaigns of this type have launched here: too few to compare with.
          </Trans>
        ) : (
          <Trans>
            {count} past campaigns of this type: half took up to {half} of their planned time, four in five up to {safe}
            , whatever their plans said.
          </Trans>
        )}
      </p>
    </PageSection>
  );
}

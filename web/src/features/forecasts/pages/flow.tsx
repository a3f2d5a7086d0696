import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { addDays, formatDay } from "@/lib/dates";
import { formatNumber, formatShare } from "@/lib/numbers";
import { LinkButton } from "@/ui/actions/link-button";
import { Segmented } from "@/ui/actions/segmented";
import { Callout } from "@/ui/feedback/callout";
import { EmptyState } from "@/ui/feedback/empty-state";
import { PageSkeleton } from "@/ui/feedback/skeleton";
import { DataTable } from "@/ui/layout/data-table";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { type Flow, flowQuery } from "../api";
import { areasOf, tallestOf } from "../model";
import { FlowPreview } from "../parts/previews";
import { TaskLink } from "../parts/task-link";
import styles from "./forecast.module.css";

const WIDTH = 720;
const HEIGHT = 220;
const COLOURS = [
  "var(--unfilled)",
  "var(--plan)",
  "var(--produce)",
  "var(--publish)",
  "var(--learn)",
  "var(--measure)",
];
type Window = "30" | "90" | "180";

/** Where a campaign's work waits. */
export function FlowPage() {
  const { t } = useLingui();
  const { campaignId = "" } = useParams({ strict: false });
  const [days, setDays] = useState<Window>("90");
  const { data } = useQuery(flowQuery(campaignId, Number(days)));
  if (!data) return <PageSkeleton />;
  const segments = [
    { value: "30" as const, label: t`30 days` },
    { value: "90" as const, label: t`90 days` },
    { value: "180" as const, label: t`180 days` },
  ];
  const board: string = `/campaigns/${campaignId}/board`;
  const nothing = data.counts.every((row) => row.every((count) => count === 0));
  return (
    <PageBody>
      <Wide>
        {nothing ? (
          <EmptyState
            preview={<FlowPreview />}
            sentence={t`Flow appears as tasks move through their stages.`}
            action={<LinkButton look="primary" to={board}>{t`Open the board`}</LinkButton>}
          />
        ) : (
          <>
            <div className={styles.bar}>
              <Segmented label={t`How far back`} value={days} segments={segments} onChange={setDays} />
            </div>
            <Shown flow={data} />
          </>
        )}
      </Wide>
    </PageBody>
  );
}

function Shown({ flow }: { flow: Flow }) {
  const { t } = useLingui();
  return (
    <>
      <Bottleneck flow={flow} />
      <PageSection title={t`What stood where`}>
        <Chart flow={flow} />
      </PageSection>
      <WhenDone flow={flow} />
      <Stages flow={flow} />
      <Times flow={flow} />
      <Ageing flow={flow} />
    </>
  );
}

function Bottleneck({ flow }: { flow: Flow }) {
  const { t } = useLingui();
  const language = useLanguage();
  const at = flow.bottleneck;
  const name = at ? (flow.stages[at.stage]?.name ?? "") : "";
  const share = at ? formatShare(at.share / 1000, language) : "";
  const growth = at ? formatNumber(at.growth, language, 1) : "";
  const { arrived = 0, departed = 0 } = at ?? {};
  return (
    <>
      {at && (
        <Callout tone="now" title={t`Work waits in “${name}”`}>
          <Trans>
            {arrived} tasks came and {departed} went; {share} of all time is spent there, and the queue grows by{" "}
            {growth} a week.
          </Trans>
        </Callout>
      )}
      {flow.limits.map((advice) => (
        <Limit key={advice.stage} advice={advice} stage={flow.stages[advice.stage]?.name ?? ""} />
      ))}
    </>
  );
}

function Limit({ advice, stage }: { advice: Flow["limits"][number]; stage: string }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { limit, usual } = advice;
  const [now, then] = [formatNumber(advice.days_now, language, 1), formatNumber(advice.days_then, language, 1)];
  return (
    <Callout title={t`A limit of ${limit} in “${stage}” could help`}>
      <Trans>
        About {usual} tasks are in progress there at once. In a simulation with the same work, a limit of {limit} brings
        the time in the stage from {now} to {then} days.
      </Trans>
    </Callout>
  );
}

function Chart({ flow }: { flow: Flow }) {
  const { t } = useLingui();
  const language = useLanguage();
  const outlines = areasOf(flow.counts, WIDTH, HEIGHT);
  const most = tallestOf(flow.counts);
  const first = formatDay(flow.first, language);
  const last = formatDay(addDays(flow.first, flow.days - 1), language);
  return (
    <figure className={styles.figure}>
      <p className={styles.scale} aria-hidden="true">
        <Plural value={most} one="# task" other="# tasks" />
      </p>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t`Tasks in each stage at the end of each day, from ${first} to ${last}`}
      >
        {outlines.map((outline, stage) => (
          <path key={flow.stages[stage]?.id} d={outline} fill={colourOf(stage, flow.stages.length)} />
        ))}
      </svg>
      <div className={styles.axis}>
        <span>{first}</span>
        <span>{last}</span>
      </div>
      <ul className={styles.legend}>
        {flow.stages.map(({ id, name }, stage) => (
          <li key={id}>
            <span className={styles.swatch} style={{ color: colourOf(stage, flow.stages.length) }} aria-hidden />
            {name}
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** The first stage is quiet, the last one the colour of what has been measured; those between take turns. */
function colourOf(stage: number, stages: number): string {
  if (stage === stages - 1) return "var(--measure)";
  return COLOURS[stage % (COLOURS.length - 1)] ?? "var(--unfilled)";
}

function WhenDone({ flow }: { flow: Flow }) {
  const { t } = useLingui();
  const { left, when_done: when } = flow;
  return (
    <PageSection title={t`When will it be done?`}>
      <p className={styles.words}>
        {left === 0 && t`Everything is done.`}
        {left > 0 && when && <Futures left={left} soon={when.p50} late={when.p85} />}
        {left > 0 && !when && t`Six weeks in which something was finished are needed to say.`}
      </p>
    </PageSection>
  );
}

function Futures({ left, soon, late }: { left: number; soon: string | null; late: string | null }) {
  const { t } = useLingui();
  const language = useLanguage();
  const half = soon ? formatDay(soon, language) : "";
  const most = late ? formatDay(late, language) : "";
  return (
    <>
      <Plural value={left} one="# task is open." other="# tasks are open." />{" "}
      {soon
        ? t`At the pace of your own weeks there is an even chance that they are done by ${half}.`
        : t`At the pace of your own weeks it would take more than five years.`}{" "}
      {late && t`By ${most} the chance is 85%.`}
    </>
  );
}

function Stages({ flow }: { flow: Flow }) {
  const { t } = useLingui();
  const language = useLanguage();
  const head = [
    { key: "stage", title: t`Stage` },
    { key: "in", title: t`Came`, figures: true },
    { key: "out", title: t`Went`, figures: true },
    { key: "now", title: t`There now`, figures: true },
    { key: "days", title: t`Days there, on average`, figures: true },
    { key: "share", title: t`Share of time`, figures: true },
  ];
  const ratio = flow.little ? formatNumber(flow.little.ratio, language, 2) : "";
  return (
    <PageSection title={t`Stage by stage`}>
      {flow.little && !flow.little.steady && (
        <p className={styles.quiet}>
          <Trans>
            Work comes and goes unevenly (Little's law gives {ratio} instead of 1), so the averages here say little:
            trust the times below.
          </Trans>
        </p>
      )}
      <DataTable label={t`Stage by stage`} head={head}>
        {flow.flows.map((one) => (
          <tr key={one.stage}>
            <td>{flow.stages[one.stage]?.name}</td>
            <td className="figures">{formatNumber(one.arrived, language)}</td>
            <td className="figures">{formatNumber(one.departed, language)}</td>
            <td className="figures">{formatNumber(one.waiting, language)}</td>
            <td className="figures">{formatNumber(one.mean_days, language, 1)}</td>
            <td className="figures">{formatShare(one.share / 1000, language)}</td>
          </tr>
        ))}
      </DataTable>
    </PageSection>
  );
}

function Times({ flow }: { flow: Flow }) {
  const { t } = useLingui();
  const language = useLanguage();
  const head = [
    { key: "what", title: <span className="visually-hidden">{t`What is measured`}</span> },
    { key: "p50", title: t`Half within`, figures: true },
    { key: "p85", title: t`85% within`, figures: true },
    { key: "p95", title: t`95% within`, figures: true },
    { key: "done", title: t({ context: "tasks", message: "Done" }), figures: true },
    { key: "open", title: t`Still open`, figures: true },
  ];
  const days = (value: number | null) => {
    if (value === null) return <span className={styles.quiet}>{t`not known yet`}</span>;
    return <Plural value={Math.round(value)} one="# day" other="# days" />;
  };
  const rows = [
    { name: t`From begun to done`, times: flow.cycle },
    { name: t`From created to done`, times: flow.lead },
  ];
  return (
    <PageSection title={t`How long it takes`} detail={t`Open work counts with its age: leaving it out would flatter.`}>
      <DataTable label={t`How long it takes`} head={head}>
        {rows.map(({ name, times }) => (
          <tr key={name}>
            <td>{name}</td>
            <td className="figures">{days(times.p50)}</td>
            <td className="figures">{days(times.p85)}</td>
            <td className="figures">{days(times.p95)}</td>
            <td className="figures">{formatNumber(times.ended, language)}</td>
            <td className="figures">{formatNumber(times.open, language)}</td>
          </tr>
        ))}
      </DataTable>
    </PageSection>
  );
}

/** The open tasks that were begun first. */
function Ageing({ flow }: { flow: Flow }) {
  const { t } = useLingui();
  if (flow.ageing.length === 0) return null;
  return (
    <PageSection title={t`Open the longest`}>
      <ul className={styles.ages}>
        {flow.ageing.map(({ id, name, days }) => (
          <li key={id}>
            <TaskLink id={id} name={name} />
            <span className={styles.quiet}>
              <Plural value={Math.round(days)} one="# day" other="# days" />
            </span>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

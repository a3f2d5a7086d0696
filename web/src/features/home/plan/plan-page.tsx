import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { GoalCard, goalsQuery } from "@/features/goals/public";
import { KpiTiles } from "@/features/metrics/public";
import { KickOffButton } from "@/features/reports/public";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
import { PageBody } from "@/ui/layout/page";
import { type Plan, planQuery, type StepKey } from "./api";
import { Days, OutputCounts } from "./lists";
import { stepsDone } from "./model";
import styles from "./plan.module.css";
import { STEP_WORDS } from "./words";

/** The plan of a campaign as one document; every word of it is a record and stays live. */
export function PlanPage() {
  const { campaignId = "" } = useParams({ strict: false });
  const { data: plan } = useSuspenseQuery(planQuery(campaignId));
  const shown: Record<StepKey, ReactNode> = {
    goal: <Goals plan={plan} />,
    metrics: plan.targets.length > 0 && <KpiTiles campaignId={campaignId} compact expected={plan.targets.length} />,
    audience: plan.audiences.length > 0 && <Audiences plan={plan} />,
    message: plan.messages.length > 0 && <Messages plan={plan} />,
    scope: <Scope plan={plan} />,
    team: <Team plan={plan} />,
    deliverables: plan.deliverables.total > 0 && <OutputCounts plan={plan} />,
    budget: <Budget plan={plan} />,
    timeline: <Timeline plan={plan} />,
    measurement: <Words texts={[plan.brief.measurement, plan.brief.standards]} />,
  };
  return (
    <PageBody>
      <article className={styles.sheet}>
        <Head plan={plan} />
        {plan.steps.map(({ key, state }) => (
          <Section key={key} plan={plan} step={key}>
            {state === "done" ? shown[key] : null}
          </Section>
        ))}
      </article>
    </PageBody>
  );
}

function Head({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const done = stepsDone(plan.steps);
  const left = done < plan.steps.length && plan.campaign.can.includes("update_brief");
  return (
    <header className={styles.head}>
      <span className={styles.quiet}>
        {plan.type_name} · {t`${done} of 10 steps done`}
      </span>
      <span className={styles.tools}>
        {left && (
          <Link to="/campaigns/$campaignId/setup" params={{ campaignId: plan.campaign.id }}>
            {t`Continue the set-up`}
          </Link>
        )}
        <KickOffButton campaignId={plan.campaign.id} />
      </span>
      {plan.campaign.description && <p className={styles.lead}>{plan.campaign.description}</p>}
    </header>
  );
}

function Section({ plan, step, children }: { plan: Plan; step: StepKey; children: ReactNode }) {
  const { t } = useLingui();
  const { name } = STEP_WORDS[step];
  const may = plan.campaign.can.includes("update_brief");
  return (
    <section className={styles.section} aria-label={t(name)}>
      <div className={styles.side}>
        <h2>{t(name)}</h2>
        {may && (
          <Link
            to="/campaigns/$campaignId/setup"
            params={{ campaignId: plan.campaign.id }}
            search={{ step }}
            aria-label={`${t`Edit`}: ${t(name)}`}
          >
            {t`Edit`}
          </Link>
        )}
      </div>
      <div className={styles.body}>{children || <p className={styles.quiet}>{t`Not written yet.`}</p>}</div>
    </section>
  );
}

function Goals({ plan }: { plan: Plan }) {
  const { data: screen } = useSuspenseQuery(goalsQuery);
  const goals = screen.goals.filter((goal) => goal.campaign_id === plan.campaign.id);
  return (
    <div className={styles.cards}>
      {goals.map((goal) => (
        <GoalCard key={goal.id} goal={goal} screen={screen} />
      ))}
    </div>
  );
}

function Audiences({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  return (
    <ul className={styles.names}>
      {plan.audiences.map((audience) => (
        <li key={audience.id}>
          {audience.name}
          {audience.primary && <span className={styles.quiet}> {t`primary`}</span>}
        </li>
      ))}
    </ul>
  );
}

function Messages({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const names = new Map(plan.audiences.map((audience) => [audience.id, audience.name]));
  return (
    <div className={styles.messages}>
      {plan.messages.map((message) => (
        <div key={message.id}>
          <span className={styles.quiet}>
            {message.audience_id ? (names.get(message.audience_id) ?? "") : t`For everyone`}
          </span>
          <p className={styles.core}>{message.core}</p>
          {message.proofs.length > 0 && (
            <ul>
              {message.proofs.map((proof) => (
                <li key={proof}>{proof}</li>
              ))}
            </ul>
          )}
          {message.call_to_action && <p className={styles.cta}>{message.call_to_action}</p>}
        </div>
      ))}
    </div>
  );
}

function Scope({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const { scope_in, scope_out } = plan.brief;
  return (
    <div className={styles.pair}>
      {scope_in && (
        <div>
          <h3>{t`In scope`}</h3>
          <Words texts={[scope_in]} />
        </div>
      )}
      {scope_out && (
        <div>
          <h3>{t`Out of scope`}</h3>
          <Words texts={[scope_out]} />
        </div>
      )}
    </div>
  );
}

function Team({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const { done = 0, total = 0 } = plan.work ?? {};
  return (
    <p>
      {plan.people.map((person) => person.name).join(", ")}
      {plan.people.length > 0 && " · "}
      {t`${done} of ${total} tasks`}
    </p>
  );
}

function Budget({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { budget_minor, budget_currency } = plan.brief;
  if (budget_minor === null) return <p>{t`A budget is set; your role does not show it.`}</p>;
  return (
    <p className={styles.figure}>
      {formatMoney({ minor: budget_minor, currency: budget_currency || plan.currency }, language)}
    </p>
  );
}

function Timeline({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { start, launch, end } = plan.campaign;
  const days = [
    { label: t`Start`, day: start },
    { label: t`Launch`, day: launch },
    { label: t`End`, day: end },
  ];
  return (
    <div className={styles.messages}>
      <dl className={styles.days}>
        {days.map(({ label, day }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{day ? formatDay(day, language) : "–"}</dd>
          </div>
        ))}
      </dl>
      <p>{plan.channels.map((channel) => channel.name).join(", ")}</p>
      <Days plan={plan} />
    </div>
  );
}

/** What somebody wrote, with its line breaks. */
function Words({ texts }: { texts: readonly string[] }) {
  return texts.filter(Boolean).map((text) => (
    <p key={text} className={styles.words}>
      {text}
    </p>
  ));
}

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { updateBrief } from "@/features/phases/public";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { PageBody } from "@/ui/layout/page";
import { type Plan, type PlanStep, planQuery, type StepKey } from "./api";
import { isStep, neighbour, stepsDone, whereToGoOn } from "./model";
import styles from "./setup.module.css";
import { StepBody } from "./step-body";
import { STEP_WORDS } from "./words";

/** The guided set-up: ten steps, each writing real records; left at any step and taken up there again. */
export function SetUpPage() {
  const { campaignId = "" } = useParams({ strict: false });
  const { step: asked } = useSearch({ strict: false }) as { step?: string };
  const { data: plan } = useSuspenseQuery(planQuery(campaignId));
  const step = isStep(asked) ? asked : whereToGoOn(plan);
  useRemembered(plan, step);
  return (
    <PageBody>
      <div className={styles.columns}>
        <Steps plan={plan} present={step} />
        <StepPane key={step} plan={plan} step={step} />
      </div>
    </PageBody>
  );
}

function mayShape(plan: Plan): boolean {
  return plan.campaign.can.includes("update_brief");
}

/** Keeps where the set-up was left, so that it goes on there, on any device. */
function useRemembered(plan: Plan, step: StepKey): void {
  const id = plan.campaign.id;
  const known = plan.brief.step === step || !mayShape(plan);
  useEffect(() => {
    if (!known) void updateBrief(id, { step });
  }, [id, step, known]);
}

function Steps({ plan, present }: { plan: Plan; present: StepKey }) {
  const { t } = useLingui();
  const done = stepsDone(plan.steps);
  return (
    <nav className={styles.steps} aria-label={t`Steps of the set-up`}>
      <p className={styles.count}>{t`${done} of 10 steps done`}</p>
      <ol>
        {plan.steps.map((step, index) => (
          <li key={step.key}>
            <StepLink campaignId={plan.campaign.id} step={step} number={index + 1} present={step.key === present} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

const STATE_WORDS: Record<PlanStep["state"], MessageDescriptor> = {
  done: msg`done`,
  skipped: msg`skipped`,
  open: msg`open`,
};

interface LinkProps {
  campaignId: string;
  step: PlanStep;
  number: number;
  present: boolean;
}

function StepLink({ campaignId, step: { key, state }, number, present }: LinkProps) {
  const { t } = useLingui();
  const marks = { done: <IconCheck size={14} />, skipped: <IconMinus size={14} />, open: number };
  return (
    <Link
      to="/campaigns/$campaignId/setup"
      params={{ campaignId }}
      search={{ step: key }}
      className={styles.step}
      data-state={state}
      aria-current={present ? "step" : undefined}
    >
      <span className={styles.number} aria-hidden="true">
        {marks[state]}
      </span>
      <span className={styles.stepName}>{t(STEP_WORDS[key].name)}</span>
      <span className="visually-hidden">{t(STATE_WORDS[state])}</span>
    </Link>
  );
}

function StepPane({ plan, step }: { plan: Plan; step: StepKey }) {
  const { t } = useLingui();
  const { name, asks } = STEP_WORDS[step];
  return (
    <section className={styles.pane} aria-labelledby="step-title">
      <h2 id="step-title" className={styles.title}>
        {t(name)}
      </h2>
      <p className={styles.asks}>{t(asks)}</p>
      <StepBody plan={plan} step={step} readOnly={!mayShape(plan)} />
      <Foot plan={plan} step={step} />
    </section>
  );
}

function Foot({ plan, step }: { plan: Plan; step: StepKey }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const id = plan.campaign.id;
  const state = plan.steps.find(({ key }) => key === step)?.state ?? "open";
  const [before, after] = [neighbour(step, -1), neighbour(step, 1)];
  const go = (key: StepKey | null) =>
    key
      ? navigate({ to: "/campaigns/$campaignId/setup", params: { campaignId: id }, search: { step: key } })
      : navigate({ to: "/campaigns/$campaignId/plan", params: { campaignId: id } });
  const skip = useWrite(() => updateBrief(id, { skipped: [...(plan.brief.skipped as StepKey[]), step] }), {
    stale: [["plan", id]],
    onDone: () => void go(after),
  });
  return (
    <div className={styles.foot}>
      {before && <Button onClick={() => void go(before)}>{t`Back`}</Button>}
      <span className={styles.gap} />
      {state === "open" && mayShape(plan) && (
        <Button look="ghost" busy={skip.isPending} onClick={() => skip.mutate()}>{t`Skip for now`}</Button>
      )}
      <Button look="primary" onClick={() => void go(after)}>
        {after ? t`Next` : t`See the plan`}
      </Button>
    </div>
  );
}

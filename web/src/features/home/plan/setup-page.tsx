import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { updateBrief } from "@/features/phases/public";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { PageBody } from "@/ui/layout/page";
import { type Plan, planQuery, type StepKey } from "./api";
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
        {plan.steps.map(({ key, state }, index) => (
          <li key={key}>
            <Link
              to="/campaigns/$campaignId/setup"
              params={{ campaignId: plan.campaign.id }}
              search={{ step: key }}
              className={styles.step}
              data-state={state}
              aria-current={key === present ? "step" : undefined}
            >
              <span className={styles.number} aria-hidden="true">
                {state === "done" ? (
                  <IconCheck size={14} />
                ) : state === "skipped" ? (
                  <IconMinus size={14} />
                ) : (
                  index + 1
                )}
              </span>
              <span className={styles.stepName}>{t(STEP_WORDS[key].name)}</span>
              <span className="visually-hidden">
                {state === "done" ? t`done` : state === "skipped" ? t`skipped` : t`open`}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
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

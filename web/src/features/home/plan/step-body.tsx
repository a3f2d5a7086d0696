import { type ReactNode, Suspense } from "react";
import { AudiencePicker, MessageHouse } from "@/features/audiences/public";
import { TargetPicker } from "@/features/metrics/public";
import { RowSkeletons } from "@/ui/feedback/skeleton";
import type { Plan, StepKey } from "./api";
import { BudgetStep } from "./budget-step";
import { DeliverablesStep } from "./deliverables-step";
import { GoalStep } from "./goal-step";
import { TeamStep } from "./team-step";
import { MeasurementStep, ScopeStep } from "./text-steps";
import { TimelineStep } from "./timeline-step";

interface Props {
  plan: Plan;
  step: StepKey;
  readOnly: boolean;
}

/** What is written down in a step, by the same parts that show it elsewhere. */
export function StepBody({ plan, step, readOnly }: Props) {
  const id = plan.campaign.id;
  const bodies: Record<StepKey, () => ReactNode> = {
    goal: () => <GoalStep plan={plan} readOnly={readOnly} />,
    metrics: () => <TargetPicker campaignId={id} typeKey={plan.type_key} readOnly={readOnly} />,
    audience: () => <AudiencePicker campaignId={id} readOnly={readOnly} />,
    message: () => <MessageHouse campaignId={id} readOnly={readOnly} />,
    scope: () => <ScopeStep plan={plan} readOnly={readOnly} />,
    team: () => <TeamStep plan={plan} />,
    deliverables: () => <DeliverablesStep plan={plan} />,
    budget: () => <BudgetStep plan={plan} readOnly={readOnly} />,
    timeline: () => <TimelineStep plan={plan} readOnly={readOnly} />,
    measurement: () => <MeasurementStep plan={plan} readOnly={readOnly} />,
  };
  return <Suspense fallback={<RowSkeletons rows={3} />}>{bodies[step]()}</Suspense>;
}

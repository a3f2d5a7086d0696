export { ApprovalBlock } from "@/features/approvals/public";
export { type Goal, type GoalRow, goalsQuery } from "./api";
export { GoalCard } from "./parts/goal-card";
export { GoalForm } from "./parts/goal-form";

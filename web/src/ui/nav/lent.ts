import { createContext } from "react";
import type { CampaignTab, EarlierDays, EarlierPlan, FeatureParts, PersonColumn, TypeSection } from "@/lib/parts";

/** Screens that features above campaigns add to a campaign's tabs; the app provides them. */
export const LentTabs = createContext<readonly CampaignTab[]>([]);

/** Sections that features above campaigns add below a campaign type; the app provides them. */
export const LentSections = createContext<readonly TypeSection[]>([]);

/** Columns that features above identity add to the table of people; the app provides them. */
export const LentPersonColumns = createContext<readonly PersonColumn[]>([]);

/** Sections that features above work add to a task's panel; the app provides them. */
export const LentTaskSections = createContext<NonNullable<FeatureParts["taskSections"]>>([]);

/** Buttons that features above capacity add to the workload; the app provides them. */
export const LentWorkloadTools = createContext<NonNullable<FeatureParts["workloadTools"]>>([]);
/** Lines that features above campaigns add under a campaign's head; the app provides them. */
export const LentHeads = createContext<NonNullable<FeatureParts["campaignHeads"]>>([]);

const NO_EARLIER_PLAN: EarlierPlan = {
  Picker: () => null,
  useDays: (): ReadonlyMap<string, EarlierDays> | null => null,
};
/** What a plan once was, from the feature above work that keeps it; the app provides it. */
export const LentEarlierPlan = createContext<EarlierPlan>(NO_EARLIER_PLAN);

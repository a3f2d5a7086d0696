import { createContext } from "react";
import type { CampaignTab, EarlierDays, EarlierPlan, TypeSection } from "@/lib/parts";

/** Screens that features above campaigns add to a campaign's tabs; the app provides them. */
export const LentTabs = createContext<readonly CampaignTab[]>([]);

/** Sections that features above campaigns add below a campaign type; the app provides them. */
export const LentSections = createContext<readonly TypeSection[]>([]);

const NO_EARLIER_PLAN: EarlierPlan = {
  Picker: () => null,
  useDays: (): ReadonlyMap<string, EarlierDays> | null => null,
};

/** What a plan once was, from the feature above work that keeps it; the app provides it. */
export const LentEarlierPlan = createContext<EarlierPlan>(NO_EARLIER_PLAN);

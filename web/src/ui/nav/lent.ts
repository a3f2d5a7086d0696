import { createContext } from "react";
import type { CampaignTab, TypeSection } from "@/lib/parts";

/** Screens that features above campaigns add to a campaign's tabs; the app provides them. */
export const LentTabs = createContext<readonly CampaignTab[]>([]);

/** Sections that features above campaigns add below a campaign type; the app provides them. */
export const LentSections = createContext<readonly TypeSection[]>([]);

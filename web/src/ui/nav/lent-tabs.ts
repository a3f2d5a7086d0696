import { createContext } from "react";
import type { CampaignTab } from "@/lib/parts";

/** Screens that features above campaigns add to a campaign's tabs; the app provides them. */
export const LentTabs = createContext<readonly CampaignTab[]>([]);

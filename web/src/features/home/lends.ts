import { msg } from "@lingui/core/macro";
import { IconChecklist, IconSunHigh } from "@tabler/icons-react";
import type { FeatureParts } from "@/lib/parts";

/** What home lends to the app. */
export const homeParts: FeatureParts = {
  finders: [{ id: "search", find: async (words, signal) => (await import("./found")).findEverywhere(words, signal) }],
  nav: [
    { id: "today", to: "/today", label: msg`Today`, icon: IconSunHigh, keys: "g t", section: "main", onPhone: true },
    { id: "my-work", to: "/my-work", label: msg`My work`, icon: IconChecklist, keys: "g m", section: "main" },
  ],
  campaignTabs: [
    { path: "plan", label: msg({ context: "of a campaign", message: "Plan" }), place: 10 },
    { path: "updates", label: msg`Updates`, place: 90 },
  ],
};

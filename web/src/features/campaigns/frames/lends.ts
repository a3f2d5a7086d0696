import { msg } from "@lingui/core/macro";
import { IconCategory, IconTemplate } from "@tabler/icons-react";
import type { FeatureParts } from "@/lib/parts";

/** What the frames of campaigns lend to the app. */
export const framesParts: FeatureParts = {
  nav: [
    { id: "types", to: "/types", label: msg`Campaign types`, icon: IconCategory, section: "libraries" },
    { id: "templates", to: "/templates", label: msg`Templates`, icon: IconTemplate, section: "libraries" },
  ],
};

import { msg } from "@lingui/core/macro";
import { IconChartLine, IconTableImport } from "@tabler/icons-react";
import type { FeatureParts } from "@/lib/parts";
import "./words";

/** What metrics lend to the app. */
export const metricsParts: FeatureParts = {
  nav: [{ id: "metrics", to: "/metrics", label: msg`Metrics`, icon: IconChartLine, section: "libraries" }],
  commands: [
    {
      id: "results-import",
      label: msg`Import results`,
      icon: IconTableImport,
      needs: "start_fact_import",
      run: (go) => go("/results-import"),
    },
  ],
  campaignTabs: [{ path: "results", label: msg({ context: "of a campaign", message: "Results" }), place: 60 }],
};

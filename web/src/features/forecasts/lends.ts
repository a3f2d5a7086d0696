import { msg } from "@lingui/core/macro";
import { IconTargetArrow } from "@tabler/icons-react";
import { lazy } from "react";
import type { FeatureParts } from "@/lib/parts";
import { explain } from "@/ui/feedback/problem-text";

explain({ "forecasts.no_estimate": msg`Say first how long it should take.` });

/** What forecasts lend to the app. */
export const forecastsParts: FeatureParts = {
  commands: [
    {
      id: "calibration",
      label: msg`How past forecasts fared`,
      icon: IconTargetArrow,
      needs: "get_calibration",
      run: (go) => go("/forecasts"),
    },
  ],
  campaignTabs: [
    { path: "forecast", label: msg`Forecast`, place: 42 },
    { path: "flow", label: msg`Flow`, place: 44 },
  ],
  typeSections: [
    {
      id: "review-rounds",
      Section: lazy(() => import("./parts/review-rounds").then((module) => ({ default: module.ReviewRounds }))),
    },
  ],
  campaignHeads: [lazy(() => import("./parts/odds-line").then((module) => ({ default: module.OddsLine })))],
  taskSections: [lazy(() => import("./parts/duration-advice").then((module) => ({ default: module.DurationAdvice })))],
};

import { audiencesParts } from "@/features/audiences/lends";
import { baselinesParts } from "@/features/baselines/lends";
import { calendarsParts } from "@/features/calendars/lends";
import { framesParts } from "@/features/campaigns/frames/lends";
import { campaignsParts } from "@/features/campaigns/lends";
import { capacityParts } from "@/features/capacity/lends";
import { channelsParts } from "@/features/channels/lends";
import { evidenceParts } from "@/features/evidence/lends";
import { forecastsParts } from "@/features/forecasts/lends";
import { goalsParts } from "@/features/goals/lends";
import { homeParts } from "@/features/home/lends";
import { identityParts } from "@/features/identity/lends";
import { metricsParts } from "@/features/metrics/lends";
import { phasesParts } from "@/features/phases/lends";
import { planningParts } from "@/features/planning/lends";
import { transferParts } from "@/features/transfer/lends";
import { workParts } from "@/features/work/lends";
import type { Command, EarlierPlan, FeatureParts, Finder, NavItem, PanelPart } from "@/lib/parts";

/** What each feature lends to the app, in the order of the sidebar. Add a feature's parts here and its routes in router.tsx. */
const FEATURES: FeatureParts[] = [
  homeParts,
  capacityParts,
  campaignsParts,
  phasesParts,
  goalsParts,
  evidenceParts,
  audiencesParts,
  channelsParts,
  workParts,
  baselinesParts,
  calendarsParts,
  forecastsParts,
  metricsParts,
  planningParts,
  framesParts,
  transferParts,
  identityParts,
];

export const navItems: NavItem[] = FEATURES.flatMap((feature) => feature.nav ?? []);
export const commands: Command[] = FEATURES.flatMap((feature) => feature.commands ?? []);
export const finders: Finder[] = FEATURES.flatMap((feature) => feature.finders ?? []);
export const sidebarBlocks = FEATURES.flatMap((feature) => feature.sidebar ?? []);
export const listTools = FEATURES.flatMap((feature) => feature.listTools ?? []);
export const typeSections = FEATURES.flatMap((feature) => feature.typeSections ?? []);
export const campaignHeads = FEATURES.flatMap((feature) => feature.campaignHeads ?? []);
export const campaignTabs = FEATURES.flatMap((feature) => feature.campaignTabs ?? []);
export const personColumns = FEATURES.flatMap((feature) => feature.personColumns ?? []);
export const taskSections = FEATURES.flatMap((feature) => feature.taskSections ?? []);
export const workloadTools = FEATURES.flatMap((feature) => feature.workloadTools ?? []);

/** What a plan once was; some feature lends it. */
export const earlierPlan: EarlierPlan = baselinesParts.earlierPlan;

const panels = new Map(FEATURES.flatMap((feature) => feature.panels ?? []).map((panel) => [panel.kind, panel]));

/** How objects of a kind are shown in the right-hand panel; undefined for kinds that have none. */
export function panelFor(kind: string): PanelPart | undefined {
  return panels.get(kind);
}

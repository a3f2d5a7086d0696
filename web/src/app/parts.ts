import { audiencesParts } from "@/features/audiences/lends";
import { baselinesParts } from "@/features/baselines/lends";
import { calendarsParts } from "@/features/calendars/lends";
import { framesParts } from "@/features/campaigns/frames/lends";
import { campaignsParts } from "@/features/campaigns/lends";
import { channelsParts } from "@/features/channels/lends";
import { evidenceParts } from "@/features/evidence/lends";
import { goalsParts } from "@/features/goals/lends";
import { homeParts } from "@/features/home/lends";
import { identityParts } from "@/features/identity/lends";
import { metricsParts } from "@/features/metrics/lends";
import { phasesParts } from "@/features/phases/lends";
import { transferParts } from "@/features/transfer/lends";
import { workParts } from "@/features/work/lends";
import type { Command, EarlierPlan, FeatureParts, Finder, NavItem, PanelPart } from "@/lib/parts";

/** What each feature lends to the app, in the order of the sidebar. Add a feature's parts here and its routes in router.tsx. */
const FEATURES: FeatureParts[] = [
  homeParts,
  campaignsParts,
  phasesParts,
  goalsParts,
  evidenceParts,
  audiencesParts,
  channelsParts,
  workParts,
  baselinesParts,
  calendarsParts,
  metricsParts,
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
export const campaignTabs = FEATURES.flatMap((feature) => feature.campaignTabs ?? []);

/** What a plan once was; some feature lends it. */
export const earlierPlan: EarlierPlan = baselinesParts.earlierPlan;

const panels = new Map(FEATURES.flatMap((feature) => feature.panels ?? []).map((panel) => [panel.kind, panel]));

/** How objects of a kind are shown in the right-hand panel; undefined for kinds that have none. */
export function panelFor(kind: string): PanelPart | undefined {
  return panels.get(kind);
}

import type { MessageDescriptor } from "@lingui/core";
import type { ComponentType } from "react";

type Icon = ComponentType<{ size?: number; stroke?: number }>;

/** A line of the sidebar. */
export interface NavItem {
  id: string;
  to: string;
  label: MessageDescriptor;
  icon: Icon;
  /** Keys to go there, such as "g t". */
  keys?: string;
  section: "main" | "libraries" | "workspace";
  /** Shown only to people who may do this. */
  needs?: string;
  /** A small count at the end of the line. */
  Badge?: ComponentType;
  /** True for the places the phone's bottom tabs show. */
  onPhone?: boolean;
}

/** A line of the palette; `run` gets the means to go somewhere. */
export interface Command {
  id: string;
  label: MessageDescriptor;
  icon?: Icon;
  keys?: string;
  needs?: string;
  run: (go: (to: string) => void) => void;
}

/** Answers the palette's search with objects of an area. */
export interface Finder {
  id: string;
  find: (words: string, signal: AbortSignal) => Promise<FoundItem[]>;
}

export interface FoundItem {
  kind: string;
  id: string;
  name: string;
  where: string;
  to: string;
}

/** How an object of one kind is shown in the right-hand panel. */
export interface PanelPart {
  kind: string;
  /** Usually `lazy(() => import(…))`. */
  Panel: ComponentType<{ id: string }>;
  /** The address of the object's full page. */
  page?: (id: string) => string;
}

/** What a list shows just now, in the words of its door on the server. */
export interface ListView {
  list: "tasks" | "campaigns" | "deliverables";
  filters: Readonly<Record<string, string>>;
}

/** A screen of a campaign that a higher feature adds to its tabs. */
export interface CampaignTab {
  /** The address below the campaign's own, such as "results". */
  path: string;
  label: MessageDescriptor;
  /** Where it stands: home 0, list 20, board 30, timeline 40, deliverables 50, settings 100. */
  place: number;
}

/** A task in an earlier version of the plan, and how far it has moved since, in working days (later is positive). */
export interface EarlierDays {
  start: string | null;
  due: string | null;
  dueDays: number | null;
}

/** Lets list and timeline show what the plan once was; the address says which earlier plan. */
export interface EarlierPlan {
  /** Chooses the earlier plan, in the bar of list and timeline. */
  Picker: ComponentType<{ campaignId: string }>;
  /** What it said of each task, by id; null while none is chosen. */
  useDays: (campaignId: string) => ReadonlyMap<string, EarlierDays> | null;
}

/** A section that a higher feature adds below a campaign type. */
export interface TypeSection {
  id: string;
  /** Usually `lazy(() => import(…))`. */
  Section: ComponentType<{ typeId: string }>;
}

/** A column that a higher feature adds to the table of people. */
export interface PersonColumn {
  id: string;
  title: MessageDescriptor;
  /** Shown only to people who may do this. */
  needs: string;
  /** Usually `lazy(() => import(…))`. */
  Cell: ComponentType<{ personId: string; name: string }>;
}

/** What the workload shows just now, for tools that plan over it. */
export interface WorkloadShown {
  first: string;
  last: string;
  /** The people with a row. */
  people: readonly string[];
  /** The unassigned tasks beside them. */
  tasks: readonly string[];
}

/** What one feature lends to the app around it. */
export interface FeatureParts {
  nav?: NavItem[];
  commands?: Command[];
  finders?: Finder[];
  panels?: PanelPart[];
  /** Blocks under the sidebar's lines, such as the list of campaigns. */
  sidebar?: ComponentType[];
  /** Tools in the bar of every list, with a displayName. */
  listTools?: ComponentType<ListView>[];
  campaignTabs?: CampaignTab[];
  /** Sections below a campaign type. */
  typeSections?: TypeSection[];
  personColumns?: PersonColumn[];
  /** Sections of a task's panel, usually lazy. */
  taskSections?: ComponentType<{ taskId: string }>[];
  /** Buttons above the workload. */
  workloadTools?: ComponentType<WorkloadShown>[];
  earlierPlan?: EarlierPlan;
  /** Lines under a campaign's head, usually lazy. */
  campaignHeads?: ComponentType<{ campaignId: string }>[];
}

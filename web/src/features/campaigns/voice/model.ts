import type { JourneyStage } from "@/features/channels/public";
import type { Deliverable } from "../api";
import type { Gap, Matrix, MatrixCell, Production } from "./api";

/** Where something is to be made: what a cell of the matrix says, or what a deliverable lends. */
export interface Place {
  audienceId: string | null;
  stage: JourneyStage | "";
  channelId: string | null;
  /** What usually stands there; the first is proposed. */
  suggested: readonly string[];
}

export const NOWHERE: Place = { audienceId: null, stage: "", channelId: null, suggested: [] };

type At = (audienceId: string, stage: JourneyStage, channelId: string) => MatrixCell | undefined;

/** Finds a cell of the matrix by its place; what nobody expects and nothing fills has none. */
export function cellsOf(matrix: Matrix): At {
  const cells = new Map(matrix.cells.map((cell) => [`${cell.audience_id} ${cell.stage} ${cell.channel_id}`, cell]));
  return (audienceId, stage, channelId) => cells.get(`${audienceId} ${stage} ${channelId}`);
}

/** The order a production begins with at a place; languages and due day are the person's to say. */
export function orderAt(place: Place): Production {
  return {
    master: {
      id: null,
      name: "",
      content_type: place.suggested[0] ?? "",
      audience_id: place.audienceId,
      message_id: null,
      journey_stage: place.stage,
      due: null,
      owner_id: null,
    },
    formats: [],
    languages: [],
    channels: place.channelId ? [place.channelId] : [],
    with_tasks: false,
  };
}

/** The order with a deliverable as its master: what it says of itself is lent to every row. */
export function withMaster(order: Production, master: Deliverable | undefined): Production {
  if (!master) return { ...order, master: { ...order.master, id: null } };
  const { id, name, content_type, message_id, due, owner_id } = master;
  const audience_id = master.audience_id ?? order.master.audience_id ?? null;
  const journey_stage = master.journey_stage || order.master.journey_stage;
  return { ...order, master: { id, name, content_type, audience_id, message_id, journey_stage, due, owner_id } };
}

/** How many combinations an order asks for. */
export function combinations({ formats = [], languages = [], channels = [] }: Production): number {
  return [formats, languages, channels].reduce((product, list) => product * Math.max(1, list.length), 1);
}

/** True once there is something to plan: a name and a way to vary it. */
export function isPlannable(order: Production): boolean {
  const varied = [order.formats, order.languages, order.channels].some((list) => (list?.length ?? 0) > 0);
  return varied && (order.master.name.trim() !== "" || order.master.id !== null);
}

export interface GapGroup {
  code: Gap["code"];
  gaps: Gap[];
}

const ORDER: readonly Gap["code"][] = [
  "limited",
  "too_late",
  "audience_without_message",
  "message_for_another_audience",
  "deliverable_without_audience",
  "deliverable_without_message",
  "message_without_proof",
  "message_without_cta",
  "message_not_carried",
];

/** Gaps of one sort together, the gravest sort first. */
export function groupGaps(gaps: readonly Gap[]): GapGroup[] {
  return ORDER.map((code) => ({ code, gaps: gaps.filter((gap) => gap.code === code) })).filter(
    (group) => group.gaps.length > 0,
  );
}

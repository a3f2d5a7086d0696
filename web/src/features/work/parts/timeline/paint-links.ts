import { barHeight, diamondSize, middleOf, type Picture, xOf } from "./paint";
import type { SceneLink, SceneRow, Span } from "./scene";

type Context = CanvasRenderingContext2D;

const BEND = 8;

/** How far inside a bar a link drops onto its edge. */
const DROP = 5;

function spanOf(picture: Picture, row: SceneRow | undefined): Span | null {
  if (!row) return null;
  return picture.view.ghost?.spans.get(row.task.id) ?? row.plan;
}

function line(context: Context, points: readonly Point[]): void {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
}

/** An arrow head at the last point, pointing where the last step goes. */
function arrow(context: Context, [x0, y0]: Point, [x, y]: Point): void {
  const [dx, dy] = [Math.sign(x - x0), Math.sign(y - y0)];
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - 5 * dx - 3.5 * dy, y - 5 * dy - 3.5 * dx);
  context.lineTo(x - 5 * dx + 3.5 * dy, y - 5 * dy + 3.5 * dx);
  context.closePath();
  context.fill();
}

export type Point = readonly [number, number];

/** An end of a link at a bar or diamond. */
export interface End {
  at: Point;
  /** Which way the link runs there: 1 leaves an end or enters a start, -1 the other. */
  way: 1 | -1;
  /** Where a link may drop onto the upper or lower edge instead. */
  drop: number;
  /** From the middle of the row to that edge. */
  half: number;
}

/** How far from a row's middle the gap between rows lies. */
const GAP = 15;

/** Down into the second bar when it begins where the first ends; from under the first when that lies a little before. */
function dropped({ at: [x1, y1], half, way }: End, to: End): Point[] {
  const down = to.at[1] > y1 ? 1 : -1;
  const end: Point = [to.drop, to.at[1] - to.half * down];
  return (to.drop - x1) * way > 0 ? [[x1, y1], [to.drop, y1], end] : [[to.drop, y1 + half * down], end];
}

/**
 * The corners of a link. With room it goes straight across. Where the second bar begins as the first ends, at most
 * `slack` before, it drops onto it. Else it turns back in the gap beside the second row, so that its way back runs
 * through no bar.
 */
export function route(from: End, to: End, slack: number): Point[] {
  const [x1, y1] = from.at;
  const [x2, y2] = to.at;
  const out = x1 + BEND * from.way;
  const into = x2 - BEND * to.way;
  if (from.way !== to.way) {
    const turn = from.way === 1 ? Math.max(out, into) : Math.min(out, into);
    return [from.at, [turn, y1], [turn, y2], to.at];
  }
  if ((into - out) * from.way >= 0) return [from.at, [out, y1], [out, y2], to.at];
  if ((to.drop - x1) * from.way >= -slack) return dropped(from, to);
  const gap = y2 - GAP * (y2 > y1 ? 1 : -1);
  return [from.at, [out, y1], [out, gap], [into, gap], [into, y2], to.at];
}

/** The start or end of a row's bar; a diamond's sides are both near its middle. */
function endOf(picture: Picture, index: number, atEnd: boolean, way: 1 | -1): End | null {
  const { scene, scale, view } = picture;
  const row = scene.rows[index];
  const span = spanOf(picture, row);
  if (!row || !span) return null;
  const y = middleOf(picture, index);
  if (row.kind === "milestone") {
    const [x, half] = [xOf(picture, span.from) + scale.dayWidth / 2, diamondSize(view.rowHeight)];
    return { at: [x + (atEnd ? half : -half), y], way, drop: x, half };
  }
  const x = xOf(picture, atEnd ? span.to : span.from);
  return { at: [x, y], way, drop: x + DROP * way, half: barHeight(view.rowHeight) / 2 };
}

function paintLink(context: Context, picture: Picture, link: SceneLink): void {
  const { scale, view, palette } = picture;
  const [fromEnd, toStart] = [link.kind[0] === "F", link.kind[1] === "S"];
  const from = endOf(picture, link.from, fromEnd, fromEnd ? 1 : -1);
  const to = endOf(picture, link.to, !toStart, toStart ? 1 : -1);
  if (!from || !to) return;
  context.strokeStyle = (view.critical && link.critical ? palette.now : palette.strong) ?? "";
  context.fillStyle = context.strokeStyle;
  context.lineWidth = 1;
  const points = route(from, to, scale.dayWidth / 2 + 1);
  line(context, points);
  const [last, end] = points.slice(-2);
  if (last && end) arrow(context, last, end);
}

/** Critical links are drawn last, above the others. */
function inOrder(links: readonly SceneLink[]): SceneLink[] {
  return [...links.filter((link) => !link.critical), ...links.filter((link) => link.critical)];
}

/** The links with an end in sight, and the one being drawn. */
export function paintLinks(context: Context, picture: Picture, first: number, last: number): void {
  const { scene, view, palette } = picture;
  for (const link of inOrder(scene.links)) {
    const [low, high] = link.from < link.to ? [link.from, link.to] : [link.to, link.from];
    if (high >= first && low <= last) paintLink(context, picture, link);
  }
  const drawn = view.ghost?.link;
  const row = drawn && scene.rows[drawn.row];
  if (!drawn || !row?.plan) return;
  context.strokeStyle = palette.primary ?? "";
  context.lineWidth = 1.5;
  line(context, [
    [xOf(picture, row.plan.to) + 7, middleOf(picture, drawn.row)],
    [drawn.x, drawn.y],
  ]);
}

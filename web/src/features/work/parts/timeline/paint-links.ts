import { middleOf, type Picture, xOf } from "./paint";
import type { SceneLink, SceneRow, Span } from "./scene";

type Context = CanvasRenderingContext2D;

const BEND = 8;

function spanOf(picture: Picture, row: SceneRow | undefined): Span | null {
  if (!row) return null;
  return picture.view.ghost?.spans.get(row.task.id) ?? row.plan;
}

function line(context: Context, points: readonly (readonly [number, number])[]): void {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
}

function arrow(context: Context, x: number, y: number, way: 1 | -1): void {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - 5 * way, y - 3.5);
  context.lineTo(x - 5 * way, y + 3.5);
  context.closePath();
  context.fill();
}

/** The corners of a link: out of one end, along the gap between rows, into the other. */
function route(from: readonly [number, number], to: readonly [number, number], out: 1 | -1, into: 1 | -1) {
  const [x1, y1] = from;
  const [x2, y2] = to;
  const side = x1 + BEND * out;
  if (out === 1 && into === 1 && x2 - BEND >= side) return [from, [side, y1], [side, y2], to] as const;
  const gap = y1 + (y2 > y1 ? 1 : -1) * Math.min(14, Math.abs(y2 - y1) / 2);
  return [from, [side, y1], [side, gap], [x2 - BEND * into, gap], [x2 - BEND * into, y2], to] as const;
}

function paintLink(context: Context, picture: Picture, link: SceneLink): void {
  const { scene, view, palette } = picture;
  const before = spanOf(picture, scene.rows[link.from]);
  const after = spanOf(picture, scene.rows[link.to]);
  if (!before || !after) return;
  const fromEnd = link.kind[0] === "F";
  const toStart = link.kind[1] === "S";
  const from = [xOf(picture, fromEnd ? before.to : before.from), middleOf(picture, link.from)] as const;
  const to = [xOf(picture, toStart ? after.from : after.to), middleOf(picture, link.to)] as const;
  const marked = view.critical && link.critical;
  context.strokeStyle = (marked ? palette.now : palette.strong) ?? "";
  context.fillStyle = context.strokeStyle;
  context.lineWidth = 1;
  line(context, route(from, to, fromEnd ? 1 : -1, toStart ? 1 : -1));
  arrow(context, to[0], to[1], toStart ? 1 : -1);
}

/** The links with an end in sight, and the one being drawn. */
export function paintLinks(context: Context, picture: Picture, first: number, last: number): void {
  const { scene, view, palette } = picture;
  for (const link of scene.links) {
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

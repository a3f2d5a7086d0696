import { paintLinks } from "./paint-links";
import { headTicks, type Scale, type Tick } from "./scale";
import type { Scene, SceneRow, Span } from "./scene";

export const HEAD = 48;

/** Room between a bar and its label for the link handle and the links' bends. */
const CLEAR = 18;

/** Colours by name, read from the style sheet. */
export type Palette = Readonly<Record<string, string>>;

/** A change being dragged: what would move, in days. */
export interface Ghost {
  spans: ReadonlyMap<string, Span>;
  /** From a bar's end to the pointer, while a link is drawn. */
  link: { row: number; x: number; y: number } | null;
}

export interface View {
  scrollX: number;
  scrollY: number;
  width: number;
  height: number;
  rowHeight: number;
  language: string;
  font: string;
  critical: boolean;
  /** The row the person stands at; -1 for none. */
  at: number;
  hover: number;
  ghost: Ghost | null;
}

export interface Picture {
  scene: Scene;
  scale: Scale;
  view: View;
  palette: Palette;
}

type Context = CanvasRenderingContext2D;

const CATEGORY_COLOUR = {
  backlog: "plan",
  open: "plan",
  active: "produce",
  review: "publish",
  done: "measure",
} as const;

/** Where a day lies on the canvas. */
export function xOf({ scale, view }: Picture, day: number): number {
  return day * scale.dayWidth - view.scrollX;
}

/** Where a row's middle lies on the canvas. */
export function middleOf({ view }: Picture, row: number): number {
  return HEAD + row * view.rowHeight + view.rowHeight / 2 - view.scrollY;
}

/** The height of a bar in its row. */
export function barHeight(rowHeight: number): number {
  return Math.round(rowHeight * 0.56);
}

/** From the middle of a milestone's diamond to its corners. */
export function diamondSize(rowHeight: number): number {
  return barHeight(rowHeight) * 0.42;
}

function colour(palette: Palette, name: string): string {
  return palette[name] ?? "";
}

function rounded(context: Context, x: number, y: number, width: number, height: number, radius: number): void {
  context.beginPath();
  context.roundRect(x, y, Math.max(width, 2), height, Math.min(radius, width / 2));
}

function paintDays(context: Context, picture: Picture, from: number, to: number): void {
  const { scene, scale, view, palette } = picture;
  if (scale.dayWidth >= 4) {
    context.fillStyle = colour(palette, "rest");
    for (let day = from; day <= to; day += 1) {
      if (scene.off(day)) context.fillRect(xOf(picture, day), HEAD, scale.dayWidth, view.height);
    }
  }
  context.fillStyle = colour(palette, "line");
  for (const tick of headTicks(scale, from, to, view.language).upper) {
    context.fillRect(Math.round(xOf(picture, tick.at)), 0, 1, view.height);
  }
}

function paintRowsBack(context: Context, picture: Picture, first: number, last: number): void {
  const { view, palette } = picture;
  for (let row = first; row <= last; row += 1) {
    const y = HEAD + row * view.rowHeight - view.scrollY;
    if (row === view.at || row === view.hover) {
      context.fillStyle = colour(palette, row === view.at ? "selected" : "hover");
      context.globalAlpha = row === view.at ? 1 : 0.5;
      context.fillRect(0, y, view.width, view.rowHeight);
      context.globalAlpha = 1;
    }
    context.fillStyle = colour(palette, "hairline");
    context.fillRect(0, Math.round(y + view.rowHeight) - 1, view.width, 1);
  }
}

function paintBar(context: Context, picture: Picture, row: SceneRow, span: Span, y: number): void {
  const { view, palette, scale } = picture;
  const height = barHeight(view.rowHeight);
  const x = xOf(picture, span.from) + 1;
  const width = (span.to - span.from) * scale.dayWidth - 2;
  const tone = colour(palette, CATEGORY_COLOUR[row.category]);
  context.fillStyle = tone;
  context.globalAlpha = 0.26;
  rounded(context, x, y - height / 2, width, height, 4);
  context.fill();
  context.globalAlpha = 1;
  const share = row.task.done ? 1 : row.task.progress / 100;
  if (share > 0) {
    context.save();
    context.clip();
    context.fillRect(x, y - height / 2, width * share, height);
    context.restore();
  }
  if (view.critical && row.task.critical) {
    context.strokeStyle = colour(palette, "now");
    context.lineWidth = 1.5;
    rounded(context, x + 0.75, y - height / 2 + 0.75, width - 1.5, height - 1.5, 4);
    context.stroke();
  }
}

function paintMilestone(context: Context, picture: Picture, row: SceneRow, span: Span, y: number): void {
  const { view, palette, scale } = picture;
  const size = diamondSize(view.rowHeight);
  const x = xOf(picture, span.from) + scale.dayWidth / 2;
  context.fillStyle = colour(palette, view.critical && row.task.critical ? "now" : "ink2");
  context.beginPath();
  context.moveTo(x, y - size);
  context.lineTo(x + size, y);
  context.lineTo(x, y + size);
  context.lineTo(x - size, y);
  context.closePath();
  context.fill();
  if (!row.task.is_launch) return;
  context.strokeStyle = colour(palette, "ink2");
  context.lineWidth = 1;
  context.beginPath();
  context.arc(x, y, size + 4, 0, Math.PI * 2);
  context.stroke();
}

function paintSummary(context: Context, picture: Picture, span: Span, y: number): void {
  const x = xOf(picture, span.from);
  const width = (span.to - span.from) * picture.scale.dayWidth;
  context.fillStyle = colour(picture.palette, "muted");
  context.fillRect(x, y - 3, width, 3);
  context.fillRect(x, y - 3, 2, 9);
  context.fillRect(x + width - 2, y - 3, 2, 9);
}

function paintProjected(context: Context, picture: Picture, span: Span, plan: Span | null, y: number): void {
  const { palette, scale, view } = picture;
  const x = xOf(picture, span.from) + 1;
  const width = (span.to - span.from) * scale.dayWidth - 2;
  const below = plan ? barHeight(view.rowHeight) / 2 + 1 : -2;
  context.fillStyle = colour(palette, plan && span.to > plan.to ? "now" : "muted");
  context.globalAlpha = plan ? 0.75 : 0.35;
  rounded(context, x, y + below, width, plan ? 3 : 5, 1.5);
  context.fill();
  context.globalAlpha = 1;
}

/** The bar of an earlier plan, thin and above the present one; a milestone's is a small diamond's outline. */
function paintEarlier(context: Context, picture: Picture, row: SceneRow, span: Span, y: number): void {
  const { palette, scale, view } = picture;
  const x = xOf(picture, span.from) + 1;
  const width = (span.to - span.from) * scale.dayWidth - 2;
  context.fillStyle = colour(palette, "muted");
  context.globalAlpha = 0.55;
  if (row.kind === "milestone") {
    rounded(context, x + width / 2 - 3, y - 3, 6, 6, 3);
  } else {
    rounded(context, x, y - barHeight(view.rowHeight) / 2 - 4, width, 3, 1.5);
  }
  context.fill();
  context.globalAlpha = 1;
}

function paintLabel(context: Context, picture: Picture, row: SceneRow, span: Span, y: number): void {
  const { palette, scale } = picture;
  if (row.kind === "summary") return;
  const end = Math.max(span.to, row.projected?.to ?? span.to);
  context.fillStyle = colour(palette, row.task.done ? "muted" : "ink2");
  context.fillText(
    row.task.name,
    xOf(picture, end) + CLEAR + (row.kind === "milestone" ? scale.dayWidth / 4 + 6 : 0),
    y,
  );
}

function paintRow(context: Context, picture: Picture, index: number): void {
  const row = picture.scene.rows[index];
  if (!row) return;
  const y = middleOf(picture, index);
  const span = picture.view.ghost?.spans.get(row.task.id) ?? row.plan;
  if (row.earlier) paintEarlier(context, picture, row, row.earlier, y);
  if (row.projected) paintProjected(context, picture, row.projected, row.plan, y);
  if (!span) return;
  if (row.kind === "summary") paintSummary(context, picture, span, y);
  else if (row.kind === "milestone") paintMilestone(context, picture, row, span, y);
  else paintBar(context, picture, row, span, y);
  paintLabel(context, picture, row, span, y);
}

/** The handles of the bar under the pointer, clear of its label. */
function paintHandles(context: Context, picture: Picture): void {
  const { view, scene, palette } = picture;
  const row = scene.rows[view.hover];
  if (!row?.plan || row.kind === "summary" || view.ghost) return;
  const y = middleOf(picture, view.hover);
  context.strokeStyle = colour(palette, "primary");
  context.fillStyle = colour(palette, "surface");
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(xOf(picture, row.plan.to) + 7, y, 3.5, 0, Math.PI * 2);
  context.fill();
  context.stroke();
}

function paintHead(context: Context, picture: Picture, from: number, to: number): void {
  const { view, scale, palette, scene } = picture;
  context.fillStyle = colour(palette, "surface");
  context.fillRect(0, 0, view.width, HEAD);
  context.fillStyle = colour(palette, "line");
  context.fillRect(0, HEAD - 1, view.width, 1);
  const { upper, lower } = headTicks(scale, from, to, view.language);
  context.font = `640 12px ${view.font}`;
  for (const tick of upper) paintUpper(context, picture, tick);
  context.font = `400 12px ${view.font}`;
  for (const tick of lower) {
    context.fillStyle = colour(palette, tick.width === 1 && tick.at === scene.today ? "now" : "muted");
    context.fillText(tick.label, xOf(picture, tick.at) + 6, 35);
  }
}

/** A month or year keeps its name in sight while any of it is. */
function paintUpper(context: Context, picture: Picture, tick: Tick): void {
  const left = xOf(picture, tick.at);
  const x = Math.max(left, 0);
  const room = left + tick.width * picture.scale.dayWidth - x;
  if (room < context.measureText(tick.label).width + 12) return;
  context.fillStyle = colour(picture.palette, "ink");
  context.fillText(tick.label, x + 6, 15);
}

function paintToday(context: Context, picture: Picture): void {
  const x = Math.round(xOf(picture, picture.scene.today) + picture.scale.dayWidth / 2);
  context.fillStyle = colour(picture.palette, "now");
  context.fillRect(x, HEAD - 6, 1.5, picture.view.height);
  context.beginPath();
  context.arc(x + 0.75, HEAD - 6, 3, 0, Math.PI * 2);
  context.fill();
}

/** Draws what is in sight; the caller has cleared and scaled the canvas. */
export function paint(context: Context, picture: Picture): void {
  const { view, scale, scene, palette } = picture;
  const from = Math.floor(view.scrollX / scale.dayWidth) - 1;
  const to = Math.ceil((view.scrollX + view.width) / scale.dayWidth) + 1;
  const first = Math.max(0, Math.floor(view.scrollY / view.rowHeight));
  const last = Math.min(scene.rows.length - 1, Math.ceil((view.scrollY + view.height) / view.rowHeight));
  context.textBaseline = "middle";
  context.fillStyle = colour(palette, "surface");
  context.fillRect(0, 0, view.width, view.height);
  paintDays(context, picture, from, to);
  paintRowsBack(context, picture, first, last);
  paintLinks(context, picture, first, last);
  context.font = `400 12px ${view.font}`;
  for (let row = first; row <= last; row += 1) paintRow(context, picture, row);
  paintHandles(context, picture);
  paintToday(context, picture);
  paintHead(context, picture, from, to);
}

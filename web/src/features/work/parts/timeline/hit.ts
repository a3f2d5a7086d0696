import { barHeight, HEAD, middleOf, type Picture, xOf } from "./paint";

export type Part = "body" | "start" | "end" | "link" | "row";

export interface Hit {
  row: number;
  part: Part;
}

const EDGE = 5;

function partAt(picture: Picture, row: number, x: number, y: number): Part {
  const shown = picture.scene.rows[row];
  if (!shown?.plan || shown.kind === "summary") return "row";
  const { view } = picture;
  const [left, right] = [xOf(picture, shown.plan.from), xOf(picture, shown.plan.to)];
  if (Math.abs(y - middleOf(picture, row)) > barHeight(view.rowHeight) / 2 + 3) return "row";
  if (x > right + 2 && x < right + 13) return "link";
  if (x < left - 2 || x > right + 2) return "row";
  const resizable = shown.kind === "bar" && right - left > EDGE * 3;
  return resizable ? sideAt(x, left, right) : "body";
}

function sideAt(x: number, left: number, right: number): Part {
  if (x < left + EDGE) return "start";
  return x > right - EDGE ? "end" : "body";
}

/** What lies at a point of the canvas; null above the rows and below the last. */
export function hitAt(picture: Picture, x: number, y: number): Hit | null {
  const { view, scene } = picture;
  if (y < HEAD) return null;
  const row = Math.floor((y - HEAD + view.scrollY) / view.rowHeight);
  return row < scene.rows.length ? { row, part: partAt(picture, row, x, y) } : null;
}

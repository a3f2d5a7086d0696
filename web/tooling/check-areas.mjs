// Holds the browser half to the order of areas in pyproject.toml: app → features → ui, lib, api, i18n; a feature reaches
// another only on a lower line, and only through its public.ts.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const SRC = fileURLToPath(new URL("../src", import.meta.url));
const MOST_LINES = 400;
const MOST_MODULES = 15;
/** What each base folder may import from. */
const BASES = { lib: ["lib"], i18n: ["i18n", "lib"], api: ["api", "lib"], ui: ["ui", "lib", "i18n"], kit: ["kit", "app", "ui", "lib", "i18n", "api"] };

/** Area → line of the order, 0 on top. */
export function readOrder(pyproject) {
  const list = /\[tool\.drumbeat\][^[]*?layers\s*=\s*\[([\s\S]*?)\n\]/.exec(pyproject)?.[1] ?? "";
  const lines = [...list.matchAll(/"([^"]+)"/g)].map((match) => match[1].split("|").map((area) => area.trim()));
  return new Map(lines.flatMap((areas, line) => areas.map((area) => [area, line])));
}

/** Why `from` may not import `to` (paths below src), or null when it may. */
export function faultOf(from, to, order) {
  const [base, area] = from.split("/");
  const [toBase, toArea, ...rest] = to.split("/");
  if (base === "app" || from.includes(".test.")) return null;
  if (base !== "features") return BASES[base]?.includes(toBase) ? null : `${base} may not import ${toBase}`;
  if (toBase === "app" || toBase === "kit") return "features may not import app";
  if (toBase !== "features" || toArea === area) return null;
  if (!order.has(area) || !order.has(toArea)) return `${order.has(area) ? toArea : area} is not in the order of areas`;
  if (order.get(toArea) <= order.get(area)) return `${area} stands not above ${toArea}`;
  return /^public(\.tsx?)?$/.test(rest.join("/")) ? null : `only public.ts of ${toArea} may be imported`;
}

function importsOf(source) {
  return [...source.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1]);
}

function check() {
  const order = readOrder(readFileSync(new URL("../../pyproject.toml", import.meta.url), "utf8"));
  const files = readdirSync(SRC, { recursive: true }).filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"));
  const faults = [];
  const folders = new Map();
  for (const file of files) {
    const source = readFileSync(join(SRC, file), "utf8");
    if (source.split("\n").length > MOST_LINES) faults.push(`${file}: more than ${MOST_LINES} lines`);
    if (!file.includes(".test.")) folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1);
    for (const name of importsOf(source)) {
      const target = name.startsWith("@/") ? name.slice(2) : name.startsWith(".") ? relative(SRC, resolve(SRC, dirname(file), name)) : null;
      const fault = target && faultOf(file, target, order);
      if (fault) faults.push(`${file} imports ${name}: ${fault}`);
    }
  }
  for (const [folder, count] of folders) if (count > MOST_MODULES) faults.push(`${folder}: ${count} modules, at most ${MOST_MODULES}`);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) check();

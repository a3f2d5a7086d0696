// Holds the browser half to the order of areas in pyproject.toml: app → features → ui, lib, api, i18n; a feature reaches
// another only on a lower line, and only through its public.ts.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const SRC = fileURLToPath(new URL("../src", import.meta.url));
const MOST_LINES = 400;
const MOST_MODULES = 15;
/** What each base folder may import from. */
const BASES = {
  lib: ["lib"],
  i18n: ["i18n", "lib"],
  api: ["api", "lib"],
  ui: ["ui", "lib", "i18n"],
  kit: ["kit", "app", "ui", "lib", "i18n", "api"],
};

/** Area → line of the order, 0 on top. */
export function readOrder(pyproject) {
  const list = /\[tool\.drumbeat\][^[]*?layers\s*=\s*\[([\s\S]*?)\n\]/.exec(pyproject)?.[1] ?? "";
  const lines = [...list.matchAll(/"([^"]+)"/g)].map((match) => match[1].split("|").map((area) => area.trim()));
  return new Map(lines.flatMap((areas, line) => areas.map((area) => [area, line])));
}

function betweenFeatures(area, [toArea, ...rest], order) {
  if (!order.has(area) || !order.has(toArea)) return `${order.has(area) ? toArea : area} is not in the order of areas`;
  if (order.get(toArea) <= order.get(area)) return `${area} does not stand above ${toArea}`;
  return /^public(\.tsx?)?$/.test(rest.join("/")) ? null : `only public.ts of ${toArea} may be imported`;
}

/** Why `from` may not import `to` (paths below src), or null when it may. */
export function faultOf(from, to, order) {
  const [base, area] = from.split("/");
  const [toBase, ...target] = to.split("/");
  if (base === "app" || from.includes(".test.")) return null;
  if (base !== "features") return BASES[base]?.includes(toBase) ? null : `${base} may not import ${toBase}`;
  if (toBase === "app" || toBase === "kit") return `features may not import ${toBase}`;
  return toBase !== "features" || target[0] === area ? null : betweenFeatures(area, target, order);
}

function importsOf(file, source) {
  const names = [...source.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1]);
  const own = (name) => (name.startsWith("@/") ? name.slice(2) : relative(SRC, resolve(SRC, dirname(file), name)));
  return names.filter((name) => name.startsWith("@/") || name.startsWith(".")).map(own);
}

function faultsOfFile(file, order) {
  const source = readFileSync(join(SRC, file), "utf8");
  const tooLong = source.split("\n").length > MOST_LINES ? [`${file}: more than ${MOST_LINES} lines`] : [];
  const imports = importsOf(file, source).map((to) => ({ to, fault: faultOf(file, to, order) }));
  return [
    ...tooLong,
    ...imports.filter(({ fault }) => fault).map(({ to, fault }) => `${file} imports ${to}: ${fault}`),
  ];
}

function faultsOfFolders(files) {
  const modules = files.filter((file) => !file.includes(".test."));
  const counts = Map.groupBy(modules, (file) => dirname(file));
  const full = [...counts].filter(([, members]) => members.length > MOST_MODULES);
  return full.map(([folder, members]) => `${folder}: ${members.length} modules, at most ${MOST_MODULES}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const order = readOrder(readFileSync(new URL("../../pyproject.toml", import.meta.url), "utf8"));
  const files = readdirSync(SRC, { recursive: true }).filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"));
  const faults = [...files.flatMap((file) => faultsOfFile(file, order)), ...faultsOfFolders(files)];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exit(1);
}

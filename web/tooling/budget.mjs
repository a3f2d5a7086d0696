// Holds what people download, in KiB after gzip, from Vite's manifest: what one address needs at once, and chunks on demand.
// Fails at 10 % over.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const DIST = new URL("../dist/", import.meta.url);
const TOLERANCE = 1.1;
const ENTRY = "index.html";

/**
 * Each view adds to the shell, and to the view named by `beside`, what it alone needs. `source` is matched against the
 * end of the manifest's names.
 */
const BUDGETS = [
  { name: "shell", source: ENTRY, js: 150, css: 40 },
  { name: "sign-in", source: "pages/sign-in.tsx", js: 50, css: 8 },
  { name: "board", source: "pages/board.tsx", js: 65, css: 8 },
  { name: "timeline", source: "pages/timeline.tsx", beside: "pages/board.tsx", js: 20, css: 8 },
];

const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", DIST), "utf8"));

/** Names of the chunks one chunk needs at once, itself included. */
function neededBy(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const next of manifest[name].imports ?? []) neededBy(next, found);
  return found;
}

const kib = (file) => gzipSync(readFileSync(new URL(file, DIST)), { level: 9 }).length / 1024;
const sum = (files) => [...new Set(files)].reduce((total, file) => total + kib(file), 0);

const shell = neededBy(ENTRY);
let failed = false;
for (const budget of BUDGETS) {
  const name = Object.keys(manifest).find((key) => key.endsWith(budget.source));
  if (!name) continue;
  const there = budget.beside ? neededBy(Object.keys(manifest).find((key) => key.endsWith(budget.beside))) : new Set();
  const chunks = [...neededBy(name)].filter((chunk) => name === ENTRY || !(shell.has(chunk) || there.has(chunk)));
  const js = sum(chunks.map((chunk) => manifest[chunk].file));
  const css = sum(chunks.flatMap((chunk) => manifest[chunk].css ?? []));
  const over = js > budget.js * TOLERANCE || css > budget.css * TOLERANCE;
  failed ||= over;
  console.log(
    `${over ? "OVER" : "ok  "} ${budget.name}: ${js.toFixed(1)} of ${budget.js} KiB JS, ${css.toFixed(1)} of ${budget.css} KiB CSS`,
  );
}
if (failed) process.exit(1);

// A registry that lacks other platforms' optional packages leaves them out of package-lock.json, and `npm ci` elsewhere
// then fails with "Missing: … from lock file". Run after every change of the lock: adds the entries npm expects.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const OS_WORDS = new Map([
  ["win32", "win32"],
  ["darwin", "darwin"],
  ["android", "android"],
  ["freebsd", "freebsd"],
  ["openbsd", "openbsd"],
  ["netbsd", "netbsd"],
  ["sunos", "sunos"],
  ["aix", "aix"],
  ["openharmony", "openharmony"],
  ["linux", "linux"],
  ["linuxmusl", "linux"],
]);
const CPU_WORDS = ["arm64", "arm", "x64", "ia32", "ppc64", "riscv64", "s390x", "loong64", "wasm32", "mips64el"];

/** The platform a package name such as `@rollup/rollup-linux-arm64-musl` promises. */
export function platformOf(name) {
  const words = name.split("/").at(-1).split("-");
  const os = words.map((word) => OS_WORDS.get(word)).find(Boolean);
  const cpu = CPU_WORDS.find((known) => words.includes(known) || (known === "arm" && words.includes("arm")));
  return { ...(os ? { os: [os] } : {}), ...(cpu ? { cpu: [cpu] } : {}) };
}

function isPresent(packages, from, name) {
  for (let base = from; ; ) {
    if (packages[`${base ? `${base}/` : ""}node_modules/${name}`]) return true;
    if (!base) return false;
    const cut = base.lastIndexOf("/node_modules/");
    base = cut < 0 ? "" : base.slice(0, cut);
  }
}

/** Adds placeholders for optional packages named but absent; answers how many, and drops every `resolved` address. */
export function completeLock(lock) {
  let added = 0;
  for (const [from, entry] of Object.entries(lock.packages)) {
    delete entry.resolved;
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isPresent(lock.packages, from, name)) continue;
      const version = range.replace(/^[~^]/, "");
      lock.packages[`node_modules/${name}`] = { version, optional: true, ...platformOf(name) };
      added += 1;
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return added;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = new URL("../package-lock.json", import.meta.url);
  const lock = JSON.parse(readFileSync(path, "utf8"));
  const added = completeLock(lock);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${added} placeholder(s) added`);
}

// No literal text in markup: whatever a person reads goes through Lingui. Looks at JSX text and at the attributes people
// read or hear, in every .tsx of src but tests and the development kit.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseSync, traverse } from "@babel/core";

const SRC = fileURLToPath(new URL("../src", import.meta.url));
const READ = new Set([
  "aria-label",
  "alt",
  "detail",
  "hint",
  "label",
  "lead",
  "placeholder",
  "sentence",
  "title",
  "verb",
]);
/** Words that are the same in every language. */
const NAMES = new Set(["Drumbeat"]);
const hasWords = (text) => /\p{L}{2,}/u.test(text) && !NAMES.has(text.trim());
const inTrans = (path) =>
  path.findParent((up) => up.isJSXElement() && up.node.openingElement.name.name === "Trans") !== null;

/** The literal texts of one source file, with their lines. */
export function literalsOf(source) {
  const found = [];
  const tree = parseSync(source, { configFile: false, babelrc: false, parserOpts: { plugins: ["typescript", "jsx"] } });
  traverse(tree, {
    JSXText(path) {
      if (hasWords(path.node.value) && !inTrans(path))
        found.push(`${path.node.loc.start.line}: ${path.node.value.trim()}`);
    },
    JSXAttribute({ node }) {
      if (READ.has(node.name.name) && node.value?.type === "StringLiteral" && hasWords(node.value.value))
        found.push(`${node.loc.start.line}: ${node.value.value}`);
    },
  });
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = readdirSync(SRC, { recursive: true }).filter(
    (file) => file.endsWith(".tsx") && !file.includes(".test.") && !/(^kit|tests)\//.test(file),
  );
  const faults = files.flatMap((file) =>
    literalsOf(readFileSync(`${SRC}/${file}`, "utf8")).map((text) => `src/${file}:${text}`),
  );
  for (const fault of faults) console.error(`not translated: ${fault}`);
  if (faults.length > 0) process.exit(1);
}

// Help with the four message catalogues.
//   node tooling/po.mjs missing            lists what is not translated yet, as JSON to fill in
//   node tooling/po.mjs merge FILE.json    takes {msgid: {"zh-Hans": …, "zh-Hant": …, "sv": …}} into the catalogues
//   node tooling/po.mjs tidy               writes the catalogues in their one stable form (run by i18n:extract)
//   node tooling/po.mjs check              fails when a message is missing, a placeholder differs or extraction is stale
// After a merge conflict: take either side of the .po files, run `npm run i18n:extract`, then `merge` your JSON again.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { compileMessage } from "@lingui/message-utils/compileMessage";

const LANGUAGES = ["en", "zh-Hans", "zh-Hant", "sv"];
const pathOf = (language) => new URL(`../src/i18n/${language}/messages.po`, import.meta.url);

const WORD = /^(msgctxt|msgid|msgstr)\s+/;

/** One block between blank lines: which lines belong to the context, the message and its text. */
function readBlock(block) {
  const parts = { msgctxt: "", msgid: "", msgstr: "" };
  const comments = [];
  let word = null;
  for (const line of block.split("\n").filter(Boolean)) {
    if (line.startsWith("#")) comments.push(line);
    else {
      word = WORD.exec(line)?.[1] ?? word;
      parts[word] += JSON.parse(line.replace(WORD, ""));
    }
  }
  return { context: parts.msgctxt, id: parts.msgid, text: parts.msgstr, comments };
}

/** Reads a catalogue into entries {context, id, text, comments}, leaving out its head and what is obsolete. */
export function readPo(source) {
  const blocks = source.replace(/^#~.*$/gm, "").split(/\n{2,}/);
  return blocks.map(readBlock).filter((entry) => entry.id !== "");
}

const keyOf = (entry) => (entry.context ? `${entry.context}\u0004${entry.id}` : entry.id);
const byKey = (a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0);

/** Writes a catalogue: sorted by message, one line each, no dates, no places, so that branches merge line by line. */
export function writePo(language, entries) {
  const head = [
    'msgid ""',
    'msgstr ""',
    '"MIME-Version: 1.0\\n"',
    '"Content-Type: text/plain; charset=utf-8\\n"',
    '"Content-Transfer-Encoding: 8bit\\n"',
    `"Language: ${language}\\n"`,
  ];
  const bodies = [...entries]
    .sort(byKey)
    .map((entry) => [
      ...entry.comments,
      ...(entry.context ? [`msgctxt ${JSON.stringify(entry.context)}`] : []),
      `msgid ${JSON.stringify(entry.id)}`,
      `msgstr ${JSON.stringify(entry.text)}`,
    ]);
  return `${[head, ...bodies].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const load = (language) => readPo(readFileSync(pathOf(language), "utf8"));
const save = (language, entries) => writeFileSync(pathOf(language), writePo(language, entries));

/** {key: [languages without a text]}, in the order of the messages. */
export function missingOf(catalogues) {
  const missing = {};
  for (const [language, entries] of Object.entries(catalogues)) {
    for (const entry of entries.filter(({ text }) => text === "")) {
      const key = keyOf(entry);
      missing[key] = [...(missing[key] ?? []), language];
    }
  }
  return missing;
}

function namesIn(tokens, names) {
  for (const token of Array.isArray(tokens) ? tokens : []) {
    if (!Array.isArray(token)) continue;
    names.add(token[0]);
    for (const branch of Object.values(token[2] ?? {})) namesIn(branch, names);
  }
  return names;
}

/** What a message needs filled in, sorted: "{count, plural, …} of {name} <0>x</0>" → "<0> count name". */
export function placeholdersOf(text) {
  const tags = [...text.matchAll(/<(\d+)\s*\/?>/g)].map((match) => match[0].replace(/\s*\/?>$/, ">"));
  return [...namesIn(compileMessage(text), new Set(tags))].sort().join(" ");
}

/** Translations whose placeholders are not those of the message. */
export function tornOf(catalogues) {
  const torn = [];
  for (const [language, entries] of Object.entries(catalogues)) {
    for (const entry of entries) {
      if (entry.text && placeholdersOf(entry.text) !== placeholdersOf(entry.id))
        torn.push(`${language}: ${entry.id} → ${entry.text}`);
    }
  }
  return torn;
}

const all = () => Object.fromEntries(LANGUAGES.map((language) => [language, load(language)]));

function merge(file) {
  const translations = JSON.parse(readFileSync(file, "utf8"));
  const known = new Set(load("en").map(keyOf));
  const strangers = Object.keys(translations).filter((key) => !known.has(key));
  for (const language of LANGUAGES) {
    const entries = load(language);
    for (const entry of entries) entry.text = translations[keyOf(entry)]?.[language] ?? entry.text;
    save(language, entries);
  }
  if (strangers.length > 0)
    console.log(`Not in the catalogues (run npm run i18n:extract first?):\n${strangers.join("\n")}`);
}

function check() {
  const before = LANGUAGES.map((language) => readFileSync(pathOf(language), "utf8"));
  execFileSync(process.execPath, ["node_modules/@lingui/cli/dist/lingui.js", "extract", "--clean"], {
    stdio: "ignore",
  });
  tidy();
  const stale = LANGUAGES.filter((language, index) => readFileSync(pathOf(language), "utf8") !== before[index]);
  const faults = [
    ...stale.map((language) => `${language}: run npm run i18n:extract`),
    ...Object.entries(missingOf(all())).map(([id, languages]) => `missing in ${languages.join(", ")}: ${id}`),
    ...tornOf(all()).map((line) => `placeholders differ, ${line}`),
  ];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exit(1);
}

function tidy() {
  for (const language of LANGUAGES) save(language, load(language));
}

function printMissing() {
  const blanks = Object.entries(missingOf(all())).map(([id, languages]) => [
    id,
    Object.fromEntries(languages.map((language) => [language, ""])),
  ]);
  console.log(JSON.stringify(Object.fromEntries(blanks), null, 2));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [verb, file] = process.argv.slice(2);
  const verbs = {
    missing: printMissing,
    merge: () => merge(file),
    tidy,
    check,
  };
  if (!verbs[verb]) throw new Error("usage: po.mjs missing | merge FILE | tidy | check");
  verbs[verb]();
}

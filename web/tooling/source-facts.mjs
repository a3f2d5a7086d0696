// Prints facts about web/src as one JSON object: imports and literal text in markup.
// scripts/checks read them; the judgement lies there.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import ts from "typescript";

const web = resolve(import.meta.dirname, "..");
const repository = resolve(web, "..");
const LETTERS = /\p{L}{2,}/u;
const TRANSLATED = new Set(["Trans", "Plural", "Select", "SelectOrdinal"]);
const SPOKEN = new Set(["alt", "aria-label", "aria-description", "description", "label", "placeholder", "title"]);
const UNSEEN = new Set(["code", "kbd", "style", "script"]);

const facts = { imports: [], literals: [] };

function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function lineOf(source, position) {
  return source.getLineAndCharacterOfPosition(position).line + 1;
}

function recordImport(source, file, node) {
  const isStatement = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
  const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const name = isStatement ? node.moduleSpecifier : isCall ? node.arguments[0] : undefined;
  if (name && ts.isStringLiteralLike(name)) {
    facts.imports.push({ file, line: lineOf(source, node.getStart(source)), source: name.text });
  }
}

function tagOf(node) {
  return ts.isJsxElement(node) ? node.openingElement.tagName.getText() : "";
}

function isTranslated(node) {
  for (let above = node.parent; above; above = above.parent) {
    const tag = tagOf(above);
    if (TRANSLATED.has(tag) || UNSEEN.has(tag)) return true;
  }
  return false;
}

function recordLiteral(source, file, node) {
  let text = "";
  if (ts.isJsxText(node) && !isTranslated(node)) text = node.text.trim();
  if (
    ts.isJsxExpression(node) &&
    node.expression &&
    ts.isStringLiteralLike(node.expression) &&
    !ts.isJsxAttribute(node.parent)
  ) {
    text = isTranslated(node) ? "" : node.expression.text.trim();
  }
  if (
    ts.isJsxAttribute(node) &&
    SPOKEN.has(node.name.getText()) &&
    node.initializer &&
    ts.isStringLiteral(node.initializer)
  ) {
    text = node.initializer.text;
  }
  if (LETTERS.test(text))
    facts.literals.push({ file, line: lineOf(source, node.getStart(source)), text: text.slice(0, 60) });
}

function isTest(file) {
  return /\.test\.tsx?$/.test(file) || file.includes("/kit/") || file.includes("/testing/");
}

for (const path of sourceFiles(join(web, "src"))) {
  const file = relative(repository, path).replaceAll("\\", "/");
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true, kind);
  const visit = (node) => {
    recordImport(source, file, node);
    if (!isTest(file)) recordLiteral(source, file, node);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

process.stdout.write(JSON.stringify(facts));

const CJK = /[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]/u;

/** Two letters standing for a person: "Maja Åkerlund" → "MÅ"; for 王小明 the given name, "小明". */
export function initialsOf(name: string): string {
  const trimmed = name.trim();
  if (CJK.test(trimmed)) return [...trimmed.replace(/\s/g, "")].slice(-2).join("");
  const words = trimmed.split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? "?")];
  const last = words.length > 1 ? [...(words.at(-1) ?? "")] : first.slice(1);
  return `${first[0] ?? "?"}${last[0] ?? ""}`.toUpperCase();
}

/** One of `count` colours, the same for the same person everywhere. */
export function hueOf(id: string, count: number): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return sum % count;
}

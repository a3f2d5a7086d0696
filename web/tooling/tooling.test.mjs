// @vitest-environment node
import { describe, expect, it } from "vitest";
import { completeLock, platformOf } from "./complete-lock.mjs";
import { missingOf, placeholdersOf, readPo, tornOf, writePo } from "./po.mjs";

describe("catalogues", () => {
  const source =
    'msgid ""\nmsgstr ""\n"Language: sv\\n"\n\n#. hint\nmsgctxt "verb"\nmsgid "Plan \\"x\\""\nmsgstr ""\n"Pla"\n"nera"\n\nmsgid "A"\nmsgstr ""\n\n#~ msgid "Old"\n#~ msgstr "x"\n';
  it("come back sorted and stable", () => {
    const entries = readPo(source);
    expect(entries.map((entry) => [entry.context, entry.id, entry.text])).toEqual([
      ["verb", 'Plan "x"', "Planera"],
      ["", "A", ""],
    ]);
    const written = writePo("sv", entries);
    expect(readPo(written).map((entry) => entry.id)).toEqual(["A", 'Plan "x"']);
    expect(writePo("sv", readPo(written))).toBe(written);
    expect(missingOf({ sv: entries })).toEqual({ A: ["sv"] });
  });

  it("tell torn placeholders", () => {
    expect(placeholdersOf("{count, plural, one {# task of {name}} other {# tasks}} <0>x</0>")).toBe("<0> count name");
    const entry = (text) => ({ context: "", id: "By {name}", text, comments: [] });
    expect(tornOf({ sv: [entry("Av {name}"), entry("")] })).toEqual([]);
    expect(tornOf({ sv: [entry("Av {namn}")] })).toHaveLength(1);
  });
});

describe("the lock", () => {
  it("gets entries for other platforms, once, and no addresses", () => {
    const lock = {
      packages: {
        "": {},
        "node_modules/tool": {
          version: "1.0.0",
          resolved: "x",
          optionalDependencies: { "@t/darwin-arm64": "1.0.0", "@t/linux-x64": "1.0.0" },
        },
        "node_modules/@t/linux-x64": { version: "1.0.0" },
      },
    };
    expect(completeLock(lock)).toBe(1);
    expect(lock.packages["node_modules/@t/darwin-arm64"]).toEqual({
      version: "1.0.0",
      optional: true,
      os: ["darwin"],
      cpu: ["arm64"],
    });
    expect(JSON.stringify(lock)).not.toContain("resolved");
    expect(completeLock(lock)).toBe(0);
  });

  it("reads platforms from names", () => {
    expect(platformOf("@rollup/rollup-linux-arm-gnueabihf")).toEqual({ os: ["linux"], cpu: ["arm"] });
    expect(platformOf("@biomejs/cli-win32-x64")).toEqual({ os: ["win32"], cpu: ["x64"] });
  });
});

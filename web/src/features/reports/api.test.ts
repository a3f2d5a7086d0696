import { expect, it } from "vitest";
import { fileNameOf } from "./api";

it("reads the name of a file in any letters", () => {
  expect(fileNameOf("attachment; filename*=utf-8''%E5%95%9F%E5%8B%95%E5%96%AE%20%E6%98%A5.pdf")).toBe("啟動單 春.pdf");
  expect(fileNameOf('attachment; filename="Kick-off Spring.pdf"')).toBe("Kick-off Spring.pdf");
  expect(fileNameOf(null)).toBeNull();
});

import { formatter } from "@lingui/format-po";

/** @type {import("@lingui/conf").LinguiConfig} */
export default {
  locales: ["en", "zh-Hans", "zh-Hant", "sv"],
  sourceLocale: "en",
  // No fallbackLocales: with one, a missing message would never be noticed.
  catalogs: [{ path: "<rootDir>/src/i18n/{locale}/messages", include: ["src"], exclude: ["**/*.test.*", "**/kit/**"] }],
  format: formatter({ origins: false, lineNumbers: false }),
  orderBy: "messageId",
};

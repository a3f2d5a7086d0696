import { i18n, type Messages } from "@lingui/core";
import { useLingui } from "@lingui/react";
import { LANGUAGES, type Language } from "@/lib/preferences";

const CATALOGUES: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import("./en/messages.po"),
  "zh-Hans": () => import("./zh-Hans/messages.po"),
  "zh-Hant": () => import("./zh-Hant/messages.po"),
  sv: () => import("./sv/messages.po"),
};

/** Each language by its own name: the same in every language, hence not translated. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: "English",
  "zh-Hans": "简体中文",
  "zh-Hant": "繁體中文",
  sv: "Svenska",
};

/** Loads a language's texts and shows them, without a reload. */
export async function speak(language: Language): Promise<void> {
  const { messages } = await CATALOGUES[language]();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
}

/** The language shown now; also the tag to hand to `Intl`. */
export function useLanguage(): Language {
  const { i18n: shown } = useLingui();
  return LANGUAGES.find((language) => language === shown.locale) ?? "en";
}

import { useEffect } from "react";
import { speak } from "@/i18n/language";
import { nearestLanguage, preferences, updatePreferences } from "@/lib/preferences";
import { useStore } from "@/lib/store";
import { useMe } from "./use-me";

/** Takes over the language and theme the person chose elsewhere, and speaks the language chosen here. */
export function usePersonsPreferences(): void {
  const { person } = useMe();
  const { language } = useStore(preferences);
  useEffect(() => {
    if (person.language) updatePreferences({ language: person.language });
    if (person.theme) updatePreferences({ theme: person.theme });
  }, [person.language, person.theme]);
  useEffect(() => void speak(language ?? nearestLanguage(navigator.languages)), [language]);
}

import type { MantineColorSchemeManager } from "@mantine/core";
import { preferences, updatePreferences } from "@/lib/preferences";

let unsubscribe = () => {};

/** Lets Mantine follow our preference instead of keeping its own. */
export const themeManager: MantineColorSchemeManager = {
  get: () => preferences.get().theme,
  set: (theme) => updatePreferences({ theme }),
  subscribe: (changed) => {
    unsubscribe = preferences.subscribe(() => changed(preferences.get().theme));
  },
  unsubscribe: () => unsubscribe(),
  clear: () => updatePreferences({ theme: "auto" }),
};

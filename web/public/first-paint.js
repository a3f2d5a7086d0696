// Runs before the first paint, so that neither theme nor language flickers. Kept in step with src/lib/preferences.ts.
(() => {
  const root = document.documentElement;
  let theme = "auto";
  try {
    theme = localStorage.getItem("drumbeat.theme") ?? "auto";
    root.lang = localStorage.getItem("drumbeat.language") ?? root.lang;
  } catch {
    // Storage may be forbidden; the defaults stand.
  }
  const dark = theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();

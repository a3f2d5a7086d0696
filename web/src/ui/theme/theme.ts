import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const PINE: MantineColorsTuple = [
  "#e9f1ea",
  "#cfe3d8",
  "#a9cebc",
  "#80b89f",
  "#5ba486",
  "#3b8f70",
  "#257a5c",
  "#14664c",
  "#0f5740",
  "#0a4432",
];

/** Mantine's theme, reduced to what the tokens in `tokens.css` cannot say. */
export const theme = createTheme({
  primaryColor: "pine",
  primaryShade: { light: 7, dark: 4 },
  colors: { pine: PINE },
  autoContrast: true,
  fontFamily: "var(--font)",
  fontSizes: { xs: "11.5px", sm: "13.5px", md: "13.5px", lg: "15px", xl: "17px" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "10px", xl: "16px" },
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  headings: { fontFamily: "var(--font)", fontWeight: "640" },
});

const SHARED = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--muted)",
  "--mantine-color-placeholder": "var(--muted)",
  "--mantine-color-default": "var(--raised)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--line)",
  "--mantine-color-anchor": "var(--primary)",
  "--mantine-color-error": "var(--danger)",
  "--mantine-color-pine-filled": "var(--primary)",
  "--mantine-color-pine-filled-hover": "var(--primary-hover)",
  "--mantine-primary-color-filled": "var(--primary)",
  "--mantine-primary-color-filled-hover": "var(--primary-hover)",
  "--mantine-primary-color-contrast": "var(--on-primary)",
};

/** Points Mantine's colour variables at ours, so one token file rules both themes. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: SHARED,
  dark: SHARED,
});

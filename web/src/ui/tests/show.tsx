import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { render } from "@testing-library/react";
import axe from "axe-core";
import type { ReactElement } from "react";

/** Renders a part of the kit as the app would. */
export function show(element: ReactElement) {
  return render(element, {
    wrapper: ({ children }) => (
      <I18nProvider i18n={i18n}>
        <MantineProvider env="test">{children}</MantineProvider>
      </I18nProvider>
    ),
  });
}

/** Names of the accessibility rules the page breaks; colours and landmarks are judged in the browser journeys. */
export async function brokenRules(container: Element): Promise<string[]> {
  const rules = { "color-contrast": { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(container, { rules });
  return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`);
}

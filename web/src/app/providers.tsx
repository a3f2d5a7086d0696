import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { preferences } from "@/lib/preferences";
import { useStore } from "@/lib/store";
import { cssVariablesResolver, theme } from "@/ui/theme/theme";
import { Lenders } from "./lenders";
import { themeManager } from "./theme-manager";

interface Props {
  queries: QueryClient;
  /** Of the content security policy; empty where there is none. */
  nonce: string;
  children: ReactNode;
}

/** Everything a page may take for granted: texts, theme, query cache. */
export function Providers({ queries, nonce, children }: Props) {
  const { density } = useStore(preferences);
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  return (
    <I18nProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        colorSchemeManager={themeManager}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <QueryClientProvider client={queries}>
          <Lenders>{children}</Lenders>
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>
  );
}

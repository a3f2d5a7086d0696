import "@fontsource-variable/schibsted-grotesk";
import "@/ui/theme/tokens.css";
import "@/ui/theme/mantine.css";
import "@/ui/theme/base.css";
import { RouterProvider } from "@tanstack/react-router";
import { setNonce } from "get-nonce";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "@/api/query-client";
import { speak } from "@/i18n/language";
import { nearestLanguage, preferences } from "@/lib/preferences";
import { Providers } from "./providers";
import { createAppRouter, leaveShell } from "./router";

const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
const queries = createQueryClient(() => void leaveShell(router));
const router = createAppRouter(queries);
const root = document.getElementById("root");

if (nonce) setNonce(nonce);
await speak(preferences.get().language ?? nearestLanguage(navigator.languages));
if (root) {
  createRoot(root).render(
    <Providers queries={queries} nonce={nonce}>
      <RouterProvider router={router} />
    </Providers>,
  );
}

import { msg } from "@lingui/core/macro";
import { IconBuilding, IconDevices, IconHistory, IconKey, IconSettings, IconUsers } from "@tabler/icons-react";
import type { FeatureParts } from "@/lib/parts";
import { explain } from "@/ui/feedback/problem-text";

explain({
  "auth.step_gone": msg`This code no longer works. Ask for another one.`,
  incorrect_code: msg`This is not the code. Check it, or ask for another one.`,
  not_an_address: msg`Write it like name@example.com`,
  "auth.too_many_login_attempts": msg`Too many tries. Wait a few minutes, or sign in with a code.`,
  "auth.invalid_password_reset": msg`This link was used or is too old. Ask for a new one.`,
  email_password_mismatch: msg`E-mail and password do not fit together. Check both, or sign in with a code.`,
  password_too_short: msg`Use at least 10 characters`,
  password_too_common: msg`This password is too common`,
  password_too_similar: msg`This is too close to your name or e-mail`,
  password_entirely_numeric: msg`Use more than digits`,
});

/** What identity lends to the app. */
export const identityParts: FeatureParts = {
  nav: [
    { id: "people", to: "/people", label: msg`People`, icon: IconUsers, keys: "g p", section: "libraries" },
    {
      id: "settings",
      to: "/settings/you",
      label: msg`Settings`,
      icon: IconSettings,
      keys: "g s",
      section: "workspace",
    },
  ],
  commands: [
    { id: "workspace", label: msg`Workspace`, icon: IconBuilding, run: (go) => go("/settings/workspace") },
    { id: "audit", label: msg`History`, icon: IconHistory, needs: "list_audit", run: (go) => go("/audit") },
    { id: "tokens", label: msg`API tokens`, icon: IconKey, needs: "create_token", run: (go) => go("/settings/tokens") },
    { id: "sessions", label: msg`Where you are signed in`, icon: IconDevices, run: (go) => go("/settings/sessions") },
  ],
};

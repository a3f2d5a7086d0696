import { msg } from "@lingui/core/macro";
import { IconFileImport } from "@tabler/icons-react";
import type { FeatureParts } from "@/lib/parts";
import { ExportMenu } from "./parts/export-menu";

/** What transfer lends to the app. */
export const transferParts: FeatureParts = {
  nav: [
    {
      id: "import",
      to: "/import",
      label: msg`Import`,
      icon: IconFileImport,
      keys: "g f",
      section: "workspace",
      needs: "start_import",
    },
  ],
  commands: [
    {
      id: "import",
      label: msg`Import a file`,
      icon: IconFileImport,
      needs: "start_import",
      run: (go) => go("/import"),
    },
  ],
  listTools: [ExportMenu],
};

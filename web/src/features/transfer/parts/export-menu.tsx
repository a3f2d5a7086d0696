import { useLingui } from "@lingui/react/macro";
import { IconDownload } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { meQuery } from "@/api/me";
import type { ListView } from "@/lib/parts";
import { Button } from "@/ui/actions/button";
import { Menu } from "@/ui/actions/menu";

function download({ list, filters }: ListView, format: "csv" | "xlsx"): void {
  location.assign(`/api/v1/export/${list}?${new URLSearchParams({ ...filters, format })}`);
}

/** Takes what a list shows out as a file. */
export function ExportMenu(view: ListView) {
  const { t } = useLingui();
  const { data: me } = useSuspenseQuery(meQuery);
  if (!me.can.includes("export_tasks")) return null;
  const entries = [
    { id: "xlsx", label: t`Excel workbook (.xlsx)`, run: () => download(view, "xlsx") },
    { id: "csv", label: t`Table (.csv)`, run: () => download(view, "csv") },
  ];
  return (
    <Menu
      trigger={<Button look="ghost" icon={<IconDownload size={15} stroke={1.7} />}>{t`Export`}</Button>}
      sections={[{ id: "formats", entries }]}
      position="bottom-end"
    />
  );
}
ExportMenu.displayName = "ExportMenu";

import { useLingui } from "@lingui/react/macro";
import { IconDownload } from "@tabler/icons-react";
import { Button } from "@/ui/actions/button";
import { Menu } from "@/ui/actions/menu";

function download(path: string, query: URLSearchParams, format: "csv" | "xlsx"): void {
  query.set("format", format);
  location.assign(`${path}?${query}`);
}

interface Props {
  /** Which tasks: the campaign and whatever filters the list has, named as the list's door names them. */
  filters: Readonly<Record<string, string>>;
}

/** Takes the shown tasks out as a file. */
export function ExportMenu({ filters }: Props) {
  const { t } = useLingui();
  const run = (format: "csv" | "xlsx") => () => download("/api/v1/export/tasks", new URLSearchParams(filters), format);
  const entries = [
    { id: "xlsx", label: t`Excel workbook (.xlsx)`, run: run("xlsx") },
    { id: "csv", label: t`Table (.csv)`, run: run("csv") },
  ];
  return (
    <Menu
      trigger={<Button look="ghost" icon={<IconDownload size={15} stroke={1.7} />}>{t`Export`}</Button>}
      sections={[{ id: "formats", entries }]}
    />
  );
}

import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { PageBody, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { importsQuery } from "../api";
import { EarlierImports } from "../parts/earlier-imports";
import { StartForm } from "../parts/start-form";
import "../texts";

/** Where work comes in: a file to bring, and what was brought before. */
export function ImportsPage() {
  const { t } = useLingui();
  const earlier = useQuery(importsQuery);
  return (
    <>
      <PageHeader title={t`Import`} detail={t`Asana exports, spreadsheets and any CSV`} />
      <PageBody>
        <Wide stacked>
          <StartForm />
          <EarlierImports imports={earlier.data ?? []} />
        </Wide>
      </PageBody>
    </>
  );
}

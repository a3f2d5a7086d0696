import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { PageBody, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { resultImportsQuery } from "../imports/api";
import { ToAssignSection } from "../imports/result-step";
import { Earlier, Start } from "../imports/start";
import "../imports/words";
import "../words";

/** Where results come in: a file to bring, what waits to be assigned, and what was brought before. */
export function ResultImportsPage() {
  const { t } = useLingui();
  const earlier = useQuery(resultImportsQuery).data ?? [];
  return (
    <>
      <PageHeader lead={<Link to="/metrics">{t`Metrics`}</Link>} title={t`Import results`} />
      <PageBody>
        <Wide stacked>
          <Start />
          <ToAssignSection />
          <Earlier imports={earlier} />
        </Wide>
      </PageBody>
    </>
  );
}

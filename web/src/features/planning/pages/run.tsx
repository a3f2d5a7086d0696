import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { PageBody, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { runQuery } from "../api";
import { RunView } from "../parts/run-view";
import { KINDS } from "../words";

/** One search as a page. */
export function RunPage() {
  const { t } = useLingui();
  const language = useLanguage();
  const { runId = "" } = useParams({ strict: false });
  const { data: run } = useSuspenseQuery(runQuery(runId));
  const when = formatInstant(run.created_at, language);
  return (
    <>
      <PageHeader title={t(KINDS[run.kind])} detail={[when, run.by].filter(Boolean).join(" · ")} />
      <PageBody>
        <Wide>
          <RunView key={runId} id={runId} />
        </Wide>
      </PageBody>
    </>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useUrlState } from "@/lib/url-state";
import { PageBody, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { type ResultImport, resultImportQuery } from "../imports/api";
import { MappingStep } from "../imports/mapping-step";
import { ReportStep } from "../imports/report-step";
import { ResultStep, RunningStep } from "../imports/result-step";
import "../imports/words";
import "../words";

/** Where an import stands; a checked one can be opened at its columns again. */
function stepOf(job: ResultImport, wanted: unknown): "columns" | "report" | "run" | "result" {
  if (job.state === "running") return "run";
  if (job.state === "done" || job.state === "failed") return "result";
  return job.state === "checked" && wanted !== "columns" ? "report" : "columns";
}

/** One import of results, at the step where it stands. Its address can be left and found again. */
export function ResultImportPage() {
  const { t } = useLingui();
  const { factImportId = "" } = useParams({ strict: false });
  const { data: job } = useSuspenseQuery(resultImportQuery(factImportId));
  const [search, change] = useUrlState();
  const step = stepOf(job, search.step);
  return (
    <>
      <PageHeader
        lead={<Link to="/results-import">{t`Import results`}</Link>}
        title={job.file_name}
        detail={job.source_name}
      />
      <PageBody>
        <Wide stacked>
          {step === "columns" && (
            <MappingStep key={`${job.id} ${job.detected.sheet}`} job={job} onChecked={() => change({ step: null })} />
          )}
          {step === "report" && <ReportStep job={job} onColumns={() => change({ step: "columns" })} />}
          {step === "run" && <RunningStep job={job} />}
          {step === "result" && <ResultStep job={job} />}
        </Wide>
      </PageBody>
    </>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useUrlState } from "@/lib/url-state";
import { PageBody, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { type Import, importQuery } from "../api";
import { MappingStep } from "../parts/mapping-step";
import { ReportStep } from "../parts/report-step";
import { ResultStep } from "../parts/result-step";
import { RunningStep } from "../parts/running-step";
import { type Step, Steps } from "../parts/steps";
import "../texts";

/** Where an import stands; a checked one can be opened at its columns again. */
export function stepOf(job: Import, wanted: unknown): Step {
  if (job.state === "running") return "run";
  if (job.state === "done" || job.state === "failed") return "result";
  return job.state === "checked" && wanted !== "columns" ? "report" : "columns";
}

/** One import, at the step where it stands. Its address can be left and found again. */
export function ImportPage() {
  const { t } = useLingui();
  const { importId = "" } = useParams({ strict: false });
  const { data: job } = useSuspenseQuery(importQuery(importId));
  const [search, change] = useUrlState();
  const step = stepOf(job, search.step);
  const toColumns = () => change({ step: "columns", verdict: null });
  const toReport = () => change({ step: null });
  return (
    <>
      <PageHeader
        lead={<Link to="/import">{t`Import`}</Link>}
        title={job.file_name}
        detail={job.campaign_name}
        actions={<Steps at={step} />}
      />
      <PageBody>
        <Wide stacked>
          {step === "columns" && <MappingStep key={`${job.id} ${job.detected.sheet}`} job={job} onChecked={toReport} />}
          {step === "report" && <ReportStep job={job} onColumns={toColumns} />}
          {step === "run" && <RunningStep job={job} />}
          {step === "result" && <ResultStep job={job} />}
        </Wide>
      </PageBody>
    </>
  );
}

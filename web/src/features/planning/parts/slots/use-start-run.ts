import { useNavigate } from "@tanstack/react-router";
import { useWrite } from "@/ui/feedback/use-write";
import { type NewRun, startRun } from "../../api";

/** Begins a search and goes to where it is told. */
export function useStartRun() {
  const go = useNavigate();
  return useWrite(async (asked: Pick<NewRun, "kind"> & Partial<NewRun>) => {
    const run = await startRun({ task_ids: [], person_ids: [], reassign: false, seconds: 20, ...asked });
    await go({ to: "/planning/runs/$runId", params: { runId: run.id } });
  });
}

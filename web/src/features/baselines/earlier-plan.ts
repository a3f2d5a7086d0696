import { useQuery } from "@tanstack/react-query";
import { lazy, useMemo } from "react";
import type { EarlierDays, EarlierPlan } from "@/lib/parts";
import { useUrlText } from "@/lib/url-state";
import { varianceQuery } from "./api";

/** The baseline chosen in the address, "" for none. */
export const useChosenBaseline = () => useUrlText("baseline");

function useDays(campaignId: string): ReadonlyMap<string, EarlierDays> | null {
  const [chosen] = useChosenBaseline();
  const { data } = useQuery({ ...varianceQuery(campaignId, chosen), enabled: chosen !== "", retry: false });
  return useMemo(() => {
    if (!data) return null;
    const kept = data.tasks.flatMap(({ id, before, drift }): [string, EarlierDays][] =>
      before ? [[id, { start: before.start, due: before.due, dueDays: drift?.due_days ?? null }]] : [],
    );
    return new Map(kept);
  }, [data]);
}

/** Baselines behind list and timeline. */
export const EARLIER_PLAN: EarlierPlan = {
  Picker: lazy(() => import("./parts/baseline-picker").then((module) => ({ default: module.BaselinePicker }))),
  useDays,
};

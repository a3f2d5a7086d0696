import { useSuspenseQuery } from "@tanstack/react-query";
import { meQuery } from "@/api/me";
import { isPlainDate, todayIn } from "@/lib/dates";
import { useUrlState } from "@/lib/url-state";
import type { Asked, Unit } from "../../api";
import { spanOf, stepOn } from "../../model";

const UNITS: readonly Unit[] = ["day", "week", "month"];

/** Which days the address asks for, and how to go on from them. */
export function useAsked() {
  const { data: me } = useSuspenseQuery(meQuery);
  const [search, change] = useUrlState();
  const today = todayIn(me.workspace.time_zone);
  const unit = UNITS.find((each) => each === search.unit) ?? "week";
  const day = typeof search.day === "string" && isPlainDate(search.day) ? search.day : today;
  const text = (name: string) => (typeof search[name] === "string" ? String(search[name]) : "");
  const asked: Asked = { ...spanOf(unit, day), unit, teams: text("teams"), campaigns: text("campaigns") };
  return {
    asked,
    today,
    change,
    setUnit: (next: Unit) => change({ unit: next === "week" ? null : next, cell: null }),
    step: (direction: 1 | -1) => change({ day: stepOn(unit, asked.first, direction), cell: null }),
    toToday: () => change({ day: null, cell: null }),
  };
}

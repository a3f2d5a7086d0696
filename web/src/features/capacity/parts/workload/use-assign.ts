import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { showToast } from "@/lib/toasts";
import { attempt } from "@/ui/feedback/complain";
import { placeTask, type Workload } from "../../api";
import { placedOn } from "../../model";

/** How long a task stays hidden where it lay, at most: the load of others is worked out in the background. */
const PATIENCE = 4000;

/** A task that is given to somebody: its days, who has it now, and whose row it comes from. */
export interface Moving {
  id: string;
  name: string;
  first: string | null;
  last: string | null;
  from: string | null;
  people: readonly string[];
}

export interface Placing {
  task: Moving;
  person: string;
  /** Where it is dropped; without it the days stay. */
  period?: { first: string; last: string } | undefined;
}

/** Gives tasks to people, and puts them on days; what is on its way is hidden from where it lay. */
export function useAssign(workload: Workload) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [onItsWay, setOnItsWay] = useState<readonly string[]>([]);
  const nameOf = (id: string) => workload.people.find((person) => person.id === id)?.name ?? "";
  const assign = async ({ task, person, period }: Placing) => {
    const { name } = task;
    const who = nameOf(person);
    const others = task.people.filter((id) => id !== task.from && id !== person);
    const days = period ? placedOn(task, period, workload.today) : {};
    setOnItsWay((ids) => [...ids, task.id]);
    const arrived = () => setOnItsWay((ids) => ids.filter((id) => id !== task.id));
    const taken = await attempt(async () => {
      const { batch } = await placeTask(task.id, { people: [...others, person], ...days });
      showToast({ text: t`${name} is with ${who} now`, batch });
    });
    if (!taken) return arrived();
    setTimeout(arrived, PATIENCE);
    void queries.invalidateQueries({ queryKey: ["workload"] });
  };
  return { assign: (placing: Placing) => void assign(placing), onItsWay };
}

export type Assign = ReturnType<typeof useAssign>;

import { useParams } from "@tanstack/react-router";
import { PageBody } from "@/ui/layout/page";
import { GoalPanel } from "./goal-panel";

/** A goal as a page of its own. */
export function GoalPage() {
  const { goalId = "" } = useParams({ strict: false });
  return (
    <PageBody measure>
      <GoalPanel key={goalId} id={goalId} />
    </PageBody>
  );
}

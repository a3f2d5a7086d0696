import { useParams } from "@tanstack/react-router";
import { PageBody } from "@/ui/layout/page";
import { TaskPanel } from "./task-panel";

/** A task as a page of its own. */
export function TaskPage() {
  const { taskId = "" } = useParams({ strict: false });
  return (
    <PageBody measure>
      <TaskPanel key={taskId} id={taskId} />
    </PageBody>
  );
}

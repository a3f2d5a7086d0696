import { useLingui } from "@lingui/react/macro";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { meQuery } from "@/api/me";
import { api } from "@/api/server";
import { useMediaPhone } from "@/lib/hooks/use-media";
import { asProblem } from "@/lib/problem";
import { showToast } from "@/lib/toasts";
import { usePanel, useUrlText } from "@/lib/url-state";
import { Segmented } from "@/ui/actions/segmented";
import { EmptyState } from "@/ui/feedback/empty-state";
import { problemText } from "@/ui/feedback/problem-text";
import { CheckField } from "@/ui/fields/controls";
import { type TaskRow, type TimelineScreen, timelineQuery } from "../api";
import { useArrangement } from "../arrangement";
import { flattenTree, passes, sortTasks, withAncestors } from "../model";
import { CascadeDialog } from "../parts/timeline/cascade-dialog";
import { Chart } from "../parts/timeline/chart";
import { ZOOMS, type Zoom } from "../parts/timeline/scale";
import { Agenda } from "../parts/timeline/side-grid";
import styles from "../parts/timeline/timeline.module.css";
import { useCascade } from "../parts/timeline/use-cascade";
import { WorkBar } from "../parts/work-bar";
import { useClosed } from "../use-closed";
import { useRowHeight } from "../use-row-height";

/** A campaign's work over time. */
export function TimelinePage() {
  const { campaignId = "" } = useParams({ strict: false });
  const { data: screen } = useSuspenseQuery(timelineQuery(campaignId));
  return <Timeline key={campaignId} screen={screen} />;
}

function useLines(screen: TimelineScreen) {
  const { data: me } = useSuspenseQuery(meQuery);
  const [arrangement] = useArrangement();
  const [closed, toggle] = useClosed(`timeline.${screen.campaign.id}`);
  const lines = useMemo(() => {
    const kept = withAncestors(screen.tasks, passes(screen, arrangement, me.person.id));
    return flattenTree(kept, closed, (siblings) => sortTasks(siblings, arrangement.sort, arrangement.descending));
  }, [screen, arrangement, closed, me.person.id]);
  return { lines, toggle };
}

function Timeline({ screen }: { screen: TimelineScreen }) {
  const { t } = useLingui();
  const phone = useMediaPhone();
  const panel = usePanel();
  const rowHeight = useRowHeight();
  const { lines, toggle } = useLines(screen);
  const settle = useRef(() => {});
  const cascade = useCascade(screen.campaign.id, () => settle.current());
  const link = useLink(screen.campaign.id);
  const [zoomText] = useUrlText("zoom", "week");
  const [critical] = useUrlText("critical", "1");
  const zoom = ZOOMS.find((each) => each === zoomText) ?? "week";
  if (phone) return <Agenda screen={screen} onOpen={(id) => panel.open({ kind: "task", id })} />;
  return (
    <>
      <WorkBar screen={screen} kind="timeline" end={<TimelineControls zoom={zoom} critical={critical === "1"} />} />
      {lines.length === 0 ? (
        <EmptyState
          sentence={
            screen.tasks.length === 0 ? t`Tasks with days appear here as bars.` : t`No task fits these filters.`
          }
        />
      ) : (
        <Chart
          {...{ screen, lines, zoom, rowHeight }}
          critical={critical === "1"}
          onToggle={toggle}
          onMove={(moves) => void cascade.ask(moves)}
          onLink={(pred, succ) => void link(pred, succ)}
          settleRef={settle}
        />
      )}
      {cascade.pending && (
        <CascadeDialog
          cascade={cascade.pending.cascade}
          mode={cascade.pending.mode}
          busy={cascade.busy}
          onMode={cascade.choose}
          onApply={cascade.apply}
          onClose={cascade.close}
        />
      )}
    </>
  );
}

function TimelineControls({ zoom, critical }: { zoom: Zoom; critical: boolean }) {
  const { t } = useLingui();
  const [, setZoom] = useUrlText("zoom", "week");
  const [, setCritical] = useUrlText("critical", "1");
  const names: Record<Zoom, string> = { day: t`Day`, week: t`Week`, month: t`Month`, quarter: t`Quarter` };
  return (
    <>
      <span className={styles.toggle}>
        <CheckField label={t`Critical path`} checked={critical} onChange={(on) => setCritical(on ? "1" : "0")} />
      </span>
      <Segmented
        label={t`Zoom`}
        value={zoom}
        segments={ZOOMS.map((value) => ({ value, label: names[value] }))}
        onChange={setZoom}
      />
    </>
  );
}

/** Lets one task wait for another, with a way back. */
function useLink(campaignId: string) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ["campaign", campaignId] });
  const remove = async (id: string) => {
    await api.DELETE("/api/v1/dependencies/{dependency_id}", { params: { path: { dependency_id: id } } });
    await refresh();
  };
  return async (pred: TaskRow, succ: TaskRow) => {
    try {
      const body = { pred_id: pred.id, succ_id: succ.id, kind: "FS", lag_minutes: 0 } as const;
      const { data } = await api.POST("/api/v1/dependencies", { body });
      const [after, before] = [succ.name, pred.name];
      if (data) showToast({ text: t`${after} waits for ${before}`, revert: () => void remove(data.id) });
      await refresh();
    } catch (error) {
      const problem = asProblem(error);
      if (!problem) throw error;
      const cycle = Array.isArray(problem.facts.cycle) ? `: ${problem.facts.cycle.join(" → ")}` : "";
      showToast({ text: problemText(problem) + cycle, tone: "failed" });
    }
  };
}

import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { Suspense } from "react";
import { usePanel } from "@/lib/url-state";
import { RowSkeletons } from "@/ui/feedback/skeleton";
import { RightPanel } from "@/ui/layout/right-panel";
import { panelFor } from "../parts";

/** Shows the object `?panel=kind:id` names, by the part its feature registered. */
export function PanelOutlet() {
  const { t } = useLingui();
  const { shown, close } = usePanel();
  const navigate = useNavigate();
  const part = shown ? panelFor(shown.kind) : undefined;
  if (!shown || !part) return null;
  const { Panel, page } = part;
  return (
    <RightPanel
      label={t`Details`}
      onClose={close}
      onExpand={page ? () => void navigate({ to: page(shown.id) }) : undefined}
    >
      <Suspense fallback={<RowSkeletons rows={6} />}>
        <Panel key={shown.id} id={shown.id} />
      </Suspense>
    </RightPanel>
  );
}

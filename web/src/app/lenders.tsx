import type { ReactNode } from "react";
import { ListToolbox } from "@/ui/layout/list-tools";
import {
  LentEarlierPlan,
  LentHeads,
  LentPersonColumns,
  LentSections,
  LentTabs,
  LentTaskSections,
  LentWorkloadTools,
} from "@/ui/nav/lent";
import {
  campaignHeads,
  campaignTabs,
  earlierPlan,
  listTools,
  personColumns,
  taskSections,
  typeSections,
  workloadTools,
} from "./parts";

/** Hands what higher features lend to the lower ones that have a place for it. */
export function Lenders({ children }: { children: ReactNode }) {
  return (
    <LentTabs value={campaignTabs}>
      <LentHeads value={campaignHeads}>
        <LentSections value={typeSections}>
          <LentTaskSections value={taskSections}>
            <LentWorkloadTools value={workloadTools}>
              <LentPersonColumns value={personColumns}>
                <LentEarlierPlan value={earlierPlan}>
                  <ListToolbox value={listTools}>{children}</ListToolbox>
                </LentEarlierPlan>
              </LentPersonColumns>
            </LentWorkloadTools>
          </LentTaskSections>
        </LentSections>
      </LentHeads>
    </LentTabs>
  );
}

import { msg } from "@lingui/core/macro";
import { IconLayoutGrid, IconStack2 } from "@tabler/icons-react";
import type { FeatureParts } from "@/lib/parts";
import { explain } from "@/ui/feedback/problem-text";
import { SidebarCampaigns } from "./parts/sidebar-campaigns";

explain({
  "campaigns.fields_missing": msg`Fill in first: {names}`,
  "campaigns.bad_deliverable": msg`Something about this deliverable does not fit.`,
  "campaigns.too_many_rows": msg`That would be {count} deliverables at once; {most} are the most. Choose fewer formats, languages or channels.`,
  "campaigns.too_many_tasks": msg`That would be {count} tasks at once; {most} are the most. Make fewer deliverables, or make them without tasks.`,
  "campaigns.nothing_to_produce": msg`None of the {count} combinations can be made: they stand there already or are not admitted.`,
  "campaigns.matrix_too_large": msg`This matrix would have {count} cells; {most} are the most that can be shown. Address fewer audiences.`,
  "campaigns.bad_program": msg`Something in this program does not fit.`,
});

/** What campaigns lend to the app. */
export const campaignsParts: FeatureParts = {
  nav: [
    {
      id: "campaigns",
      to: "/campaigns",
      label: msg`Campaigns`,
      icon: IconLayoutGrid,
      keys: "g c",
      section: "main",
      onPhone: true,
    },
    { id: "programs", to: "/programs", label: msg`Programs`, icon: IconStack2, section: "libraries" },
  ],
  sidebar: [SidebarCampaigns],
};

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/server";
import { asProblem } from "@/lib/problem";
import { showToast } from "@/lib/toasts";
import { problemText } from "@/ui/feedback/problem-text";
import type { CampaignHome } from "./api";

export interface CampaignChanges {
  name?: string;
  launch?: string | null;
  description?: string;
}

/** Changes a campaign at once on the screen; a refusal puts it back and says why. */
export function useUpdateCampaign(id: string) {
  const queries = useQueryClient();
  const key = ["campaign", id, "home"];
  const mutation = useMutation({
    mutationFn: (changes: CampaignChanges) =>
      api.PATCH("/api/v1/campaigns/{campaign_id}", { params: { path: { campaign_id: id } }, body: changes }),
    onMutate: (changes) => {
      const before = queries.getQueryData<CampaignHome>(key);
      queries.setQueryData<CampaignHome>(
        key,
        (home) => home && { ...home, campaign: { ...home.campaign, ...changes } },
      );
      return before;
    },
    onError: (error, _changes, before) => {
      queries.setQueryData(key, before);
      const problem = asProblem(error);
      if (!problem) throw error;
      showToast({ text: problemText(problem), tone: "failed" });
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ["campaign", id] });
      void queries.invalidateQueries({ queryKey: ["campaigns"] });
    },
  });
  return (changes: CampaignChanges) => mutation.mutate(changes);
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createApi } from "@/api/client";
import type { paths } from "@/api/schema";

const api = createApi<paths>();
const KEY = ["capacity", "skills"] as const;

/** What the reader sees of capacity, by name. */
export function useSkills() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await api.GET("/api/v1/skills", { signal })).data?.items ?? [],
  });
}

/** Creates a skill. */
export function useCreateSkill() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => api.POST("/api/v1/skills", { body: { name } }),
    onSettled: () => cache.invalidateQueries({ queryKey: KEY }),
  });
}

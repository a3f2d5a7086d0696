import type { Portfolio, PortfolioRow } from "./api";

export type CampaignGroupBy = "none" | "program" | "type" | "phase" | "lead";

export interface CampaignGroup {
  key: string;
  rows: PortfolioRow[];
}

const KEY_OF: Record<Exclude<CampaignGroupBy, "none">, (row: PortfolioRow) => string> = {
  program: (row) => row.program_id ?? "",
  type: (row) => row.type_id,
  phase: (row) => row.phase,
  lead: (row) => row.lead_id ?? "",
};

/** Campaigns in groups, each in the order given; what has no value stands last. */
export function groupCampaigns(rows: readonly PortfolioRow[], by: CampaignGroupBy): CampaignGroup[] {
  if (by === "none") return [{ key: "", rows: [...rows] }];
  const groups = new Map<string, PortfolioRow[]>();
  for (const row of rows) {
    const key = KEY_OF[by](row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const last = (key: string) => (key === "" ? 1 : 0);
  return [...groups].sort(([a], [b]) => last(a) - last(b)).map(([key, members]) => ({ key, rows: members }));
}

/** The campaigns whose name holds the typed words. */
export function findCampaigns(rows: readonly PortfolioRow[], typed: string): PortfolioRow[] {
  const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return rows.filter((row) => words.every((word) => plain(row.name).includes(word)));
}

/** Names by id of the people and types a portfolio mentions. */
export function namesOf(portfolio: Portfolio): { people: Map<string, string>; types: Map<string, string> } {
  return {
    people: new Map(portfolio.people.map((each) => [each.id, each.name])),
    types: new Map(portfolio.types.map((each) => [each.id, each.name])),
  };
}

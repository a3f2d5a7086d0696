/** What a lever, a band or a day of odds looks like: pure, without a browser. */

/** A chance in thousandths as whole percent; never 0 or 100 while there is a doubt. */
export function percentOf(thousandths: number): number {
  if (thousandths <= 0) return 0;
  if (thousandths >= 1000) return 100;
  return Math.min(99, Math.max(1, Math.round(thousandths / 10)));
}

/** The further rounds of review a play of the plan draws at most. */
const MOST_ROUNDS = 4;

/** Hundredths of chance and cost of a further review round as rounds on average and the share of work they add. */
export function roundsOf(chance: number, cost: number): { rounds: number; more: number } {
  let further = 0;
  for (let round = 1; round <= MOST_ROUNDS; round += 1) further += (chance / 100) ** round;
  return { rounds: 1 + further, more: (further * cost) / 100 };
}

export type Mood = "good" | "unsure" | "bad";

/** How a chance reads at a glance: four in five is good, an even chance is not. */
export function moodOf(thousandths: number): Mood {
  if (thousandths >= 800) return "good";
  return thousandths >= 500 ? "unsure" : "bad";
}

export interface Bar {
  day: string;
  /** 0 to 1 of the tallest. */
  height: number;
  kept: boolean;
}

/** The days of a histogram as bars; days up to and with the target are kept. */
export function barsOf(histogram: readonly { day: string; count: number }[], target: string | null): Bar[] {
  const most = Math.max(1, ...histogram.map(({ count }) => count));
  return histogram.map(({ day, count }) => ({ day, height: count / most, kept: target === null || day <= target }));
}

/** How closely the launch follows a task's length, from the correlation of both over the plays. */
export function followOf(cruciality: number): "closely" | "partly" | "hardly" {
  if (cruciality >= 0.6) return "closely";
  return cruciality >= 0.25 ? "partly" : "hardly";
}

/** Where on the row of bars half, and four in five, of the plays have ended: 0 to 1 of its width. */
export function marksOf(
  bars: readonly Bar[],
  { p50, p80 }: { p50: string; p80: string },
): { percent: number; place: number }[] {
  const placed = (percent: number, day: string) => {
    const at = bars.findIndex((bar) => bar.day >= day);
    return at < 0 ? [] : [{ percent, place: (at + 0.5) / bars.length }];
  };
  return [...placed(50, p50), ...placed(80, p80)];
}

/** The most tasks there were on one day. */
export function tallestOf(counts: readonly (readonly number[])[]): number {
  const days = counts[0]?.map((_, day) => counts.reduce((sum, row) => sum + (row[day] ?? 0), 0)) ?? [];
  return Math.max(1, ...days);
}

/** The outlines of a stacked area chart, one a stage, first stage on top: work flows from the top down to done. */
export function areasOf(counts: readonly (readonly number[])[], width: number, height: number): string[] {
  const days = counts[0]?.length ?? 0;
  if (days < 2) return [];
  const most = tallestOf(counts);
  const x = (day: number) => (day / (days - 1)) * width;
  const y = (value: number) => height - (value / most) * height;
  const below = new Array<number>(days).fill(0);
  const outlines = counts.toReversed().map((row) => {
    const base = [...below];
    for (let day = 0; day < days; day++) below[day] = (below[day] ?? 0) + (row[day] ?? 0);
    const top = below.map((value, day) => `${x(day).toFixed(1)},${y(value).toFixed(1)}`);
    const bottom = base.map((value, day) => `${x(day).toFixed(1)},${y(value).toFixed(1)}`).toReversed();
    return `M${top.join("L")}L${bottom.join("L")}Z`;
  });
  return outlines.toReversed();
}

/** Things of campaigns gathered by campaign, in the order in which each campaign is first met. */
export function byCampaign<T extends { campaign: { id: string } }>(things: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const thing of things) groups.set(thing.campaign.id, [...(groups.get(thing.campaign.id) ?? []), thing]);
  return [...groups.values()];
}

import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { typesQuery, updateType } from "@/features/campaigns/public";
import { useLanguage } from "@/i18n/language";
import { formatNumber, formatShare } from "@/lib/numbers";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField } from "@/ui/fields/controls";
import { PageSection } from "@/ui/layout/page";
import { roundsOf } from "../model";
import styles from "./review-rounds.module.css";

const CHANCES = [0, 10, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90];
const COSTS = [0, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100];

/** What the odds of campaigns of a type count with where finished work does not tell it yet. */
export function ReviewRounds({ typeId }: { typeId: string }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { data: types } = useSuspenseQuery(typesQuery);
  const type = types.find(({ id }) => id === typeId);
  const save = useWrite((changes: { round_chance: number } | { round_cost: number }) => updateType(typeId, changes), {
    stale: [["types"], ["forecast"]],
    done: t`Saved; the odds of these campaigns are counted again`,
  });
  if (!type) return null;
  const { round_chance, round_cost } = type;
  const choicesOf = (shares: readonly number[], present: number) =>
    [...new Set([...shares, present])]
      .sort((one, other) => one - other)
      .map((share) => ({ value: String(share), label: formatShare(share / 100, language) }));
  const { rounds, more } = roundsOf(round_chance, round_cost);
  const [times, share] = [formatNumber(rounds, language, 1), formatShare(more, language)];
  const disabled = !type.can.includes("update_type") || save.isPending;
  return (
    <PageSection
      title={t`Review rounds`}
      detail={t`For deliverables whose stages have a review. Launch odds count with this until enough of your own work is finished to learn from.`}
    >
      <div className={styles.pair}>
        <SelectField
          label={t`How often work comes back from a review`}
          value={String(round_chance)}
          choices={choicesOf(CHANCES, round_chance)}
          disabled={disabled}
          onChange={(chance) => save.mutate({ round_chance: Number(chance) })}
        />
        <SelectField
          label={t`What one more round takes, of the whole work`}
          value={String(round_cost)}
          choices={choicesOf(COSTS, round_cost)}
          disabled={disabled}
          onChange={(cost) => save.mutate({ round_cost: Number(cost) })}
        />
      </div>
      <p className={styles.quiet}>
        {round_chance === 0
          ? t`Everything passes its first review.`
          : t`On average ${times} rounds, and ${share} more work.`}
      </p>
    </PageSection>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { SelectField } from "@/ui/fields/controls";
import { baselinesQuery } from "../api";
import { useChosenBaseline } from "../earlier-plan";
import styles from "./baselines.module.css";

/** Chooses which baseline stands behind the plan; absent while the campaign has none. */
export function BaselinePicker({ campaignId }: { campaignId: string }) {
  const { t } = useLingui();
  const [chosen, choose] = useChosenBaseline();
  const kept = useQuery(baselinesQuery(campaignId)).data?.baselines ?? [];
  if (kept.length === 0) return null;
  const choices = [{ value: "", label: t`No baseline` }, ...kept.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <div className={styles.picker}>
      <SelectField label={t`Baseline`} value={chosen} choices={choices} onChange={choose} />
    </div>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "@/i18n/language";
import { formatMinutes } from "@/lib/numbers";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField } from "@/ui/fields/controls";
import { PageSection } from "@/ui/layout/page";
import { capacitySettingsQuery, updateCapacitySettings } from "../../api";
import styles from "./skills.module.css";

const LENGTHS = [0, 15, 30, 45, 60, 90, 120, 240];

/** How long a review counts as work. */
export function ReviewLength() {
  const { t } = useLingui();
  const language = useLanguage();
  const { data } = useQuery(capacitySettingsQuery);
  const save = useWrite(updateCapacitySettings, {
    stale: [["capacity-settings"], ["workload"]],
    done: t`The length of a review was saved`,
  });
  if (!data?.can.includes("update_capacity_settings")) return null;
  const lengths = [...new Set([...LENGTHS, data.review_minutes])].sort((one, other) => one - other);
  const choices = lengths.map((minutes) => ({
    value: String(minutes),
    label: minutes === 0 ? t`does not count` : formatMinutes(minutes, language),
  }));
  return (
    <PageSection title={t({ context: "work that waits", message: "Reviews" })}>
      <div className={styles.setting}>
        <SelectField
          label={t`An approval that waits for somebody takes`}
          value={String(data.review_minutes)}
          choices={choices}
          onChange={(minutes) => save.mutate(Number(minutes))}
        />
      </div>
    </PageSection>
  );
}

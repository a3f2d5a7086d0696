import { useLingui } from "@lingui/react/macro";
import { api } from "@/api/server";
import { ChannelPicker } from "@/features/channels/public";
import { updateBrief } from "@/features/phases/public";
import { asProblem } from "@/lib/problem";
import { useWrite } from "@/ui/feedback/use-write";
import { DateField } from "@/ui/fields/date-picker";
import type { Plan } from "./api";
import { Days } from "./lists";
import styles from "./setup.module.css";

type Days3 = Partial<Record<"start" | "launch" | "end", string | null>>;

/** When the campaign begins, launches and ends, and the channels it means to speak on. */
export function TimelineStep({ plan, readOnly }: { plan: Plan; readOnly: boolean }) {
  const { t } = useLingui();
  const { campaign, brief } = plan;
  const stale = [["plan", campaign.id], ["campaign", campaign.id], ["campaigns"]];
  const params = { path: { campaign_id: campaign.id } };
  const save = useWrite((days: Days3) => api.PATCH("/api/v1/campaigns/{campaign_id}", { params, body: days }), {
    stale,
  });
  const choose = useWrite((channel_ids: string[]) => updateBrief(campaign.id, { channel_ids }), { stale });
  const faults = asProblem(save.error)?.fields;
  const days = [
    { name: "start", label: t`Start`, value: campaign.start },
    { name: "launch", label: t`Launch`, value: campaign.launch },
    { name: "end", label: t`End`, value: campaign.end },
  ] as const;
  return (
    <div className={styles.fields}>
      <div className={styles.days}>
        {days.map(({ name, label, value }) => (
          <DateField
            key={name}
            label={label}
            value={value}
            today={plan.today}
            disabled={readOnly}
            faults={faults?.[name]}
            onChange={(day) => save.mutate({ [name]: day })}
          />
        ))}
      </div>
      <div>
        <span className={styles.label}>{t`Channels`}</span>
        <ChannelPicker
          label={t`Channels of the campaign`}
          chosen={brief.channel_ids}
          readOnly={readOnly}
          onChange={(ids) => choose.mutate(ids)}
        />
      </div>
      <Days plan={plan} />
    </div>
  );
}

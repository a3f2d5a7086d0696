import { useLingui } from "@lingui/react/macro";
import { IconCamera } from "@tabler/icons-react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useUrlText } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { Segmented } from "@/ui/actions/segmented";
import { EmptyState } from "@/ui/feedback/empty-state";
import { RowSkeletons } from "@/ui/feedback/skeleton";
import { SelectField } from "@/ui/fields/controls";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { type Baselines, baselinesQuery, type Variance, varianceQuery } from "../api";
import { useChosenBaseline } from "../earlier-plan";
import { MOST_ROWS, rowsOf, type Shown } from "../model";
import { BaselineDialog } from "../parts/baseline-dialog";
import { BaselineList } from "../parts/baseline-list";
import styles from "../parts/baselines.module.css";
import { DaysMoved, TimeMoved } from "../parts/drift-words";
import { PhaseTable, TaskTable } from "../parts/variance-tables";

/** How far a campaign has moved from what was once planned. */
export function VariancePage() {
  const { t } = useLingui();
  const { campaignId = "" } = useParams({ strict: false });
  const { data } = useSuspenseQuery(baselinesQuery(campaignId));
  const [taking, setTaking] = useState(false);
  const take = data.can_take && (
    <Button look="primary" icon={<IconCamera size={15} />} onClick={() => setTaking(true)}>{t`Take baseline`}</Button>
  );
  return (
    <PageBody>
      {data.baselines.length === 0 ? (
        <EmptyState
          sentence={t`A baseline keeps the plan as it is today, so that later you see what moved and by how much.`}
          action={take}
        />
      ) : (
        <Wide>
          <Compared key={campaignId} {...{ campaignId, data, take }} />
        </Wide>
      )}
      {taking && <BaselineDialog campaignId={campaignId} baseline={null} onClose={() => setTaking(false)} />}
    </PageBody>
  );
}

interface ComparedProps {
  campaignId: string;
  data: Baselines;
  take: React.ReactNode;
}

function Compared({ campaignId, data, take }: ComparedProps) {
  const { t } = useLingui();
  const kept = data.baselines;
  const [named, choose] = useChosenBaseline();
  const [against, setAgainst] = useUrlText("against", "current");
  const chosen = kept.find(({ id }) => id === named)?.id ?? kept[0]?.id ?? "";
  const other = kept.some(({ id }) => id === against && id !== chosen) ? against : "current";
  const { data: variance } = useQuery(varianceQuery(campaignId, chosen, other));
  const names = kept.map(({ id, name }) => ({ value: id, label: name }));
  const others = [
    { value: "current", label: t`The plan as it stands` },
    ...names.filter(({ value }) => value !== chosen),
  ];
  return (
    <>
      <div className={styles.bar}>
        <SelectField
          label={t({ context: "of the plan", message: "Baseline" })}
          value={chosen}
          choices={names}
          onChange={choose}
        />
        <SelectField label={t`Compared with`} value={other} choices={others} onChange={setAgainst} />
        {take}
      </div>
      {variance ? <Found variance={variance} /> : <RowSkeletons />}
      {variance && <BaselineList campaignId={campaignId} baselines={kept} />}
    </>
  );
}

function Found({ variance }: { variance: Variance }) {
  const { t } = useLingui();
  const [shown, setShown] = useUrlText("show", "moved");
  const rows = rowsOf(variance.tasks, shown as Shown);
  const rest = rows.length - MOST_ROWS;
  return (
    <>
      <Whole variance={variance} />
      <PhaseTable variance={variance} />
      <PageSection
        title={t`Tasks`}
        tools={
          <Segmented
            label={t`Show`}
            value={shown}
            segments={[
              { value: "moved", label: t`What moved` },
              { value: "all", label: t`All tasks` },
            ]}
            onChange={setShown}
          />
        }
      >
        {rows.length === 0 ? <p>{t`Nothing has moved.`}</p> : <TaskTable tasks={rows.slice(0, MOST_ROWS)} />}
        {rest > 0 && <p className={styles.quiet}>{t`and ${rest} more`}</p>}
      </PageSection>
    </>
  );
}

/** The campaign as one: days of its beginning and end, and the sums. */
function Whole({ variance }: { variance: Variance }) {
  const { t } = useLingui();
  const { start_days, due_days, finish_days, length, effort } = variance.campaign;
  return (
    <dl className={styles.whole}>
      <div>
        <dt>{t`Start`}</dt>
        <dd>
          <DaysMoved days={start_days} />
        </dd>
      </div>
      <div>
        <dt>{t`Planned end`}</dt>
        <dd>
          <DaysMoved days={due_days} />
        </dd>
      </div>
      <div>
        <dt>{t`Expected end`}</dt>
        <dd>
          <DaysMoved days={finish_days} />
        </dd>
      </div>
      <div>
        <dt>{t`Length`}</dt>
        <dd>
          <TimeMoved minutes={length} />
        </dd>
      </div>
      <div>
        <dt>{t`Effort`}</dt>
        <dd>
          <TimeMoved minutes={effort} />
        </dd>
      </div>
    </dl>
  );
}

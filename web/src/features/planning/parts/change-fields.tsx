import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { PlainDate } from "@/lib/dates";
import { readMinutes } from "@/lib/numbers";
import { SelectField, TextField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { campaignChoicesQuery, type NewChange, type Scenario, taskChoicesQuery } from "../api";
import styles from "./planning.module.css";
import { PeopleField } from "./slots/slot-dialog";

interface Props {
  scenario: Scenario;
  change: NewChange;
  faults: Readonly<Record<string, string[]>>;
  onChange: (more: Partial<NewChange>) => void;
}

const OF_TASK = new Set<NewChange["kind"]>(["move_task", "assign", "change_estimate", "drop_task"]);
const DATED = new Set<NewChange["kind"]>(["move_task", "add_task"]);
const MEASURED = new Set<NewChange["kind"]>(["change_estimate", "add_task"]);

/** What people may not expect of a change. */
const NOTES: Partial<Record<NewChange["kind"], MessageDescriptor>> = {
  change_estimate: msg`A task with a first and a last day keeps them: only the load of its people changes. Without them it takes as long as its estimate says.`,
  add_task: msg`Nothing waits for a new task until it is linked: it adds load, and leaves the launch where it is.`,
};

/** The values a change of its kind needs. */
export function ChangeFields(props: Props) {
  const { t } = useLingui();
  const { change, faults, onChange } = props;
  const { kind } = change;
  return (
    <>
      {kind !== "person_away" && <PlaceFields {...props} />}
      {kind === "add_task" && (
        <TextField
          label={t`Name`}
          value={change.name ?? ""}
          onChange={(name) => onChange({ name })}
          faults={faults.name}
        />
      )}
      {kind === "person_away" && (
        <PeopleField
          label={t`Who`}
          otherwise={t`Choose a person`}
          chosen={change.person_id ? [change.person_id] : []}
          onChange={([id]) => onChange({ person_id: id ?? null })}
          several={false}
        />
      )}
      {(kind === "assign" || kind === "add_task") && (
        <PeopleField
          label={t`Who`}
          otherwise={t`Nobody yet`}
          chosen={change.person_ids ?? []}
          onChange={(ids) => onChange({ person_ids: ids })}
        />
      )}
      {MEASURED.has(kind) && <EstimateField faults={faults.estimate_minutes} onChange={onChange} />}
      <DayFields {...props} />
      {NOTES[kind] && <p className={styles.quiet}>{t(NOTES[kind])}</p>}
    </>
  );
}

function DayFields({ change, faults, onChange }: Props) {
  const { t } = useLingui();
  const day = (name: "first" | "last" | "start" | "due" | "launch", label: string) => (
    <DateField
      label={label}
      value={change[name] ?? null}
      onChange={(value: PlainDate | null) => onChange({ [name]: value })}
      faults={faults[name]}
    />
  );
  if (change.kind === "move_launch") return day("launch", t`New launch`);
  if (change.kind === "person_away")
    return (
      <div className={styles.pair}>
        {day("first", t`First day`)}
        {day("last", t`Last day`)}
      </div>
    );
  if (!DATED.has(change.kind)) return null;
  return (
    <div className={styles.pair}>
      {day("start", t`Start`)}
      {day("due", t`Due`)}
    </div>
  );
}

function EstimateField({ faults, onChange }: { faults: string[] | undefined; onChange: Props["onChange"] }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState("");
  return (
    <TextField
      label={t`Estimate`}
      hint={t`Such as 3h or 1h 30m`}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        onChange({ estimate_minutes: readMinutes(text) });
      }}
      faults={faults}
    />
  );
}

/** The campaign, and the task where the change is about one. */
function PlaceFields({ scenario, change, faults, onChange }: Props) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(campaignChoicesQuery);
  const covered = data.campaigns.filter(
    ({ id }) => scenario.campaign_ids.length === 0 || scenario.campaign_ids.includes(id),
  );
  const [picked, setPicked] = useState(covered.length === 1 ? (covered[0]?.id ?? "") : "");
  const ofTask = OF_TASK.has(change.kind);
  const campaign = ofTask ? picked : (change.campaign_id ?? picked);
  if (!ofTask && campaign && change.campaign_id !== campaign) onChange({ campaign_id: campaign });
  const { data: tasks = [] } = useQuery(taskChoicesQuery(ofTask ? campaign : ""));
  const none = { value: "", label: "–" };
  return (
    <>
      <SelectField
        label={t`Campaign`}
        value={campaign}
        choices={[none, ...covered.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(id) => {
          setPicked(id);
          onChange(ofTask ? { task_id: null } : { campaign_id: id || null });
        }}
        faults={faults.campaign_id}
      />
      {ofTask && (
        <SelectField
          label={t`Task`}
          value={change.task_id ?? ""}
          choices={[none, ...tasks.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(id) => onChange({ task_id: id || null })}
          faults={faults.task_id}
        />
      )}
    </>
  );
}

import { type ReactNode, useState } from "react";
import type { PlainDate } from "@/lib/dates";
import { addDays, todayIn } from "@/lib/dates";
import { Problem } from "@/lib/problem";
import { showToast } from "@/lib/toasts";
import { Button } from "@/ui/actions/button";
import { Menu } from "@/ui/actions/menu";
import { Segmented } from "@/ui/actions/segmented";
import { Callout } from "@/ui/feedback/callout";
import { ConfirmDialog } from "@/ui/feedback/confirm";
import { EmptyState } from "@/ui/feedback/empty-state";
import { ErrorState } from "@/ui/feedback/error-state";
import { RowSkeletons } from "@/ui/feedback/skeleton";
import { ToastStack } from "@/ui/feedback/toast-stack";
import { TextField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { InlineText } from "@/ui/fields/inline-text";
import { PersonPicker } from "@/ui/fields/person-picker";
import { Avatar, AvatarGroup } from "@/ui/marks/avatar";
import { DueDate } from "@/ui/marks/due-date";
import { Mark } from "@/ui/marks/mark";
import { PhaseRibbon } from "@/ui/marks/phase-ribbon";
import { PHASES } from "@/ui/marks/phases";
import { Progress } from "@/ui/marks/progress";
import { StageChip, Tag } from "@/ui/marks/tag";
import styles from "./kit.module.css";

const PEOPLE = ["Ines Moreau", "王小明", "Åsa Öberg", "陳怡君", "Kai Lindqvist"].map((name, index) => ({
  id: `${index}`,
  name,
}));

function Case({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className={styles.case}>
      <h2>{name}</h2>
      <div className={styles.shown}>{children}</div>
    </section>
  );
}

function Marks() {
  const today = todayIn();
  return (
    <>
      <Case name="Mark, ribbon">
        <Mark height={28} />
        {PHASES.map((phase) => (
          <PhaseRibbon key={phase} phase={phase} />
        ))}
        <PhaseRibbon phase="publish" size="md" />
        <PhaseRibbon phase="measure" size="lg" fresh />
      </Case>
      <Case name="People">
        {PEOPLE.map((person) => (
          <Avatar key={person.id} person={person} size="lg" />
        ))}
        <AvatarGroup people={PEOPLE} />
      </Case>
      <Case name="Stages, tags, days">
        {(["backlog", "open", "active", "review", "done"] as const).map((category) => (
          <StageChip key={category} name={category} category={category} />
        ))}
        <Tag name="Spring" onRemove={() => {}} />
        {[-9, -1, 0, 1, 12, 400].map((days) => (
          <DueDate key={days} date={addDays(today, days)} />
        ))}
      </Case>
    </>
  );
}

function Actions() {
  const [view, setView] = useState("list");
  const [asks, setAsks] = useState(false);
  const views = ["list", "board", "timeline"].map((value) => ({ value, label: value }));
  const entries = [
    { id: "a", label: "Rename", keys: "e", run: () => {} },
    { id: "b", label: "Delete", danger: true, run: () => setAsks(true) },
  ];
  return (
    <Case name="Actions">
      <Button look="primary">Add task</Button>
      <Button>Filter</Button>
      <Button look="ghost">Later</Button>
      <Button look="danger">Delete</Button>
      <Button busy>Saving</Button>
      <Segmented label="View" value={view} segments={views} onChange={setView} />
      <Menu trigger={<Button>Menu</Button>} sections={[{ id: "s", title: "Task", entries }]} />
      <Button onClick={() => showToast({ text: "14 tasks moved", batch: "b" })}>Toast</Button>
      {asks && (
        <ConfirmDialog
          title="Delete the campaign?"
          verb="Delete campaign"
          danger
          onConfirm={() => setAsks(false)}
          onClose={() => setAsks(false)}
        >
          12 tasks go with it. It can be brought back for 30 days.
        </ConfirmDialog>
      )}
    </Case>
  );
}

function Fields() {
  const [name, setName] = useState("Autumn launch");
  const [day, setDay] = useState<PlainDate | null>(todayIn());
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string[]>(["1"]);
  return (
    <Case name="Fields">
      <TextField label="Name" value={name} onChange={setName} hint="As people will say it" />
      <TextField label="Name" value={name} onChange={setName} faults={["taken"]} />
      <DateField label="Due" value={day} onChange={setDay} />
      <InlineText label="Name" value={name} onSave={setName} size="title" />
      <PersonPicker
        label="People"
        people={PEOPLE}
        chosen={chosen}
        onChange={setChosen}
        open={open}
        onOpenChange={setOpen}
        trigger={<Button onClick={() => setOpen(!open)}>Assign</Button>}
      />
    </Case>
  );
}

/** Every part of the kit on one page; only in development. */
export function KitPage() {
  return (
    <main className={styles.kit}>
      <Marks />
      <Actions />
      <Fields />
      <Case name="Feedback">
        <Callout tone="now" title="Launch is 2 days late" action={<Button>See why</Button>}>
          Legal review now ends after the deadline.
        </Callout>
        <Progress label="Importing rows" share={0.42} />
        <Progress label="Reading the file" share={null} />
      </Case>
      <EmptyState
        sentence="No campaigns yet. The first one can start from a template."
        preview={<RowSkeletons />}
        action={<Button look="primary">New campaign</Button>}
      />
      <ErrorState error={new Problem({ status: 503, code: "busy" })} onRetry={() => {}} />
      <ToastStack onUndo={() => {}} />
    </main>
  );
}

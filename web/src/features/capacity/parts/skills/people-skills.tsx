import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQuery } from "@/api/me";
import { type Person, peopleQuery } from "@/api/people";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField } from "@/ui/fields/controls";
import { DataTable } from "@/ui/layout/data-table";
import { Dialog } from "@/ui/layout/dialog";
import { Avatar } from "@/ui/marks/avatar";
import { Tag } from "@/ui/marks/tag";
import { peopleSkillsQuery, type Skill, setPersonSkills } from "../../api";
import { LEVEL_WORDS } from "../../words";
import styles from "./skills.module.css";

type Levels = Readonly<Record<string, number>>;

/** Everybody with what they can do. */
export function PeopleSkills({ skills }: { skills: readonly Skill[] }) {
  const { t } = useLingui();
  const { data: people } = useSuspenseQuery(peopleQuery);
  const { data: known } = useSuspenseQuery(peopleSkillsQuery);
  const [editing, setEditing] = useState<Person | null>(null);
  const levelsOf = (id: string): Levels =>
    Object.fromEntries((known.find((each) => each.person_id === id)?.skills ?? []).map((s) => [s.skill_id, s.level]));
  const head = [
    { key: "person", title: t`Person` },
    { key: "skills", title: t`Skills` },
    { key: "tools", title: "" },
  ];
  return (
    <>
      <DataTable label={t`Who can do what`} head={head}>
        {people
          .filter((person) => person.role !== "guest")
          .map((person) => (
            <PersonLine
              key={person.id}
              person={person}
              skills={skills}
              levels={levelsOf(person.id)}
              onEdit={() => setEditing(person)}
            />
          ))}
      </DataTable>
      {editing && (
        <SkillsDialog person={editing} skills={skills} levels={levelsOf(editing.id)} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

interface LineProps {
  person: Person;
  skills: readonly Skill[];
  levels: Levels;
  onEdit: () => void;
}

function PersonLine({ person, skills, levels, onEdit }: LineProps) {
  const { t } = useLingui();
  const { data: me } = useSuspenseQuery(meQuery);
  const mayEdit = ["owner", "director", "manager"].includes(me.role) || person.id === me.person.id;
  const { name } = person;
  return (
    <tr>
      <td>
        <span className={styles.person}>
          <Avatar person={person} plain />
          {name}
        </span>
      </td>
      <td>
        <span className={styles.tags}>
          {skills
            .filter((skill) => levels[skill.id])
            .map((skill) => (
              <Tag key={skill.id} name={`${skill.name} · ${t(LEVEL_WORDS[levels[skill.id] ?? 1] ?? { id: "" })}`} />
            ))}
        </span>
      </td>
      <td className={styles.tools}>
        {mayEdit && skills.length > 0 && (
          <Button look="ghost" aria-label={t`Skills of ${name}`} onClick={onEdit}>
            {t`Edit`}
          </Button>
        )}
      </td>
    </tr>
  );
}

function SkillsDialog({ person, skills, levels, onClose }: Omit<LineProps, "onEdit"> & { onClose: () => void }) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<Levels>(levels);
  const { name } = person;
  const chosen = skills.flatMap(({ id }) => (draft[id] ? [{ skill_id: id, level: draft[id] }] : []));
  const save = useWrite(() => setPersonSkills(person.id, chosen), {
    stale: [["skills"], ["demand"]],
    done: t`The skills were saved`,
    onDone: onClose,
  });
  const choices = [
    { value: "0", label: "–" },
    ...[1, 2, 3].map((level) => ({ value: String(level), label: t(LEVEL_WORDS[level] ?? { id: "" }) })),
  ];
  return (
    <Dialog
      title={t`Skills of ${name}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>{t`Save`}</Button>
        </>
      }
    >
      <div className={styles.levels}>
        {skills.map((skill) => (
          <SelectField
            key={skill.id}
            label={skill.name}
            value={String(draft[skill.id] ?? 0)}
            choices={choices}
            onChange={(level) => setDraft({ ...draft, [skill.id]: Number(level) })}
          />
        ))}
      </div>
    </Dialog>
  );
}

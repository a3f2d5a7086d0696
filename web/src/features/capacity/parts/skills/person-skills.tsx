import { useLingui } from "@lingui/react/macro";
import { IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button, IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import { Tag } from "@/ui/marks/tag";
import { peopleSkillsQuery, type Skill, setPersonSkills, skillsQuery } from "../../api";
import { LEVEL_WORDS } from "../../words";
import styles from "./skills.module.css";

type Levels = Readonly<Record<string, number>>;

interface Props {
  personId: string;
  name: string;
}

/** What one person can do, changed by whoever may say so. */
export function PersonSkills({ personId, name }: Props) {
  const { t } = useLingui();
  const { data: skills = [] } = useQuery(skillsQuery);
  const known = useQuery(peopleSkillsQuery).data?.find((each) => each.person_id === personId);
  const [editing, setEditing] = useState(false);
  if (!known) return null;
  const levels: Levels = Object.fromEntries(known.skills.map(({ skill_id, level }) => [skill_id, level]));
  const mayEdit = known.can.includes("set_person_skills") && skills.length > 0;
  return (
    <span className={styles.tags}>
      {skills
        .filter((skill) => levels[skill.id])
        .map((skill) => (
          <Tag key={skill.id} name={`${skill.name} · ${t(LEVEL_WORDS[levels[skill.id] ?? 1] ?? { id: "" })}`} />
        ))}
      {mayEdit && (
        <IconButton
          label={t`Skills of ${name}`}
          icon={<IconPencil size={14} stroke={1.6} />}
          onClick={() => setEditing(true)}
        />
      )}
      {editing && <SkillsDialog {...{ personId, name, skills, levels }} onClose={() => setEditing(false)} />}
    </span>
  );
}

interface DialogProps extends Props {
  skills: readonly Skill[];
  levels: Levels;
  onClose: () => void;
}

function SkillsDialog({ personId, name, skills, levels, onClose }: DialogProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<Levels>(levels);
  const chosen = skills.flatMap(({ id }) => (draft[id] ? [{ skill_id: id, level: draft[id] }] : []));
  const save = useWrite(() => setPersonSkills(personId, chosen), {
    stale: [["skills"], ["demand"]],
    done: t`The skills were saved`,
    onDone: onClose,
  });
  const choices = [
    { value: "0", label: "–" },
    ...[1, 2, 3].map((level) => ({ value: String(level), label: t(LEVEL_WORDS[level] ?? { id: "" }) })),
  ];
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>{t`Save`}</Button>
    </>
  );
  return (
    <Dialog title={t`Skills of ${name}`} onClose={onClose} foot={foot}>
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

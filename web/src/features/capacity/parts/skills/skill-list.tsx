import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { Button, IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { TextField } from "@/ui/fields/controls";
import { InlineText } from "@/ui/fields/inline-text";
import { PageSection } from "@/ui/layout/page";
import { createSkill, removeSkill, renameSkill, type Skill } from "../../api";
import styles from "./skills.module.css";

const STALE = [["skills"], ["demand"]] as const;

/** The skills of the workspace: named, renamed, put away. */
export function SkillList({ skills, mayCreate }: { skills: readonly Skill[]; mayCreate: boolean }) {
  const { t } = useLingui();
  return (
    <PageSection title={t`The list of skills`}>
      <ul className={styles.list}>
        {skills.map((skill) => (
          <SkillLine key={skill.id} skill={skill} />
        ))}
      </ul>
      {mayCreate && <NewSkill />}
    </PageSection>
  );
}

function SkillLine({ skill }: { skill: Skill }) {
  const { t } = useLingui();
  const { name, people } = skill;
  const rename = useWrite((next: string) => renameSkill(skill.id, next), { stale: STALE });
  const remove = useWrite(() => removeSkill(skill.id), { stale: STALE, done: t`${name} went to the bin` });
  return (
    <li className={styles.line}>
      <InlineText
        label={t`Name of the skill`}
        value={name}
        readOnly={!skill.can.includes("rename_skill")}
        onSave={(next) => rename.mutate(next)}
      />
      <span className={styles.quiet}>{t`${plural(people, { one: "# person", other: "# people" })}`}</span>
      {skill.can.includes("remove_skill") && (
        <IconButton
          label={t`Delete ${name}`}
          icon={<IconTrash size={15} stroke={1.6} />}
          onClick={() => remove.mutate()}
        />
      )}
    </li>
  );
}

function NewSkill() {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const create = useWrite(() => createSkill(name), { stale: STALE, onDone: () => setName("") });
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) create.mutate();
      }}
    >
      <TextField label={t`New skill`} placeholder={t`Video editing`} value={name} onChange={setName} />
      <Button type="submit" busy={create.isPending} disabled={!name.trim()}>
        {t`Add`}
      </Button>
    </form>
  );
}

import { useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Person } from "@/api/people";
import { Button, IconButton } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CellInput, CellSelect } from "@/ui/fields/cell-controls";
import { DataTable } from "@/ui/layout/data-table";
import { PageSection } from "@/ui/layout/page";
import { Tag } from "@/ui/marks/tag";
import { createTeam, joinTeam, leaveTeam, removeTeam, renameTeam, type Team, teamsQuery } from "../people-api";
import styles from "./people.module.css";

const STALE = [["teams"], ["people"]];

/** Teams and who is in them. */
export function Teams({ people, mayCreate }: { people: readonly Person[]; mayCreate: boolean }) {
  const { t } = useLingui();
  const teams = useQuery(teamsQuery).data ?? [];
  const head = [
    { key: "name", title: t`Team` },
    { key: "members", title: t`Members` },
    { key: "tools", title: <span className="visually-hidden">{t`Remove`}</span> },
  ];
  return (
    <PageSection title={t`Teams`}>
      {teams.length > 0 && (
        <DataTable label={t`Teams`} head={head}>
          {teams.map((team) => (
            <TeamLine key={team.id} team={team} people={people} />
          ))}
        </DataTable>
      )}
      {mayCreate && <AddTeam />}
    </PageSection>
  );
}

function TeamLine({ team, people }: { team: Team; people: readonly Person[] }) {
  const { t } = useLingui();
  const rename = useWrite((name: string) => renameTeam(team.id, name), { stale: STALE });
  const join = useWrite((person: string) => joinTeam(team.id, person), { stale: STALE });
  const leave = useWrite((person: string) => leaveTeam(team.id, person), { stale: STALE });
  const remove = useWrite(() => removeTeam(team.id), { stale: STALE });
  const { name } = team;
  const mayChange = team.can.includes("update_team");
  const members = people.filter(({ id }) => team.members.includes(id));
  const others = people.filter(({ id, active }) => active && !team.members.includes(id));
  return (
    <tr>
      <td className={styles.cell}>
        <CellInput
          label={t`Name of the team ${name}`}
          value={name}
          disabled={!mayChange}
          onSave={(typed) => typed && rename.mutate(typed)}
        />
      </td>
      <td>
        <span className={styles.row}>
          {members.map((person) => (
            <Tag
              key={person.id}
              name={person.name}
              {...(mayChange ? { onRemove: () => leave.mutate(person.id) } : {})}
            />
          ))}
          {mayChange && (
            <span className={styles.cell}>
              <CellSelect
                label={t`Add somebody to ${name}`}
                value=""
                choices={[
                  { value: "", label: t`Add` },
                  ...others.map((person) => ({ value: person.id, label: person.name })),
                ]}
                onChange={(person) => person && join.mutate(person)}
              />
            </span>
          )}
        </span>
      </td>
      <td className={styles.tools}>
        <IconButton
          label={t`Remove ${name}`}
          icon={<IconTrash size={15} />}
          disabled={!team.can.includes("remove_team")}
          onClick={() => remove.mutate()}
        />
      </td>
    </tr>
  );
}

function AddTeam() {
  const { t } = useLingui();
  const [name, setName] = useState("");
  const add = useWrite(createTeam, { stale: STALE, onDone: () => setName("") });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name) add.mutate(name);
  };
  return (
    <form className={styles.row} onSubmit={submit}>
      <span className={styles.cell}>
        <CellInput label={t`Name of the new team`} placeholder={t`New team`} value={name} onSave={setName} />
      </span>
      <Button type="submit" busy={add.isPending}>{t`Add team`}</Button>
    </form>
  );
}

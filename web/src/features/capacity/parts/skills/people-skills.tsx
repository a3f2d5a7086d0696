import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { peopleQuery } from "@/api/people";
import { DataTable } from "@/ui/layout/data-table";
import { Avatar } from "@/ui/marks/avatar";
import { peopleSkillsQuery } from "../../api";
import { PersonSkills } from "./person-skills";
import styles from "./skills.module.css";

/** Everybody with what they can do. */
export function PeopleSkills() {
  const { t } = useLingui();
  const { data: people } = useSuspenseQuery(peopleQuery);
  // Waited for here, so that the lines do not grow one after the other.
  useSuspenseQuery(peopleSkillsQuery);
  const head = [
    { key: "person", title: t`Person` },
    { key: "skills", title: t`Skills` },
  ];
  return (
    <DataTable label={t`Who can do what`} head={head}>
      {people
        .filter((person) => person.role !== "guest")
        .map((person) => (
          <tr key={person.id}>
            <td>
              <span className={styles.person}>
                <Avatar person={person} plain />
                {person.name}
              </span>
            </td>
            <td>
              <PersonSkills personId={person.id} name={person.name} />
            </td>
          </tr>
        ))}
    </DataTable>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { peopleQuery } from "@/api/people";
import { DataTable } from "@/ui/layout/data-table";
import { Avatar } from "@/ui/marks/avatar";
import { PersonSkills } from "./person-skills";
import styles from "./skills.module.css";

/** Everybody with what they can do. */
export function PeopleSkills() {
  const { t } = useLingui();
  const { data: people } = useSuspenseQuery(peopleQuery);
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

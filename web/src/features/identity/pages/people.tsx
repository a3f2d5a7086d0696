import { useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Suspense, useContext, useState } from "react";
import { meQuery } from "@/api/me";
import { everyoneQuery, type Person } from "@/api/people";
import type { PersonColumn } from "@/lib/parts";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CellSelect } from "@/ui/fields/cell-controls";
import { DataTable } from "@/ui/layout/data-table";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { Avatar } from "@/ui/marks/avatar";
import { LentPersonColumns } from "@/ui/nav/lent";
import { Invitations } from "../parts/invitations";
import { InviteDialog } from "../parts/invite-dialog";
import styles from "../parts/people.module.css";
import { Teams } from "../parts/teams";
import { type PersonChanges, teamsQuery, updatePerson } from "../people-api";
import { ROLES, rolesUpTo } from "../roles";

/** Who works here: people with their roles, teams, and invitations on their way. */
export function PeoplePage() {
  const { t } = useLingui();
  const { data: people } = useSuspenseQuery(everyoneQuery);
  const { can } = useSuspenseQuery(meQuery).data;
  const [inviting, setInviting] = useState(false);
  const columns = useContext(LentPersonColumns).filter(({ needs }) => can.includes(needs));
  const mayInvite = can.includes("invite_person");
  const head = [
    { key: "name", title: t`Name` },
    { key: "email", title: t`E-mail` },
    { key: "role", title: t`Role` },
    { key: "teams", title: t`Teams` },
    ...columns.map(({ id, title }) => ({ key: id, title: t(title) })),
    { key: "active", title: t`Status` },
  ];
  const invite = mayInvite && <Button look="primary" onClick={() => setInviting(true)}>{t`Invite`}</Button>;
  return (
    <>
      <PageHeader title={t`People`} actions={invite} />
      <PageBody>
        <Wide flush>
          <PageSection title={t`People`}>
            <DataTable label={t`People`} head={head}>
              {people.map((person) => (
                <PersonLine key={person.id} person={person} columns={columns} />
              ))}
            </DataTable>
          </PageSection>
          <Teams people={people} mayCreate={can.includes("create_team")} />
          {mayInvite && <Invitations />}
        </Wide>
      </PageBody>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}

function PersonLine({ person, columns }: { person: Person; columns: readonly PersonColumn[] }) {
  const { t } = useLingui();
  const { role: own } = useSuspenseQuery(meQuery).data;
  const teams = useQuery(teamsQuery).data ?? [];
  const save = useWrite((changes: PersonChanges) => updatePerson(person.id, changes), { stale: [["people"]] });
  const mayChange = person.can.includes("update_person");
  const { name } = person;
  const roles = rolesUpTo(own).map(({ value, label }) => ({ value, label: t(label) }));
  const role = ROLES.find(({ value }) => value === person.role);
  const status = person.account ? t`Active` : t`No account`;
  return (
    <tr>
      <td>
        <span className={styles.person}>
          <Avatar person={person} plain />
          {name}
        </span>
      </td>
      <td className={styles.quiet}>{person.email}</td>
      <td className={styles.cell}>
        {mayChange ? (
          <CellSelect
            label={t`Role of ${name}`}
            value={person.role}
            choices={roles}
            onChange={(chosen) => save.mutate({ role: chosen })}
          />
        ) : (
          role && t(role.label)
        )}
      </td>
      <td className={styles.quiet}>
        {teams
          .filter(({ members }) => members.includes(person.id))
          .map((team) => team.name)
          .join(", ")}
      </td>
      {columns.map(({ id, Cell }) => (
        <td key={id} className={styles.lent}>
          <Suspense fallback={null}>
            <Cell personId={person.id} name={name} />
          </Suspense>
        </td>
      ))}
      <td className={styles.status}>
        {person.active ? status : t`Inactive`}{" "}
        {mayChange && (
          <Button look="ghost" onClick={() => save.mutate({ active: !person.active })}>
            {person.active ? t`Deactivate` : t`Activate`}
          </Button>
        )}
      </td>
    </tr>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { DataTable } from "@/ui/layout/data-table";
import { PageSection } from "@/ui/layout/page";
import { invitationsQuery, revokeInvitation } from "../people-api";
import { ROLES } from "../roles";
import styles from "./people.module.css";

/** Invitations not yet accepted. */
export function Invitations() {
  const { t } = useLingui();
  const language = useLanguage();
  const invitations = useQuery(invitationsQuery).data ?? [];
  const revoke = useWrite(revokeInvitation, { stale: [["invitations"]] });
  if (invitations.length === 0) return null;
  const head = [
    { key: "email", title: t`E-mail` },
    { key: "role", title: t`Role` },
    { key: "until", title: t`Works until` },
    { key: "tools", title: <span className="visually-hidden">{t`Take back`}</span> },
  ];
  return (
    <PageSection title={t`Invitations`}>
      <DataTable label={t`Invitations`} head={head}>
        {invitations.map(({ id, email, role, expires_at, mail }) => {
          const words = ROLES.find(({ value }) => value === role);
          return (
            <tr key={id}>
              <td>
                {email}
                {mail === "waiting" && <div className={styles.mail}>{t`The mail is on its way`}</div>}
                {mail === "failed" && (
                  <div className={styles.mail} data-tone="now">{t`The mail could not be delivered. Invite again.`}</div>
                )}
              </td>
              <td>{words && t(words.label)}</td>
              <td>{formatInstant(expires_at, language)}</td>
              <td className={styles.tools}>
                <Button look="ghost" onClick={() => revoke.mutate(id)}>{t`Take back`}</Button>
              </td>
            </tr>
          );
        })}
      </DataTable>
    </PageSection>
  );
}

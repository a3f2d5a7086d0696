import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { DataTable } from "@/ui/layout/data-table";
import { PageBody, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { browserOf } from "../model";
import styles from "../parts/people.module.css";
import { revokeSession, sessionsQuery } from "../people-api";

/** The browsers one is signed in with. */
export function SessionsPage() {
  const { t } = useLingui();
  const language = useLanguage();
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const revoke = useWrite(revokeSession, { stale: [["sessions"]], done: t`Signed out there` });
  const head = [
    { key: "browser", title: t`Browser` },
    { key: "address", title: t`Address` },
    { key: "seen", title: t`Last seen` },
    { key: "tools", title: <span className="visually-hidden">{t`Sign out`}</span> },
  ];
  return (
    <>
      <PageHeader title={t`Where you are signed in`} />
      <PageBody>
        <Wide flush>
          <DataTable label={t`Where you are signed in`} head={head}>
            {sessions.map(({ id, user_agent, ip, last_seen_at, current }) => (
              <tr key={id}>
                <td title={user_agent}>{browserOf(user_agent)}</td>
                <td>{ip}</td>
                <td>{formatInstant(last_seen_at, language)}</td>
                <td className={styles.tools}>
                  {current ? (
                    t`This browser`
                  ) : (
                    <Button look="ghost" onClick={() => revoke.mutate(id)}>{t`Sign out`}</Button>
                  )}
                </td>
              </tr>
            ))}
          </DataTable>
        </Wide>
      </PageBody>
    </>
  );
}

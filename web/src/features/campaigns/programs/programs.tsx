import { useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { meQuery } from "@/api/me";
import { peopleQuery } from "@/api/people";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { Button } from "@/ui/actions/button";
import { EmptyState } from "@/ui/feedback/empty-state";
import { useWrite } from "@/ui/feedback/use-write";
import { DataTable } from "@/ui/layout/data-table";
import { PageBody, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { type Program, portfolioQuery, programsQuery } from "../api";
import { createProgram } from "./api";
import styles from "./programs.module.css";

/** Every program with its lead, days and number of open campaigns. */
export function ProgramsPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: programs } = useSuspenseQuery(programsQuery);
  const create = useWrite(
    async () => {
      const made = await createProgram(t`New program`);
      await navigate({ to: "/programs/$programId", params: { programId: made.id } });
    },
    { stale: [["programs"]] },
  );
  const action = me.can.includes("create_program") && (
    <Button look="primary" busy={create.isPending} onClick={() => create.mutate()}>{t`New program`}</Button>
  );
  const head = [
    { key: "name", title: t`Program` },
    { key: "lead", title: t`Lead` },
    { key: "days", title: t`Days` },
    { key: "count", title: t`Open campaigns` },
  ];
  return (
    <>
      <PageHeader title={t`Programs`} actions={action} />
      <PageBody>
        <Wide>
          {programs.length === 0 && <EmptyState sentence={t`A program groups campaigns: a season, a product line.`} />}
          {programs.length > 0 && (
            <DataTable label={t`Programs`} head={head}>
              {programs.map((program) => (
                <Line key={program.id} program={program} />
              ))}
            </DataTable>
          )}
        </Wide>
      </PageBody>
    </>
  );
}

function Line({ program }: { program: Program }) {
  const language = useLanguage();
  const people = useQuery(peopleQuery).data ?? [];
  const campaigns = useQuery(portfolioQuery()).data?.campaigns ?? [];
  const { start, end } = program;
  const days = [start, end].map((day) => (day ? formatDay(day, language) : "…"));
  return (
    <tr>
      <td>
        <Link className={styles.name} to="/programs/$programId" params={{ programId: program.id }}>
          {program.name}
        </Link>
      </td>
      <td>{people.find(({ id }) => id === program.lead_id)?.name ?? "—"}</td>
      <td>
        {start || end ? (
          <>
            <span className={styles.day}>{days[0]} –</span> <span className={styles.day}>{days[1]}</span>
          </>
        ) : (
          "—"
        )}
      </td>
      <td>{campaigns.filter((campaign) => campaign.program_id === program.id).length}</td>
    </tr>
  );
}

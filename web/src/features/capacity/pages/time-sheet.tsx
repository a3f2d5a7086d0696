import { useLingui } from "@lingui/react/macro";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { meQuery } from "@/api/me";
import { peopleQuery } from "@/api/people";
import { useLanguage } from "@/i18n/language";
import { addDays, isPlainDate, todayIn, weekday } from "@/lib/dates";
import { useUrlState } from "@/lib/url-state";
import { Button, IconButton } from "@/ui/actions/button";
import { Toolbar } from "@/ui/actions/toolbar";
import { PlainSelect } from "@/ui/fields/controls";
import { PageBody } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { sheetQuery } from "../api";
import { spanWords } from "../model";
import { SheetTable } from "../parts/sheet/sheet-table";

const HEADS = ["owner", "director", "manager"];

/** What a person spent on tasks in a week, day by day. */
export function TimeSheetPage() {
  const { t } = useLingui();
  const language = useLanguage();
  const { data: me } = useSuspenseQuery(meQuery);
  const [search, change] = useUrlState();
  const today = todayIn(me.workspace.time_zone);
  const day = typeof search.week === "string" && isPlainDate(search.week) ? search.week : today;
  const monday = addDays(day, 1 - weekday(day));
  const whose = typeof search.person === "string" ? search.person : "";
  const { data: sheet } = useSuspenseQuery(sheetQuery(monday, whose));
  return (
    <>
      <PageHeader title={t`Time sheet`} detail={spanWords(monday, addDays(monday, 6), language)} />
      <Toolbar label={t`Week and person`}>
        <IconButton
          label={t`Week before`}
          icon={<IconChevronLeft size={16} />}
          onClick={() => change({ week: addDays(monday, -7) })}
        />
        <Button onClick={() => change({ week: null })}>{t`This week`}</Button>
        <IconButton
          label={t`Week after`}
          icon={<IconChevronRight size={16} />}
          onClick={() => change({ week: addDays(monday, 7) })}
        />
        {HEADS.includes(me.role) && <Whose value={whose} me={me.person.id} onChange={(person) => change({ person })} />}
      </Toolbar>
      <PageBody>
        <SheetTable key={`${monday} ${whose}`} sheet={sheet} monday={monday} />
      </PageBody>
    </>
  );
}

function Whose({ value, me, onChange }: { value: string; me: string; onChange: (person: string) => void }) {
  const { t } = useLingui();
  const people = useQuery(peopleQuery).data ?? [];
  const others = people.filter((person) => person.id !== me && person.role !== "guest");
  const choices = [{ value: "", label: t`My own` }, ...others.map(({ id, name }) => ({ value: id, label: name }))];
  return <PlainSelect aria-label={t`Whose time sheet`} value={value} choices={choices} onChange={onChange} />;
}

import { useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQuery } from "@/api/me";
import { peopleQuery } from "@/api/people";
import { addDays, todayIn } from "@/lib/dates";
import { useUrlText } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { SelectField } from "@/ui/fields/controls";
import { DataTable } from "@/ui/layout/data-table";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { absencesQuery } from "../api";
import { AbsenceDialog } from "../parts/absence-dialog";
import { AbsenceList, useWhen } from "../parts/absence-list";
import { ImportButton } from "../parts/import-button";
import styles from "../parts/my-time.module.css";
import { PatternSection } from "../parts/pattern-section";
import { WeekMap } from "../parts/week-map";
import { inOrder } from "../time";

const MANAGES = ["owner", "director", "manager"];

/** Days off and working week: one's own, and for managers anybody's. */
export function MyTimePage() {
  const { t } = useLingui();
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: people } = useSuspenseQuery(peopleQuery);
  const [named, choose] = useUrlText("person");
  const today = todayIn(me.workspace.time_zone);
  const manages = MANAGES.includes(me.role);
  const who = people.some(({ id }) => id === named) ? named : me.person.id;
  const mayChange = (manages || who === me.person.id) && me.role !== "guest";
  return (
    <>
      <PageHeader title={t`Time off`} />
      <PageBody>
        <Wide>
          <div className={styles.bar}>
            <div className={styles.who}>
              <SelectField
                label={t`Person`}
                value={who}
                choices={people.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(id) => choose(id === me.person.id ? "" : id)}
              />
            </div>
            {mayChange && <Tools key={who} who={who} />}
          </div>
          <Person key={who} {...{ who, today, mayChange }} />
          <EverybodySection today={today} />
        </Wide>
      </PageBody>
    </>
  );
}

function Person({ who, today, mayChange }: { who: string; today: string; mayChange: boolean }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(absencesQuery(addDays(today, -366), addDays(today, 366 * 2)));
  const own = inOrder(
    data.filter(({ person_id }) => person_id === who),
    today,
  );
  return (
    <>
      <PageSection title={t`Days off`}>
        {own.length === 0 ? (
          <p className={styles.quiet}>{t`None in the year behind and the two ahead.`}</p>
        ) : (
          <AbsenceList absences={own} today={today} />
        )}
      </PageSection>
      <PageSection title={t`The coming weeks`}>
        <WeekMap personId={who} today={today} />
      </PageSection>
      <PatternSection personId={who} mayChange={mayChange} />
    </>
  );
}

/** Adds days off, by hand or from a calendar. */
function Tools({ who }: { who: string }) {
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  return (
    <span className={styles.tools}>
      <ImportButton personId={who} />
      <Button look="primary" icon={<IconPlus size={15} />} onClick={() => setAdding(true)}>{t`Add days off`}</Button>
      {adding && <AbsenceDialog personId={who} absence={null} onClose={() => setAdding(false)} />}
    </span>
  );
}

/** Who else is away in the coming weeks; why is nobody's business. */
function EverybodySection({ today }: { today: string }) {
  const { t } = useLingui();
  const when = useWhen();
  const { data } = useSuspenseQuery(absencesQuery(today, addDays(today, 60)));
  const { data: people } = useSuspenseQuery(peopleQuery);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const known = data.filter(({ person_id }) => names.has(person_id));
  return (
    <PageSection title={t`Away in the next two months`}>
      {known.length === 0 ? (
        <p className={styles.quiet}>{t`Nobody is away.`}</p>
      ) : (
        <DataTable
          label={t`Away in the next two months`}
          head={[
            { key: "who", title: t`Person` },
            { key: "when", title: t`When` },
          ]}
        >
          {known.map((absence) => (
            <tr key={absence.id}>
              <td>{names.get(absence.person_id)}</td>
              <td>{when(absence)}</td>
            </tr>
          ))}
        </DataTable>
      )}
    </PageSection>
  );
}

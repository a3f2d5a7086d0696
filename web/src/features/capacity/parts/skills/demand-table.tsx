import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useLanguage } from "@/i18n/language";
import { formatDayWith } from "@/lib/dates";
import { formatMinutes } from "@/lib/numbers";
import { DataTable } from "@/ui/layout/data-table";
import { type Demand, demandQuery } from "../../api";
import { heatOf } from "../../model";
import styles from "./skills.module.css";

/** Demand against supply of each skill by month. */
export function DemandTable() {
  const { t } = useLingui();
  const language = useLanguage();
  const { data } = useSuspenseQuery(demandQuery);
  const head = [
    { key: "skill", title: t`Skill` },
    ...data.months.map((month) => ({
      key: month,
      title: formatDayWith(month, language, { month: "short" }),
      figures: true,
    })),
  ];
  return (
    <DataTable label={t`Demand and supply by month, in hours`} head={head}>
      {data.skills.map((skill) => (
        <tr key={skill.id}>
          <th scope="row" className={styles.skillName}>
            {skill.name}
          </th>
          {data.months.map((month, at) => (
            <MonthCell key={month} skill={skill} month={month} at={at} />
          ))}
        </tr>
      ))}
    </DataTable>
  );
}

function MonthCell({ skill, month, at }: { skill: Demand["skills"][number]; month: string; at: number }) {
  const { t } = useLingui();
  const language = useLanguage();
  const [needed = 0, there = 0, open = 0] = [skill.demand[at], skill.supply[at], skill.unassigned[at]];
  const hours = (minutes: number) => String(Math.round(minutes / 60));
  const demand = formatMinutes(needed, language);
  const supply = formatMinutes(there, language);
  const nobody = formatMinutes(open, language);
  const when = formatDayWith(month, language, { month: "long", year: "numeric" });
  const words = t`${skill.name}, ${when}: ${demand} needed, ${supply} there, ${nobody} of it with nobody yet`;
  return (
    <td className="figures">
      <span className={styles.month} data-heat={needed > 0 ? heatOf(needed, there, 1) : "none"} title={words}>
        <span className="visually-hidden">{words}</span>
        <span aria-hidden="true">
          {hours(needed)}
          <span className={styles.of}> / {hours(there)}</span>
        </span>
      </span>
    </td>
  );
}

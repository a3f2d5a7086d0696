import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { peopleQuery } from "@/api/people";
import { useLanguage } from "@/i18n/language";
import { formatDay, type PlainDate } from "@/lib/dates";
import { Callout } from "@/ui/feedback/callout";
import { SelectField } from "@/ui/fields/controls";
import { feasibilityQuery, templateQuery } from "../frames/templates-api";
import styles from "./create-campaign-dialog.module.css";

/** Whether the template's work fits before the launch, before anything is created. */
export function Fit({ template, launch }: { template: string; launch: PlainDate | null }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { data } = useQuery({
    ...feasibilityQuery(template, launch ?? "", 0),
    enabled: template !== "" && launch !== null,
  });
  if (!data?.start || !launch) return null;
  const days = data.short_by_days;
  const start = formatDay(data.start, language);
  if (days <= 0) return <Callout tone="good">{t`It fits: the first task begins on ${start}.`}</Callout>;
  const chain = data.chain.slice(0, 4).join(" → ");
  return <Callout tone="now">{t`${days} working days are missing. What decides: ${chain}`}</Callout>;
}

interface Props {
  template: string;
  lead: string;
  roles: Readonly<Record<string, string>>;
  onLead: (person: string) => void;
  onRoles: (roles: Readonly<Record<string, string>>) => void;
}

/** Who leads, and who fills each role of the template; what stays open is a tag on its tasks. */
export function RoleChoices({ template, lead, roles, onLead, onRoles }: Props) {
  const { t } = useLingui();
  const people = useQuery(peopleQuery).data ?? [];
  const wanted = useQuery({ ...templateQuery(template), enabled: template !== "" }).data?.roles ?? [];
  const named = people.map(({ id, name }) => ({ value: id, label: name }));
  const fill = (key: string, person: string) => {
    const { [key]: _, ...others } = roles;
    onRoles(person ? { ...others, [key]: person } : others);
  };
  return (
    <fieldset className={styles.roles}>
      <legend className="visually-hidden">{t`Who does what`}</legend>
      <SelectField label={t`Lead`} value={lead} choices={named} onChange={onLead} />
      {wanted.map(({ key, name, rows }) => (
        <SelectField
          key={key}
          label={name}
          hint={t`${plural(rows, { one: "# task", other: "# tasks" })}`}
          value={roles[key] ?? ""}
          choices={[{ value: "", label: t`Leave open` }, ...named]}
          onChange={(person) => fill(key, person)}
        />
      ))}
    </fieldset>
  );
}

import { useLingui } from "@lingui/react/macro";
import styles from "./avatar.module.css";
import { hueOf, initialsOf } from "./initials";

export interface AvatarPerson {
  id: string;
  name: string;
}

const HUES = 8;

/** A person as initials on a colour of their own. `plain` when the name stands beside it and need not be read twice. */
export function Avatar({
  person,
  size = "md",
  plain,
}: {
  person: AvatarPerson;
  size?: "sm" | "md" | "lg";
  plain?: boolean;
}) {
  const naming = plain ? { "aria-hidden": true } : { role: "img", "aria-label": person.name, title: person.name };
  return (
    <span className={`${styles.avatar} ${styles[size]}`} data-hue={hueOf(person.id, HUES)} {...naming}>
      {initialsOf(person.name)}
    </span>
  );
}

/** Several people, overlapping; those past `most` are counted. */
export function AvatarGroup({ people, most = 3 }: { people: readonly AvatarPerson[]; most?: number }) {
  const { t } = useLingui();
  const shown = people.slice(0, most);
  const rest = people.slice(most);
  const count = rest.length;
  return (
    <span className={styles.group}>
      {shown.map((person) => (
        <Avatar key={person.id} person={person} />
      ))}
      {count > 0 && (
        <span
          className={`${styles.avatar} ${styles.md} ${styles.rest}`}
          role="img"
          aria-label={t`${count} more`}
          title={rest.map((person) => person.name).join("\n")}
        >
          +{count}
        </span>
      )}
    </span>
  );
}

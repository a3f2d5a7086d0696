import type { MessageDescriptor } from "@lingui/core";
import { useLingui } from "@lingui/react/macro";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { everyoneQuery } from "@/api/people";
import { addDays, type PlainDate } from "@/lib/dates";
import { useUrlState } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { CheckField, SelectField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { DEEDS, NOUNS } from "../audit-words";
import type { AuditFilters } from "../people-api";
import styles from "./people.module.css";

/** The instant a day begins where the browser is. */
function begins(day: PlainDate): string {
  return new Date(`${day}T00:00`).toISOString();
}

/** What the address asks of the history, and how to change it. */
export function useAuditFilters() {
  const [search, change] = useUrlState();
  const word = (name: string) => (typeof search[name] === "string" ? (search[name] as string) : "");
  const chosen = {
    who: word("who"),
    what: word("what"),
    deed: word("deed"),
    of: word("of"),
    from: word("from"),
    until: word("until"),
    noise: word("noise"),
  };
  const filters: AuditFilters = {
    ...(chosen.who ? { actor: chosen.who } : {}),
    ...(chosen.what ? { kind: chosen.what } : {}),
    ...(chosen.deed ? { deed: chosen.deed } : {}),
    ...(chosen.of ? { subject: chosen.of } : {}),
    ...(chosen.from ? { from: begins(chosen.from) } : {}),
    ...(chosen.until ? { to: begins(addDays(chosen.until, 1)) } : {}),
    ...(chosen.noise ? { noise: "1" } : {}),
  };
  return { chosen, filters, change };
}

function wordChoices(words: Record<string, MessageDescriptor>, t: (message: MessageDescriptor) => string) {
  const choices = Object.entries(words).map(([value, label]) => ({ value, label: t(label).replace(/^– /, "") }));
  return choices.sort((a, b) => a.label.localeCompare(b.label));
}

/** Who, what, when: each narrows the history on the server. */
export function AuditFilterBar({ name }: { name: string }) {
  const { t } = useLingui();
  const { chosen, change } = useAuditFilters();
  const people = useQuery(everyoneQuery).data ?? [];
  const all = { value: "", label: t`Everything` };
  return (
    <div className={styles.filters}>
      <SelectField
        label={t`Who`}
        value={chosen.who}
        choices={[
          { value: "", label: t`Everybody` },
          ...people.map((person) => ({ value: person.id, label: person.name })),
          { value: "none", label: t`Drumbeat itself` },
        ]}
        onChange={(who) => change({ who })}
      />
      <SelectField
        label={t`What`}
        value={chosen.what}
        choices={[all, ...wordChoices(NOUNS, t)]}
        onChange={(what) => change({ what })}
      />
      <SelectField
        label={t`Deed`}
        value={chosen.deed}
        choices={[all, ...wordChoices(DEEDS, t)]}
        onChange={(deed) => change({ deed })}
      />
      <DateField label={t`From`} value={chosen.from || null} onChange={(from) => change({ from })} />
      <DateField label={t`Until`} value={chosen.until || null} onChange={(until) => change({ until })} />
      <div className={styles.asked}>
        <CheckField
          label={t`Also what Drumbeat derives`}
          checked={chosen.noise !== ""}
          onChange={(on) => change({ noise: on ? "1" : null })}
        />
        {chosen.of && (
          <Button look="plain" icon={<IconX size={13} />} onClick={() => change({ of: null })}>
            {name || t`One object`}
          </Button>
        )}
      </div>
    </div>
  );
}

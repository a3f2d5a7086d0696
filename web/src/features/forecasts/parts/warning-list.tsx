import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { formatMinutes } from "@/lib/numbers";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { dismissWarning, type Warning, warningsQuery } from "../api";
import { byCampaign, percentOf } from "../model";
import { factsOf } from "./warning-facts";
import styles from "./warning-list.module.css";

/** As many as are told at once where all campaigns stand together. */
const FIRST = 6;

/** Threats to one campaign, or to all of them on Today: what, why, and what may be done. Nothing when there are none. */
export function WarningList({ campaignId }: { campaignId?: string }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(warningsQuery(campaignId));
  const [whole, setWhole] = useState(campaignId !== undefined);
  const open = data.filter((warning) => !warning.dismissed);
  if (open.length === 0) return null;
  const count = open.length;
  return (
    <section className={styles.section} aria-label={t`Early warnings`}>
      <h2>{t`Early warnings`}</h2>
      {byCampaign(whole ? open : open.slice(0, FIRST)).map((warnings) => (
        <Group key={warnings[0]?.campaign.id} warnings={warnings} named={campaignId === undefined} />
      ))}
      {!whole && count > FIRST && (
        <Button className={styles.more} onClick={() => setWhole(true)}>{t`Show all ${count} warnings`}</Button>
      )}
    </section>
  );
}

function Group({ warnings, named }: { warnings: readonly Warning[]; named: boolean }) {
  const { t } = useLingui();
  const campaign = warnings[0]?.campaign;
  const dismiss = useWrite(dismissWarning, {
    stale: [["warnings"]],
    done: t`The warning will not come back unless it passes first`,
  });
  return (
    <div className={styles.group}>
      {named && campaign && (
        <Link to="/campaigns/$campaignId" params={{ campaignId: campaign.id }} className={styles.campaign}>
          {campaign.name}
        </Link>
      )}
      <ul className={styles.list}>
        {warnings.map((warning) => (
          <li key={warning.id}>
            <span className={styles.words}>
              <Words warning={warning} />
            </span>
            <Act warning={warning} />
            {warning.can.includes("dismiss_warning") && (
              <Button look="ghost" onClick={() => dismiss.mutate(warning.id)}>
                {t`Dismiss`}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Words({ warning }: { warning: Warning }): ReactNode {
  const language = useLanguage();
  const facts = factsOf(warning);
  const { name, count } = facts;
  const person = warning.person;
  const first = formatDay(facts.first, language);
  const projected = formatDay(facts.projected, language);
  const target = formatDay(facts.target, language);
  const time = formatMinutes(facts.minutes, language);
  const [before, after] = [percentOf(facts.from), percentOf(facts.to)];
  switch (warning.kind) {
    case "delay":
      return (
        <Trans>
          The launch is promised for {target} and projected for {projected}:{" "}
          <Plural value={facts.days} one="# day late" other="# days late" />.
        </Trans>
      );
    case "negative_float":
      return count > 1 ? (
        <Trans>
          {count} tasks are already too late for a promised day, “{name}” by {time}.
        </Trans>
      ) : (
        <Trans>
          “{name}” is already too late for a promised day, by {time}.
        </Trans>
      );
    case "capacity":
      return (
        <Trans>
          From {first}, {person} has {time} more work than time; “{name}” is part of it.
        </Trans>
      );
    case "commitment":
      return count > 1 ? (
        <Trans>
          {count} tasks will not be done when they were promised, “{name}” among them.
        </Trans>
      ) : (
        <Trans>“{name}” will not be done when it was promised.</Trans>
      );
    default:
      return (
        <Trans>
          Within a week the chance to launch in time fell from {before}% to {after}%.
        </Trans>
      );
  }
}

/** Where something can be done about it. */
function Act({ warning }: { warning: Warning }) {
  const { t } = useLingui();
  const params = { campaignId: warning.campaign.id };
  const className = styles.act;
  switch (warning.kind) {
    case "negative_float":
      return (
        <Link to="/campaigns/$campaignId/timeline" params={params} className={className}>
          {t`Look at the timeline`}
        </Link>
      );
    case "capacity":
      return <Link to="/workload" className={className}>{t`Open the workload`}</Link>;
    case "commitment":
      return (
        <Link to="/campaigns/$campaignId/list" params={params} className={className}>
          {t`Open the list`}
        </Link>
      );
    default:
      return (
        <Link to="/campaigns/$campaignId/forecast" params={params} className={className}>
          {t`See what it hangs on`}
        </Link>
      );
  }
}

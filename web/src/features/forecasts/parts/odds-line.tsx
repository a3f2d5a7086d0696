import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "@/i18n/language";
import { formatDay } from "@/lib/dates";
import { forecastQuery, type Lever } from "../api";
import { moodOf, percentOf } from "../model";
import styles from "./odds-line.module.css";

/** One line under a campaign's head: the chance that it launches in time, and what would raise it most. */
export function OddsLine({ campaignId }: { campaignId: string }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { data } = useQuery(forecastQuery(campaignId));
  const odds = data?.forecast;
  if (!odds || odds.chance === null || !odds.target) return null;
  const percent = percentOf(odds.chance);
  const target = formatDay(odds.target, language);
  const safe = formatDay(odds.p80, language);
  const lever = odds.levers.find((one) => one.name && one.gain >= 20);
  return (
    <p className={styles.line}>
      <span className={styles.dot} data-mood={moodOf(odds.chance)} aria-hidden />
      <Link to="/campaigns/$campaignId/forecast" params={{ campaignId }} className={styles.odds}>
        <Trans>
          Launch {target}: {percent}%
        </Trans>
      </Link>
      {odds.p80 > odds.target && <span>{t`80% by ${safe}`}</span>}
      {lever && <LeverWords lever={lever} className={styles.lever} />}
    </p>
  );
}

/** What a lever does, in a sentence. */
export function LeverWords({ lever, className }: { lever: Lever; className?: string | undefined }) {
  const points = Math.round(lever.gain / 10);
  const { name } = lever;
  const gain = <Plural value={points} one="+# point" other="+# points" />;
  return (
    <span className={className}>
      {lever.kind === "split" ? (
        <Trans>
          Buy most certainty by splitting “{name}” ({gain})
        </Trans>
      ) : (
        <Trans>
          Buy most certainty by fixing the length of “{name}” ({gain})
        </Trans>
      )}
    </span>
  );
}

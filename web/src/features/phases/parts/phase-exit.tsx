import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { Button } from "@/ui/actions/button";
import { ConfirmDialog } from "@/ui/feedback/confirm";
import { useWrite } from "@/ui/feedback/use-write";
import { PHASE_NAMES } from "@/ui/marks/phases";
import { type Check, type Closing, type Phase, phasesQuery, reopenPhase, tickCheck } from "../api";
import { ClosePhaseButton } from "./close-phase-button";
import styles from "./phase-exit.module.css";

interface Props {
  campaignId: string;
}

/** What is to be met before the present phase closes, the button that closes it, and when earlier ones were left. */
export function PhaseExit({ campaignId }: Props) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(phasesQuery(campaignId));
  const checks = data.checks.filter((check) => check.phase === data.phase);
  const name = t(PHASE_NAMES[data.phase]);
  const last = data.closings.filter((closing) => closing.reopened_at === null);
  return (
    <section className={styles.block} aria-label={t`Closing the phase`}>
      <div className={styles.head}>
        <h2 className={styles.title}>{data.state === "open" ? t`Before “${name}” closes` : t`Finished`}</h2>
        {data.state === "open" && data.can.includes("close_phase") && (
          <ClosePhaseButton campaignId={campaignId} phase={data.phase} checks={checks} />
        )}
      </div>
      {data.state === "open" && checks.length === 0 && (
        <p className={styles.quiet}>{t`This type of campaign asks for nothing here.`}</p>
      )}
      {data.state === "open" && (
        <ul className={styles.checks}>
          {checks.map((check) => (
            <CheckLine key={check.id} campaignId={campaignId} check={check} may={data.can.includes("mark_check")} />
          ))}
        </ul>
      )}
      {last.length > 0 && (
        <ul className={styles.closings}>
          {last.map((closing) => (
            <ClosingLine
              key={closing.at}
              campaignId={campaignId}
              closing={closing}
              may={data.can.includes("reopen_phase")}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function CheckLine({ campaignId, check, may }: Props & { check: Check; may: boolean }) {
  const { t } = useLingui();
  const tick = useWrite((met: boolean) => tickCheck(campaignId, check.id, met), {
    stale: [["campaign", campaignId, "phases"]],
  });
  const { done, total, by } = check;
  const counted = done !== null && total !== null ? t`${done} of ${total}` : "";
  return (
    <li>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={check.met}
          disabled={check.rule !== "" || !may || tick.isPending}
          onChange={(event) => tick.mutate(event.target.checked)}
        />
        <span>{check.name}</span>
      </label>
      <span className={styles.quiet}>
        {[counted, by, check.required ? "" : t`optional`, check.rule && (check.met ? t`met` : t`not yet`)]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </li>
  );
}

function ClosingLine({ campaignId, closing, may }: Props & { closing: Closing; may: boolean }) {
  const { t } = useLingui();
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const phase: Phase = closing.phase;
  const name = t(PHASE_NAMES[phase]);
  const reopen = useWrite(() => reopenPhase(campaignId, phase), {
    stale: [["campaign", campaignId], ["campaigns"]],
    done: t`Phase opened again`,
    onDone: () => setAsking(false),
  });
  const at = formatInstant(closing.at, language);
  const { by } = closing;
  return (
    <li>
      <span>{by ? t`${name} closed by ${by}, ${at}` : t`${name} closed ${at}`}</span>
      {closing.reason && (
        <span className={styles.reason}>
          {t`Although not met:`} {closing.overridden.join(" · ")}. {closing.reason}
        </span>
      )}
      {may && (
        <Button look="ghost" onClick={() => setAsking(true)}>
          {t`Open again`}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={t`Open “${name}” again?`}
          verb={t`Open again`}
          busy={reopen.isPending}
          onConfirm={() => reopen.mutate()}
          onClose={() => setAsking(false)}
        >
          {t`The campaign goes back to this phase; phases closed since are open again too.`}
        </ConfirmDialog>
      )}
    </li>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { TextAreaField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import { PHASE_NAMES } from "@/ui/marks/phases";
import { type Check, closePhase, type Phase } from "../api";
import styles from "./phase-exit.module.css";

interface Props {
  campaignId: string;
  phase: Phase;
  checks: readonly Check[];
}

/** Closes the phase at once where its checks are met; else asks why it should be closed all the same. */
export function ClosePhaseButton({ campaignId, phase, checks }: Props) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const missing = checks.filter((check) => check.required && !check.met);
  const name = t(PHASE_NAMES[phase]);
  const close = useWrite((reason: string) => closePhase(campaignId, phase, reason), {
    stale: [["campaign", campaignId], ["campaigns"]],
    done: t`${name} closed`,
    onDone: () => setAsking(false),
  });
  return (
    <>
      <Button
        look={missing.length === 0 ? "primary" : "plain"}
        busy={close.isPending && !asking}
        onClick={() => (missing.length === 0 ? close.mutate("") : setAsking(true))}
      >
        {t`Close “${name}”`}
      </Button>
      {asking && (
        <Override
          name={name}
          missing={missing}
          busy={close.isPending}
          onClose={() => setAsking(false)}
          onConfirm={(reason) => close.mutate(reason)}
        />
      )}
    </>
  );
}

interface OverrideProps {
  name: string;
  missing: readonly Check[];
  busy: boolean;
  onClose: () => void;
  onConfirm: (reason: string) => void;
}

function Override({ name, missing, busy, onClose, onConfirm }: OverrideProps) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={busy} disabled={!reason.trim()} onClick={() => onConfirm(reason)}>
        {t`Close all the same`}
      </Button>
    </>
  );
  return (
    <Dialog title={t`Close “${name}” although something is missing?`} onClose={onClose} foot={foot}>
      <p>{t`Not met yet:`}</p>
      <ul className={styles.missing}>
        {missing.map((check) => (
          <li key={check.id}>{check.name}</li>
        ))}
      </ul>
      <TextAreaField
        label={t`Reason`}
        hint={t`It stays in the history with what was missing.`}
        rows={3}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
}

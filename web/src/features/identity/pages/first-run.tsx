import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useLanguage } from "@/i18n/language";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { TextField } from "@/ui/fields/controls";
import { Progress } from "@/ui/marks/progress";
import { demoQuery, firstRunQuery, type NewWorkspace, startWorkspace } from "../api";
import { Door } from "../parts/door";
import doorStyles from "../parts/door.module.css";
import { FormFault } from "../parts/form-fault";
import { useEnterAs } from "../parts/use-entry";

type Draft = Omit<NewWorkspace, "language" | "time_zone">;

const BLANK: Draft = { mode: "demo", workspace_name: "", name: "", email: "", password: "" };
const SHOWN = ["workspace_name", "name", "email", "password"];

/** The first page of a new server: look around in the demo, or start empty. Once it is set up, it leads to signing in. */
export function FirstRunPage() {
  const { t } = useLingui();
  const language = useLanguage();
  const enterAs = useEnterAs();
  const [draft, setDraft] = useState(BLANK);
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const { data: firstRun } = useQuery(firstRunQuery);
  const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const start = useMutation({
    mutationFn: () => startWorkspace({ ...draft, language, time_zone }),
    onSuccess: async () => {
      if (draft.mode === "empty") await enterAs(draft.email, draft.password);
    },
  });
  if (start.isSuccess && draft.mode === "demo") {
    return <LoadingDemo onReady={() => void enterAs(draft.email, draft.password)} />;
  }
  if (firstRun?.needed === false && start.isIdle) return <Navigate to="/sign-in" />;
  const fault = splitProblem(start.error, SHOWN);
  return (
    <Door
      wide
      title={t`Set up your workspace`}
      lead={t`Everything stays on this server.`}
      onSubmit={() => start.mutate()}
    >
      <ModeChoice mode={draft.mode} onMode={(mode) => change({ mode })} />
      {draft.mode === "empty" && (
        <TextField
          label={t`Name of the workspace`}
          hint={t`Your company or marketing team`}
          required
          value={draft.workspace_name}
          onChange={(workspace_name) => change({ workspace_name })}
          faults={fault?.fields.workspace_name}
        />
      )}
      <OwnerFields draft={draft} faults={fault?.fields ?? {}} onChange={change} />
      <FormFault problem={fault?.whole} />
      <Button type="submit" look="primary" size="large" busy={start.isPending}>
        {draft.mode === "demo" ? t`Load the demo` : t`Start empty`}
      </Button>
    </Door>
  );
}

/** Waits for the demo, which a job of the server loads, and enters once it is there. */
function LoadingDemo({ onReady }: { onReady: () => void }) {
  const { t } = useLingui();
  const loading = useQuery(demoQuery).data?.loading;
  const failed = loading?.state === "failed";
  const ready = loading?.state === "done";
  const enter = useRef(onReady);
  useEffect(() => {
    if (ready) enter.current();
  }, [ready]);
  return (
    <Door
      wide
      title={t`Loading the demo`}
      lead={t`A year of campaigns is being written. This takes a few seconds.`}
      onSubmit={onReady}
    >
      {failed ? (
        <>
          <Callout tone="now">{t`The demo could not be loaded. Your workspace is there, without it.`}</Callout>
          <Button type="submit" look="primary" size="large">{t`Go on without the demo`}</Button>
        </>
      ) : (
        <Progress label={t`Loading the demo`} share={loading?.total ? loading.done / loading.total : null} />
      )}
    </Door>
  );
}

function ModeChoice({ mode, onMode }: { mode: Draft["mode"]; onMode: (mode: Draft["mode"]) => void }) {
  const { t } = useLingui();
  return (
    <fieldset className={doorStyles.choices} aria-label={t`How to begin`}>
      <label className={doorStyles.choice}>
        <input
          type="radio"
          className="visually-hidden"
          name="mode"
          checked={mode === "demo"}
          onChange={() => onMode("demo")}
        />
        <strong>
          <Trans>Load the demo</Trans>
        </strong>
        <span>
          <Trans>A team of 14 and a year of campaigns to look around in.</Trans>
        </span>
      </label>
      <label className={doorStyles.choice}>
        <input
          type="radio"
          className="visually-hidden"
          name="mode"
          checked={mode === "empty"}
          onChange={() => onMode("empty")}
        />
        <strong>
          <Trans>Start empty</Trans>
        </strong>
        <span>
          <Trans>Your own workspace, with the shipped campaign types and templates.</Trans>
        </span>
      </label>
    </fieldset>
  );
}

interface OwnerProps {
  draft: Draft;
  faults: Readonly<Record<string, string[]>>;
  onChange: (changes: Partial<Draft>) => void;
}

function OwnerFields({ draft, faults, onChange }: OwnerProps) {
  const { t } = useLingui();
  return (
    <>
      <div className={doorStyles.pair}>
        <TextField
          label={t`Your name`}
          autoComplete="name"
          required
          value={draft.name}
          onChange={(name) => onChange({ name })}
          faults={faults.name}
        />
        <TextField
          label={t`E-mail`}
          type="email"
          autoComplete="username"
          required
          value={draft.email}
          onChange={(email) => onChange({ email })}
          faults={faults.email}
        />
      </div>
      <TextField
        label={t`Password`}
        type="password"
        autoComplete="new-password"
        required
        hint={t`At least 10 characters`}
        value={draft.password}
        onChange={(password) => onChange({ password })}
        faults={faults.password}
      />
    </>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { confirmSecondFactor, confirmSignInCode, requestPasswordReset, requestSignInCode } from "@/api/session";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { TextField } from "@/ui/fields/controls";
import { tidyCode } from "../model";
import { Door } from "./door";
import doorStyles from "./door.module.css";
import { FormFault } from "./form-fault";
import { MailNote } from "./mail-note";
import type { SignInFormProps } from "./sign-in-steps";
import { useSignInStep } from "./use-entry";

/** Asks where to mail a code or a reset link. */
export function AddressForm({ email, onEmail, onStep, reset }: SignInFormProps & { reset: boolean }) {
  const { t } = useLingui();
  const ask = useMutation({
    mutationFn: () => (reset ? requestPasswordReset(email) : requestSignInCode(email)),
    onSuccess: () => onStep(reset ? "mailed" : "confirm"),
  });
  const fault = splitProblem(ask.error, ["email"]);
  return (
    <Door
      title={reset ? t`New password` : t`Sign in with a code`}
      lead={reset ? t`We mail you a link to choose a new one.` : t`We mail you a code that works once.`}
      onSubmit={() => ask.mutate()}
    >
      <TextField
        label={t`E-mail`}
        type="email"
        name="email"
        autoComplete="username"
        autoFocus
        required
        value={email}
        onChange={onEmail}
        faults={fault?.fields.email}
      />
      <MailNote />
      <FormFault problem={fault?.whole} />
      <Button type="submit" look="primary" size="large" busy={ask.isPending}>
        {reset ? t`Mail me the link` : t`Mail me the code`}
      </Button>
      <button
        type="button"
        className={doorStyles.other}
        onClick={() => onStep("password")}
      >{t`Sign in with a password`}</button>
    </Door>
  );
}

/** Takes the mailed code, or the one an authenticator app shows. */
export function CodeForm({ email, onStep, onPending, second }: SignInFormProps & { second: boolean }) {
  const { t } = useLingui();
  const [code, setCode] = useState("");
  const confirm = useSignInStep(
    (typed: string) => (second ? confirmSecondFactor : confirmSignInCode)(tidyCode(typed)),
    onPending,
  );
  const fault = splitProblem(confirm.error, ["code"]);
  return (
    <Door
      title={second ? t`Second step` : t`Look in your mail`}
      lead={
        second
          ? t`Type the code your authenticator app shows.`
          : t`If ${email} belongs to someone here, a code is on its way.`
      }
      onSubmit={() => confirm.mutate(code)}
    >
      <TextField
        label={t`Code`}
        name="code"
        autoComplete="one-time-code"
        inputMode={second ? "numeric" : "text"}
        autoFocus
        required
        value={code}
        onChange={setCode}
        faults={fault?.fields.code}
      />
      {!second && <MailNote />}
      <FormFault problem={fault?.whole} />
      <Button type="submit" look="primary" size="large" busy={confirm.isPending}>{t`Sign in`}</Button>
      {!second && (
        <button
          type="button"
          className={doorStyles.other}
          onClick={() => onStep("code")}
        >{t`Mail me another code`}</button>
      )}
    </Door>
  );
}

/** After a reset link was asked for. */
export function MailedNote({ email, onStep }: SignInFormProps) {
  const { t } = useLingui();
  return (
    <Door
      title={t`Look in your mail`}
      lead={t`If ${email} belongs to someone here, a link is on its way. It works for an hour.`}
      onSubmit={() => onStep("password")}
    >
      <MailNote />
      <Button type="submit" size="large">{t`Back to signing in`}</Button>
    </Door>
  );
}

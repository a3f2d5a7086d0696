import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { signInWithPassword } from "@/api/session";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { TextField } from "@/ui/fields/controls";
import { Door } from "./door";
import doorStyles from "./door.module.css";
import { FormFault } from "./form-fault";
import type { SignInFormProps } from "./sign-in-steps";
import { useSignInStep } from "./use-entry";

/** Signing in with e-mail and password. */
export function PasswordForm({ email, onEmail, onStep, onPending }: SignInFormProps) {
  const { t } = useLingui();
  const [password, setPassword] = useState("");
  const signIn = useSignInStep((secret: string) => signInWithPassword(email, secret), onPending);
  const fault = splitProblem(signIn.error, ["email", "password"]);
  return (
    <Door title={t`Sign in`} onSubmit={() => signIn.mutate(password)}>
      <TextField
        label={t`E-mail`}
        type="email"
        name="email"
        autoComplete="username"
        autoFocus={!email}
        required
        value={email}
        onChange={onEmail}
        faults={fault?.fields.email}
      />
      <TextField
        label={t`Password`}
        type="password"
        name="password"
        autoComplete="current-password"
        autoFocus={Boolean(email)}
        required
        value={password}
        onChange={setPassword}
        faults={fault?.fields.password}
      />
      <FormFault problem={fault?.whole} />
      <Button type="submit" look="primary" size="large" busy={signIn.isPending}>{t`Sign in`}</Button>
      <button
        type="button"
        className={doorStyles.other}
        onClick={() => onStep("code")}
      >{t`Mail me a code instead`}</button>
      <button
        type="button"
        className={doorStyles.other}
        onClick={() => onStep("forgotten")}
      >{t`I forgot my password`}</button>
    </Door>
  );
}

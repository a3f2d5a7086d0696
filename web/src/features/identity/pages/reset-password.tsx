import { useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { resetPassword } from "@/api/session";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { TextField } from "@/ui/fields/controls";
import { Door } from "../parts/door";
import { FormFault } from "../parts/form-fault";
import { useEnter } from "../parts/use-entry";
import { useLinkKey } from "../parts/use-link-key";

/** Where the mailed reset link leads. */
export function ResetPasswordPage() {
  const { t } = useLingui();
  const enter = useEnter();
  const navigate = useNavigate();
  const secret = useLinkKey();
  const [password, setPassword] = useState("");
  const reset = useMutation({
    mutationFn: () => resetPassword(secret, password),
    onSuccess: ({ signedIn }) => (signedIn ? enter() : navigate({ to: "/sign-in" })),
  });
  const fault = splitProblem(reset.error, ["password"]);
  return (
    <Door title={t`Choose a new password`} onSubmit={() => reset.mutate()}>
      <TextField
        label={t`New password`}
        type="password"
        autoComplete="new-password"
        autoFocus
        required
        hint={t`At least 10 characters`}
        value={password}
        onChange={setPassword}
        faults={fault?.fields.password}
      />
      <FormFault problem={fault?.whole} />
      <Button type="submit" look="primary" size="large" busy={reset.isPending}>{t`Save and sign in`}</Button>
    </Door>
  );
}

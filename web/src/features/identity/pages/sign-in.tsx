import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { useState } from "react";
import { firstRunQuery } from "../api";
import { AddressForm, CodeForm, MailedNote } from "../parts/code-forms";
import { LinkEntry } from "../parts/link-entry";
import { PasswordForm } from "../parts/password-form";
import { type SignInFormProps, type SignInStep, stepOf } from "../parts/sign-in-steps";
import { useLinkKey } from "../parts/use-link-key";

/** Signing in by password or mailed code. On a server nobody has set up yet, it leads to the first-run page. */
export function SignInPage() {
  const [step, setStep] = useState<SignInStep>("password");
  const [email, setEmail] = useState("");
  const firstRun = useQuery(firstRunQuery);
  const secret = useLinkKey();
  if (secret) return <LinkEntry key={secret} secret={secret} />;
  if (firstRun.data?.needed) return <Navigate to="/first-run" />;
  const props: SignInFormProps = {
    email,
    onEmail: setEmail,
    onStep: setStep,
    onPending: (pending) => setStep(stepOf(pending)),
  };
  if (step === "password") return <PasswordForm {...props} />;
  if (step === "mailed") return <MailedNote {...props} />;
  if (step === "confirm" || step === "second") return <CodeForm key={step} {...props} second={step === "second"} />;
  return <AddressForm key={step} {...props} reset={step === "forgotten"} />;
}

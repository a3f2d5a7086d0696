export type SignInStep = "password" | "code" | "confirm" | "second" | "forgotten" | "mailed";

/** What every form of the sign-in page gets. */
export interface SignInFormProps {
  email: string;
  onEmail: (email: string) => void;
  onStep: (step: SignInStep) => void;
  /** The server asks for one more step, named as the session door does. */
  onPending: (pending: string) => void;
}

const STEP_OF: Record<string, SignInStep> = { login_by_code: "confirm", mfa_authenticate: "second" };

/** The form for a step the server asks for; back to the beginning when it is none of ours. */
export function stepOf(pending: string): SignInStep {
  return STEP_OF[pending] ?? "password";
}

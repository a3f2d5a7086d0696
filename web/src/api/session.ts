import { Problem } from "@/lib/problem";
import { CSRF_COOKIE, cookie, guardedFetch } from "./http";

const BASE = "/_allauth/browser/v1/auth";

/** Where signing in stands after a step. `pending` names the step still asked for, such as "login_by_code". */
export interface SessionState {
  signedIn: boolean;
  pending: string | null;
}

interface HeadlessAnswer {
  meta?: { is_authenticated?: boolean };
  data?: { flows?: { id: string; is_pending?: boolean }[] };
  errors?: { code: string; param?: string }[];
}

function stateOf(answer: HeadlessAnswer): SessionState {
  const pending = answer.data?.flows?.find((flow) => flow.is_pending)?.id ?? null;
  return { signedIn: answer.meta?.is_authenticated === true, pending };
}

function problemOf(status: number, answer: HeadlessAnswer): Problem {
  const errors = answer.errors ?? [];
  const fields: Record<string, string[]> = {};
  for (const { param, code } of errors) if (param) fields[param] = [...(fields[param] ?? []), code];
  return new Problem({ status, code: errors[0] ? `auth.${errors[0].code}` : `http.${status}`, fields });
}

/** The session door answers 401 for "go on signing in", which is no failure; everything else throws a Problem. */
async function send(method: string, path: string, body?: Record<string, string>): Promise<SessionState> {
  if (method !== "GET" && !cookie(CSRF_COOKIE)) await send("GET", "/session");
  const request = new Request(new URL(BASE + path, location.origin), {
    method,
    headers: { "Content-Type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const response = await guardedFetch(request, (status) => status === 400 || status === 401 || status === 409);
  if (response.status === 409) return afterConflict();
  const answer = (await response.json()) as HeadlessAnswer;
  if (response.ok || (response.status === 401 && !answer.errors)) return stateOf(answer);
  throw problemOf(response.status, answer);
}

/** The step asked for is no longer open: somebody is signed in already, or it ran out and must begin again. */
async function afterConflict(): Promise<SessionState> {
  const state = await readSession();
  if (state.signedIn) return state;
  throw new Problem({ status: 409, code: "auth.step_gone" });
}

export const readSession = () => send("GET", "/session");
export const signInWithPassword = (email: string, password: string) => send("POST", "/login", { email, password });
/** Mails a code. The answer is the same whether the address is known or not. */
export const requestSignInCode = (email: string) => send("POST", "/code/request", { email });
export const confirmSignInCode = (code: string) => send("POST", "/code/confirm", { code });
export const confirmSecondFactor = (code: string) => send("POST", "/2fa/authenticate", { code });
export const requestPasswordReset = (email: string) => send("POST", "/password/request", { email });
export const resetPassword = (key: string, password: string) => send("POST", "/password/reset", { key, password });
export const signOut = () => send("DELETE", "/session");

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { readSession, type SessionState, signInWithPassword } from "@/api/session";
import { safeNext } from "../model";

/** Goes into the house: forgets what was read before signing in, then to where the person was heading. */
export function useEnter(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const search: { next?: unknown } = useSearch({ strict: false });
  return async () => {
    queries.clear();
    await navigate({ href: safeNext(search.next) });
  };
}

/** One step of signing in; on success it enters, else `onPending` is told what is still asked for. */
export function useSignInStep<Input>(
  step: (input: Input) => Promise<SessionState>,
  onPending: (pending: string) => void,
) {
  const enter = useEnter();
  return useMutation({
    mutationFn: step,
    onSuccess: async ({ signedIn, pending }) => {
      if (signedIn) await enter();
      else if (pending) onPending(pending);
    },
  });
}

/** Makes sure of a session after an account was made, and enters. */
export function useEnterAs(): (email: string, password: string) => Promise<void> {
  const enter = useEnter();
  return async (email, password) => {
    const { signedIn } = await readSession();
    if (!signedIn) await signInWithPassword(email, password);
    await enter();
  };
}

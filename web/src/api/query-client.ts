import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { asProblem } from "@/lib/problem";

const MOST_TRIES = 3;

/** Reads are tried again only when waiting can help: never on 4xx other than 429. */
export function shouldRetry(failures: number, error: unknown): boolean {
  const problem = asProblem(error);
  return failures < MOST_TRIES && (problem === null || problem.passing);
}

/** Milliseconds before the next try: the server's wish, else 0.5, 1, 2 s. */
export function retryDelay(failures: number, error: unknown): number {
  const asked = asProblem(error)?.retryAfter;
  return asked ? asked * 1000 : 500 * 2 ** failures;
}

/**
 * The query cache: live messages keep it fresh, so nothing is refetched by age or focus.
 * `onSignedOut` is told when the server no longer knows the person.
 */
export function createQueryClient(onSignedOut: () => void = () => {}): QueryClient {
  const onError = (error: unknown) => {
    if (asProblem(error)?.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: shouldRetry, retryDelay, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}

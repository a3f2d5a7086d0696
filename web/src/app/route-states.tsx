import { useLingui } from "@lingui/react/macro";
import { Link, useRouter } from "@tanstack/react-router";
import { EmptyState } from "@/ui/feedback/empty-state";
import { ErrorState } from "@/ui/feedback/error-state";

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <EmptyState sentence={t`There is no page at this address.`} action={<Link to="/">{t`Go to the start`}</Link>} />
  );
}

/** In place of a page that failed to load or to draw. */
export function RouteError({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <ErrorState error={error} onRetry={retry} />;
}

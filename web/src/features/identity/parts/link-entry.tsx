import { useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { Skeleton } from "@/ui/feedback/skeleton";
import { signInByLink } from "../api";
import { Door } from "./door";
import doorStyles from "./door.module.css";
import { useEnter } from "./use-entry";

/** Signs in by the key of a link, once; a key that no longer works leads to the password. */
export function LinkEntry({ secret }: { secret: string }) {
  const { t } = useLingui();
  const enter = useEnter();
  const sent = useRef(false);
  const use = useMutation({ mutationFn: () => signInByLink(secret), onSuccess: enter });
  useEffect(() => {
    if (!sent.current) use.mutate();
    sent.current = true;
  }, [use.mutate]);
  if (!use.isError) {
    return (
      <Door title={t`Signing you in`}>
        <Skeleton height={38} />
      </Door>
    );
  }
  return (
    <Door title={t`This link no longer works`} lead={t`It was used or is too old. Sign in in another way.`}>
      <Link className={doorStyles.other} to="/sign-in">{t`Back to signing in`}</Link>
    </Door>
  );
}

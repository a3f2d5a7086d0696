import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Callout } from "@/ui/feedback/callout";
import { mailQuery } from "../api";

/** Says that letters do not leave the server, to whoever waits for one; nothing while all is well. */
export function MailNote() {
  const { t } = useLingui();
  const { data } = useQuery(mailQuery);
  if (!data || data.mail === "ready") return null;
  return (
    <Callout
      tone="now"
      title={data.mail === "unset" ? t`This server does not send mail yet` : t`The mail server does not answer`}
    >
      {data.mail === "unset"
        ? t`Sign in with a password, or ask whoever runs the server for a sign-in link.`
        : t`We keep trying. Meanwhile sign in with a password, or ask whoever runs the server for a sign-in link.`}
    </Callout>
  );
}

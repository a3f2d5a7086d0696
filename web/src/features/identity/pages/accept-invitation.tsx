import { useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { Skeleton } from "@/ui/feedback/skeleton";
import { TextField } from "@/ui/fields/controls";
import { acceptInvitation, invitationQuery, type OpenInvitation } from "../api";
import { Door } from "../parts/door";
import doorStyles from "../parts/door.module.css";
import { FormFault } from "../parts/form-fault";
import { useEnterAs } from "../parts/use-entry";
import { useLinkKey } from "../parts/use-link-key";

/** Where a mailed invitation leads. */
export function AcceptInvitationPage() {
  const { t } = useLingui();
  const key = useLinkKey();
  const invitation = useQuery(invitationQuery(key));
  if (invitation.data) return <AcceptForm key={key} invitation={invitation.data} secret={key} />;
  if (invitation.isPending) {
    return (
      <Door title={t`Your invitation`}>
        <Skeleton height={38} />
        <Skeleton height={38} />
      </Door>
    );
  }
  return (
    <Door
      title={t`This invitation no longer works`}
      lead={t`It was used, taken back or is too old. Ask whoever invited you for a new one.`}
    >
      <Link to="/sign-in" className={doorStyles.other}>{t`Back to signing in`}</Link>
    </Door>
  );
}

function AcceptForm({ invitation, secret }: { invitation: OpenInvitation; secret: string }) {
  const { t } = useLingui();
  const language = useLanguage();
  const enterAs = useEnterAs();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const accept = useMutation({
    mutationFn: () => acceptInvitation({ key: secret, name, password, language }),
    onSuccess: () => enterAs(invitation.email, password),
  });
  const fault = splitProblem(accept.error, ["name", "password"]);
  const { workspace, inviter, email } = invitation;
  return (
    <Door title={t`Join ${workspace}`} lead={t`${inviter} invited you as ${email}.`} onSubmit={() => accept.mutate()}>
      <TextField
        label={t`Your name`}
        autoComplete="name"
        autoFocus
        required
        value={name}
        onChange={setName}
        faults={fault?.fields.name}
      />
      <TextField
        label={t`Password`}
        type="password"
        autoComplete="new-password"
        required
        hint={t`At least 10 characters`}
        value={password}
        onChange={setPassword}
        faults={fault?.fields.password}
      />
      <FormFault problem={fault?.whole} />
      <Button type="submit" look="primary" size="large" busy={accept.isPending}>{t`Join`}</Button>
    </Door>
  );
}

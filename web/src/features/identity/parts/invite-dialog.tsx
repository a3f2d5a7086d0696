import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { meQuery } from "@/api/me";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField, TextField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import { invitePerson, type Role } from "../people-api";
import { rolesUpTo } from "../roles";
import { FormFault } from "./form-fault";
import styles from "./people.module.css";

/** Invites somebody by mail; where the server sends none, it shows the link to hand over. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { role: own } = useSuspenseQuery(meQuery).data;
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("member");
  const invite = useWrite(() => invitePerson(email, role), { stale: [["invitations"]], quiet: true });
  const fault = splitProblem(invite.error, ["email"]);
  const link = invite.data?.link;
  const foot = invite.isSuccess ? (
    <Button look="primary" onClick={onClose}>{t`Close`}</Button>
  ) : (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={invite.isPending} onClick={() => invite.mutate()}>{t`Invite`}</Button>
    </>
  );
  return (
    <Dialog title={t`Invite somebody`} onClose={onClose} foot={foot}>
      {invite.isSuccess ? (
        <div className={styles.form} role="status">
          <p>
            {link
              ? t`This server sends no mail. Hand over this link; it works for 14 days.`
              : t`The invitation is on its way.`}
          </p>
          {link && <code className={styles.secret}>{link}</code>}
        </div>
      ) : (
        <div className={styles.form}>
          <TextField label={t`E-mail`} type="email" value={email} onChange={setEmail} faults={fault?.fields.email} />
          <SelectField
            label={t`Role`}
            value={role}
            choices={rolesUpTo(own).map(({ value, label }) => ({ value, label: t(label) }))}
            onChange={setRole}
          />
          <FormFault problem={fault?.whole} />
        </div>
      )}
    </Dialog>
  );
}

import { useLingui } from "@lingui/react/macro";
import { IconCircleCheck, IconCircleDashed, IconCircleX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { formatInstant } from "@/lib/dates";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { Avatar } from "@/ui/marks/avatar";
import { type Approval, approvalsQuery, withdrawApproval } from "../api";
import { STATE_WORDS, VOTE_WORDS } from "../words";
import styles from "./approvals.module.css";
import { AskForm } from "./ask-form";
import { VoteForm } from "./vote-form";

interface Props {
  kind: string;
  id: string;
  /** Roles that may decide on objects of the kind. */
  roles: readonly string[];
  /** True while the object can be put to a decision. */
  mayAsk: boolean;
  /** Said to whoever asks: what the approvers will want to see filled. */
  hint?: string | undefined;
}

/** Asks for a decision on an object, shows who has decided what, and takes the reader's own decision. */
export function ApprovalBlock({ kind, id, roles, mayAsk, hint }: Props) {
  const { t } = useLingui();
  const { data: rounds = [] } = useQuery(approvalsQuery(kind, id));
  const [asking, setAsking] = useState(false);
  const [all, setAll] = useState(false);
  const [latest, ...earlier] = rounds;
  const open = latest?.state === "open";
  return (
    <section className={styles.block} aria-label={t`Approval`}>
      <div className={styles.head}>
        <h3>{t`Approval`}</h3>
        {mayAsk && !open && !asking && <Button onClick={() => setAsking(true)}>{t`Ask for approval`}</Button>}
      </div>
      {asking && mayAsk && !open && <AskForm {...{ kind, id, roles, hint }} onDone={() => setAsking(false)} />}
      {latest && <Round approval={latest} />}
      {!latest && !asking && <p className={styles.quiet}>{t`Nobody was asked yet.`}</p>}
      {all && earlier.map((approval) => <Round key={approval.id} approval={approval} />)}
      {earlier.length > 0 && !all && (
        <Button look="ghost" onClick={() => setAll(true)}>
          {t`Show earlier`}
        </Button>
      )}
    </section>
  );
}

function Round({ approval }: { approval: Approval }) {
  const { t } = useLingui();
  const language = useLanguage();
  const withdraw = useWrite(() => withdrawApproval(approval.id), { stale: [["approvals"]] });
  const { round, requested_by: by } = approval;
  const when = formatInstant(approval.requested_at, language);
  return (
    <div className={styles.round} data-state={approval.state}>
      <div className={styles.roundHead}>
        <strong>{t(STATE_WORDS[approval.state])}</strong>
        <span className={styles.quiet}>
          {by ? t`Round ${round}, asked by ${by}, ${when}` : t`Round ${round}, asked ${when}`}
        </span>
      </div>
      {approval.note && <p className={styles.words}>{approval.note}</p>}
      <ul className={styles.votes}>
        {approval.votes.map((vote) => (
          <li key={vote.approver_id}>
            <Avatar person={{ id: vote.approver_id, name: vote.name }} plain />
            <span className={styles.voter}>{vote.name}</span>
            <span className={styles.vote} data-decision={vote.decision || "none"}>
              <VoteSign decision={vote.decision} />
              {t(VOTE_WORDS[vote.decision])}
            </span>
            {vote.comment && <p className={styles.words}>{vote.comment}</p>}
          </li>
        ))}
      </ul>
      {approval.can.includes("decide_approval") && <VoteForm approval={approval} />}
      {approval.can.includes("withdraw_approval") && (
        <Button look="ghost" className={styles.withdraw} busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t`Withdraw the request`}
        </Button>
      )}
    </div>
  );
}

function VoteSign({ decision }: { decision: Approval["votes"][number]["decision"] }) {
  const Icon = { "": IconCircleDashed, approved: IconCircleCheck, changes_required: IconCircleX }[decision];
  return <Icon size={15} stroke={1.7} aria-hidden="true" />;
}

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Verdict } from "./api";

interface VerdictWords {
  verdict: Verdict;
  name: MessageDescriptor;
  meaning: MessageDescriptor;
}

/** What a row can come to. */
export const VERDICTS: readonly VerdictWords[] = [
  { verdict: "created", name: msg`New`, meaning: msg`become new tasks` },
  { verdict: "updated", name: msg`Changed`, meaning: msg`known from an earlier import, with changes` },
  { verdict: "skipped", name: msg`Unchanged`, meaning: msg`here already just so` },
  { verdict: "doubtful", name: msg`Doubtful`, meaning: msg`something could not be carried for certain` },
];

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** The nine kinds of fields a team may add of its own. */
export const OWN_FIELD_KINDS = [
  { value: "text", label: msg`Text` },
  { value: "number", label: msg`Number` },
  { value: "money", label: msg`Money` },
  { value: "date", label: msg`Day` },
  { value: "choice", label: msg`One choice` },
  { value: "multi_choice", label: msg`Several choices` },
  { value: "person", label: msg`Person` },
  { value: "url", label: msg`Link` },
  { value: "checkbox", label: msg`Tick box` },
] as const satisfies readonly { value: string; label: MessageDescriptor }[];

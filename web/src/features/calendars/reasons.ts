import { useLingui } from "@lingui/react/macro";
import type { Absence } from "./api";

type Reason = NonNullable<Absence["reason"]>;

/** Why somebody is away, in words. */
export function useReasons(): { value: Reason; label: string }[] {
  const { t } = useLingui();
  return [
    { value: "vacation", label: t`Holiday leave` },
    { value: "sick", label: t`Sick leave` },
    { value: "parental", label: t`Parental leave` },
    { value: "training", label: t`Training` },
    { value: "public_duty", label: t`Public duty` },
    { value: "other", label: t({ context: "reason for being away", message: "Other" }) },
  ];
}

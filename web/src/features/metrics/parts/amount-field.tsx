import { useLanguage } from "@/i18n/language";
import { TextField } from "@/ui/fields/controls";
import { readAmount, typedAmount } from "../model";

interface Props {
  label: string;
  hint?: string;
  faults?: readonly string[] | undefined;
  optional?: string;
  /** Plain figures, or what was typed while it is none. */
  value: string;
  onChange: (typed: string) => void;
}

/** A figure as people type it; what cannot be read is said while it stands there. */
export function AmountField({ value, faults, ...rest }: Props) {
  const language = useLanguage();
  const unread = value.trim() !== "" && readAmount(value, language) === null;
  return <TextField {...rest} inputMode="decimal" value={value} faults={unread ? ["bad_value"] : faults} />;
}

/** What stands in such a field for a kept figure. */
export function useTyped() {
  const language = useLanguage();
  return {
    shown: (kept: string | null | undefined) => (kept ? typedAmount(kept, language) : ""),
    read: (typed: string) => readAmount(typed, language),
  };
}

import { useLingui } from "@lingui/react/macro";
import type { Choice } from "@/ui/fields/controls";

/** The shipped kinds of campaign, by which metrics are grouped. */
export function useTypes(): Choice<string>[] {
  const { t } = useLingui();
  return [
    { value: "content", label: t`Content` },
    { value: "search", label: t`Search` },
    { value: "social", label: t`Social media` },
    { value: "email", label: t`E-mail` },
    { value: "advertising", label: t`Advertising` },
    { value: "event", label: t`Event` },
    { value: "launch", label: t`Launch` },
    { value: "webinar", label: t`Webinar` },
    { value: "pr", label: t`PR` },
  ];
}

import { msg } from "@lingui/core/macro";
import { IconUsersGroup } from "@tabler/icons-react";
import type { FeatureParts } from "@/lib/parts";
import { explain } from "@/ui/feedback/problem-text";

explain({
  "audiences.bad_audience": msg`Something about this audience does not fit.`,
  "audiences.bad_limit": msg`A limit names a channel, an audience or a segment, and a reason.`,
  "audiences.bad_message": msg`Something about this message does not fit: a core of at most 500 characters, and an address that begins with https.`,
  "audiences.bad_proof": msg`A proof point is one sentence of at most 500 characters.`,
  "audiences.has_personas": msg`“{name}” still has personas. Move them to another profile first.`,
  "audiences.limited": msg`{audience} is kept off {channel} by a limit: {reason}`,
});

/** What audiences lend to the app. */
export const audiencesParts: FeatureParts = {
  nav: [{ id: "audiences", to: "/audiences", label: msg`Audiences`, icon: IconUsersGroup, section: "libraries" }],
};

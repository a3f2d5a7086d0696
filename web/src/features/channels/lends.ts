import { msg } from "@lingui/core/macro";
import { IconSpeakerphone } from "@tabler/icons-react";
import type { FeatureParts } from "@/lib/parts";
import { explain } from "@/ui/feedback/problem-text";

explain({
  "channels.bad_channel": msg`Something about this channel does not fit: a name is needed, and a lead time of 0 to 260 working days.`,
});

/** What channels lend to the app. */
export const channelsParts: FeatureParts = {
  nav: [{ id: "channels", to: "/channels", label: msg`Channels`, icon: IconSpeakerphone, section: "libraries" }],
};

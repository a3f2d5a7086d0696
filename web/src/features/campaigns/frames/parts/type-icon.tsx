import {
  IconAd,
  IconCalendarEvent,
  IconFileText,
  IconFlag,
  IconMail,
  IconRocket,
  IconSearch,
  IconShare,
  IconSpeakerphone,
  IconVideo,
} from "@tabler/icons-react";

const ICONS = {
  ad: IconAd,
  "calendar-event": IconCalendarEvent,
  "file-text": IconFileText,
  flag: IconFlag,
  mail: IconMail,
  rocket: IconRocket,
  search: IconSearch,
  share: IconShare,
  speakerphone: IconSpeakerphone,
  video: IconVideo,
} as const;

export const ICON_NAMES = Object.keys(ICONS) as (keyof typeof ICONS)[];

/** The icon of a campaign type; a flag for names nobody drew. */
export function TypeIcon({ name, size = 16 }: { name: string; size?: number }) {
  const Icon = ICONS[ICON_NAMES.find((each) => each === name) ?? "flag"];
  return <Icon size={size} stroke={1.6} />;
}

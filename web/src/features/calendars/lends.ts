import { msg } from "@lingui/core/macro";
import { IconCalendarTime } from "@tabler/icons-react";
import type { FeatureParts } from "@/lib/parts";
import { explain } from "@/ui/feedback/problem-text";

explain({
  "calendars.bad_absence": msg`These days do not fit together.`,
  "calendars.bad_pattern": msg`This cannot be a working week.`,
  "calendars.not_a_calendar": msg`This is not an iCalendar file (.ics). Export your calendar again and choose that file.`,
  "calendars.file_too_large": msg`This file is too large. Export only the calendar with your time off.`,
  "calendars.too_many_absences": msg`No more than {most} absences are kept for one person.`,
  "calendars.too_many_patterns": msg`No more than {most} working patterns are kept for one person.`,
  "calendars.public_day": msg`A public holiday goes only with its country. Open the day as a working day of your own instead.`,
});

/** What calendars lend to the app. */
export const calendarsParts: FeatureParts = {
  nav: [{ id: "my-time", to: "/my-time", label: msg`Time off`, icon: IconCalendarTime, section: "libraries" }],
};

import { msg } from "@lingui/core/macro";
import { explain } from "@/ui/feedback/problem-text";

explain({
  "identity.link_ended": msg`This link has ended.`,
  "identity.too_many_links": msg`There can be {most} open links. End one first.`,
  "identity.bad_visitor_link": msg`Say for whom the link is.`,
  "activity.link_reads_only": msg`This link is for reading only.`,
  "activity.no_status_update": msg`This update is gone.`,
  "activity.bad_update": msg`Something in this update does not fit.`,
});

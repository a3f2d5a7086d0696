import { msg } from "@lingui/core/macro";
import { explain } from "@/ui/feedback/problem-text";

explain({
  "reports.no_fonts": msg`The fonts for this sheet are not installed on the server. Ask your administrator to install drumbeat-fonts.`,
  "reports.not_drawn": msg`This sheet could not be drawn. Tell your administrator which campaign it was.`,
  "reports.busy": msg`The server is busy drawing. Try again in a moment.`,
});

export { KickOffButton } from "./parts/kick-off-button";

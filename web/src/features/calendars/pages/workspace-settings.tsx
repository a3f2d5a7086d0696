import { useLingui } from "@lingui/react/macro";
import { WorkspaceForm } from "@/features/identity/public";
import { PageBody } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { CalendarSections } from "../parts/calendar-sections";

/** What holds for the whole workspace: its name and money, its working week and days off. */
export function WorkspaceSettingsPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader title={t`Workspace`} />
      <PageBody measure>
        <WorkspaceForm />
        <CalendarSections />
      </PageBody>
    </>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { meQuery } from "@/api/me";
import { EmptyState } from "@/ui/feedback/empty-state";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { skillsQuery } from "../api";
import { DemandTable } from "../parts/skills/demand-table";
import { PeopleSkills } from "../parts/skills/people-skills";
import { ReviewLength } from "../parts/skills/review-length";
import { SkillList } from "../parts/skills/skill-list";
import styles from "../parts/skills/skills.module.css";

/** What people can do, what work takes, and whether the one suffices for the other in the months ahead. */
export function SkillsPage() {
  const { t } = useLingui();
  const { can } = useSuspenseQuery(meQuery).data;
  const { data: skills } = useSuspenseQuery(skillsQuery);
  if (!can.includes("see_workload")) return <EmptyState sentence={t`The workload is shown to everybody but guests.`} />;
  return (
    <>
      <PageHeader title={t`Skills`} />
      <PageBody>
        <Wide flush>
          <PageSection
            title={t`The months ahead`}
            detail={t`Hours of work that takes a skill, against the hours of those who have it. Who has several counts in each.`}
          >
            {skills.length > 0 ? <DemandTable /> : <p className={styles.quiet}>{t`Add a skill below to begin.`}</p>}
          </PageSection>
          <PageSection title={t`Who can do what`}>
            <PeopleSkills />
          </PageSection>
          <SkillList skills={skills} mayCreate={can.includes("create_skill")} />
          <ReviewLength />
        </Wide>
      </PageBody>
    </>
  );
}

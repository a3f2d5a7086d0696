import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { meQuery } from "@/api/me";
import { Button } from "@/ui/actions/button";
import { EmptyState } from "@/ui/feedback/empty-state";
import { useWrite } from "@/ui/feedback/use-write";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { type Audience, audiencesQuery, createAudience } from "../api";
import { type Family, familiesOf } from "../model";
import { AudienceCard } from "../parts/audience-card";
import styles from "../parts/audiences.module.css";
import { LimitsSection } from "../parts/limits-section";

/** Whom the team speaks to: profiles with their personas, and where it does not speak to them. */
export function AudiencesPage() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(audiencesQuery);
  const families = familiesOf(data.filter(({ removed }) => !removed));
  return (
    <>
      <PageHeader title={t`Audiences`} actions={<NewAudience />} />
      <PageBody>
        <Wide flush>
          {families.length === 0 && (
            <EmptyState
              sentence={t`Describe whom you speak to: a profile of the customers you want, and the people in it.`}
            />
          )}
          {families.map((family) => (
            <FamilySection key={family.profile?.id ?? ""} family={family} />
          ))}
          <LimitsSection />
        </Wide>
      </PageBody>
    </>
  );
}

function FamilySection({ family }: { family: Family }) {
  const { t } = useLingui();
  const { profile, personas } = family;
  const cards = (profile ? [profile, ...personas] : personas).map((audience) => (
    <AudienceCard key={audience.id} audience={audience} />
  ));
  return (
    <PageSection title={profile?.name ?? t`Personas of no profile`}>
      <div className={styles.cards}>{cards}</div>
    </PageSection>
  );
}

function NewAudience() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { can } = useSuspenseQuery(meQuery).data;
  const create = useWrite(
    async (kind: Audience["kind"]) => {
      const made = await createAudience(kind, kind === "icp" ? t`New profile` : t`New persona`);
      await navigate({ to: "/audiences/$audienceId", params: { audienceId: made.id } });
    },
    { stale: [audiencesQuery.queryKey] },
  );
  if (!can.includes("create_audience")) return null;
  return (
    <>
      <Button disabled={create.isPending} onClick={() => create.mutate("icp")}>{t`New profile`}</Button>
      <Button look="primary" disabled={create.isPending} onClick={() => create.mutate("persona")}>
        {t`New persona`}
      </Button>
    </>
  );
}

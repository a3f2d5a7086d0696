import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, notFound, useNavigate, useParams } from "@tanstack/react-router";
import { Comments } from "@/features/activity/public";
import { ChannelPicker, STAGES } from "@/features/channels/public";
import { Citations } from "@/features/evidence/public";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { InlineText } from "@/ui/fields/inline-text";
import { SavedArea } from "@/ui/fields/saved-area";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import {
  type Audience,
  type AudienceChanges,
  audiencesQuery,
  removeAudience,
  updateAudience,
  useAudiences,
} from "../api";
import { limitsOn } from "../model";
import styles from "../parts/audiences.module.css";
import { Belonging } from "../parts/belonging";
import { LimitsSection } from "../parts/limits-section";

interface Part {
  audience: Audience;
  readOnly: boolean;
  onSave: (changes: AudienceChanges) => void;
}

/** All that is known of one audience, edited where it stands. */
export function AudiencePage() {
  const { audienceId = "" } = useParams({ strict: false });
  const { data } = useSuspenseQuery(audiencesQuery);
  const audience = data.find(({ id, removed }) => id === audienceId && !removed);
  if (!audience) throw notFound();
  return <Whole key={audience.id} audience={audience} />;
}

function Whole({ audience }: { audience: Audience }) {
  const { byId } = useAudiences();
  const save = useWrite((changes: AudienceChanges) => updateAudience(audience.id, changes), {
    stale: [audiencesQuery.queryKey],
  });
  const part = { audience, readOnly: !audience.can.includes("update_audience"), onSave: save.mutate };
  const profile = byId.get(audience.parent_id ?? "");
  return (
    <>
      <Head {...part} />
      <PageBody>
        <Wide flush>
          <Who {...part} />
          <Where {...part} />
          <Journey {...part} />
          <LimitsSection only={(limits) => limitsOn(audience, profile, limits)} />
          <Citations kind="audience" id={audience.id} mayCite={!part.readOnly} />
          <Comments kind="audience" id={audience.id} />
        </Wide>
      </PageBody>
    </>
  );
}

function Head({ audience, readOnly, onSave }: Part) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const remove = useWrite(() => removeAudience(audience.id), {
    stale: [audiencesQuery.queryKey],
    done: t`Audience removed`,
    onDone: () => void navigate({ to: "/audiences" }),
  });
  const title = (
    <InlineText
      label={t`Name of the audience`}
      size="page"
      value={audience.name}
      readOnly={readOnly}
      onSave={(name) => onSave({ name })}
    />
  );
  const mayRemove = audience.can.includes("remove_audience");
  return (
    <PageHeader
      lead={<Link to="/audiences">{t`Audiences`}</Link>}
      title={title}
      actions={
        mayRemove && (
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t`Remove`}
          </Button>
        )
      }
    />
  );
}

function Who({ audience, readOnly, onSave }: Part) {
  const { t } = useLingui();
  const area = (label: string, hint: string, value: string, save: (text: string) => void) => (
    <SavedArea label={label} placeholder={hint} value={value} readOnly={readOnly} onSave={save} />
  );
  return (
    <PageSection title={t`Who this is`}>
      <Belonging audience={audience} readOnly={readOnly} onSave={onSave} />
      {area(t`In short`, t`Runs two shops and does the marketing at night.`, audience.summary, (summary) =>
        onSave({ summary }),
      )}
      <div className={styles.pair}>
        {area(t`Problem`, t`What they want solved.`, audience.problem, (problem) => onSave({ problem }))}
        {area(t`Frustrations`, t`What annoys them about the ways there are.`, audience.frustrations, (frustrations) =>
          onSave({ frustrations }),
        )}
      </div>
      {area(
        t`Willingness to pay`,
        t`What a solution is worth to them, and who decides.`,
        audience.willingness_to_pay,
        (willingness_to_pay) => onSave({ willingness_to_pay }),
      )}
    </PageSection>
  );
}

function Where({ audience, readOnly, onSave }: Part) {
  const { t } = useLingui();
  return (
    <PageSection
      title={t`Where they are`}
      detail={t`The channels they are on. A persona without any is met where its profile is.`}
    >
      <ChannelPicker
        label={t`Channels of the audience`}
        chosen={audience.channel_ids}
        readOnly={readOnly}
        onChange={(channel_ids) => onSave({ channel_ids })}
      />
    </PageSection>
  );
}

function Journey({ audience, readOnly, onSave }: Part) {
  const { t } = useLingui();
  return (
    <PageSection title={t`Their journey`} detail={t`What moves them at each stage.`}>
      {STAGES.map(({ value, label }) => (
        <SavedArea
          key={value}
          label={t(label)}
          rows={2}
          value={audience.journey[value] ?? ""}
          readOnly={readOnly}
          onSave={(text) => onSave({ journey: { ...audience.journey, [value]: text } })}
        />
      ))}
    </PageSection>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, notFound, useNavigate, useParams } from "@tanstack/react-router";
import { useContext, useState } from "react";
import { meQuery } from "@/api/me";
import { ChannelPicker } from "@/features/channels/public";
import { StageEditor } from "@/features/workflow/public";
import { Button, IconButton } from "@/ui/actions/button";
import { ConfirmDialog } from "@/ui/feedback/confirm";
import { useWrite } from "@/ui/feedback/use-write";
import { TextAreaField } from "@/ui/fields/controls";
import { InlineText } from "@/ui/fields/inline-text";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { LentSections } from "@/ui/nav/lent";
import { type CampaignType, typesQuery } from "../../api";
import { removeType, type TypeChanges, updateType } from "../api";
import { linesOf } from "../model";
import { FieldsEditor } from "../parts/fields-editor";
import styles from "../parts/frames.module.css";
import { ICON_NAMES, TypeIcon } from "../parts/type-icon";

/** One kind of campaign: name, icon, stages, fields and what it usually hands out. */
export function TypePage() {
  const { t } = useLingui();
  const { typeId = "" } = useParams({ strict: false });
  const { data: types } = useSuspenseQuery(typesQuery);
  const { can } = useSuspenseQuery(meQuery).data;
  const sections = useContext(LentSections);
  const type = types.find(({ id }) => id === typeId);
  if (!type) throw notFound();
  const readOnly = !type.can.includes("update_type");
  return (
    <>
      <TypeHead type={type} readOnly={readOnly} only={types.length === 1} />
      <PageBody>
        <Wide flush>
          <PageSection title={t`Stages`} detail={t`New campaigns of this type begin with these.`}>
            <StageEditor workflowId={type.workflow_id} mayAdd={!readOnly} />
          </PageSection>
          <PageSection
            title={t`Own fields`}
            detail={t`What else you write down about campaigns, deliverables and tasks.`}
          >
            <FieldsEditor owner={{ type_id: type.id }} mayAdd={can.includes("create_type")} />
          </PageSection>
          {sections.map(({ id, Section }) => (
            <Section key={id} typeId={type.id} />
          ))}
          <NamesSection key={type.etag} type={type} readOnly={readOnly} />
        </Wide>
      </PageBody>
    </>
  );
}

function useSaveType(id: string) {
  return useWrite((changes: TypeChanges) => updateType(id, changes), { stale: [["types"], ["campaigns"]] });
}

function TypeHead({ type, readOnly, only }: { type: CampaignType; readOnly: boolean; only: boolean }) {
  const { t } = useLingui();
  const save = useSaveType(type.id);
  const [removing, setRemoving] = useState(false);
  const title = (
    <InlineText
      label={t`Name of the type`}
      size="page"
      value={type.name}
      readOnly={readOnly}
      onSave={(name) => save.mutate({ name })}
    />
  );
  const remove = !readOnly && !only && <Button look="danger" onClick={() => setRemoving(true)}>{t`Remove`}</Button>;
  return (
    <>
      <PageHeader lead={<Link to="/types">{t`Campaign types`}</Link>} title={title} actions={remove} />
      {removing && <RemoveType type={type} onClose={() => setRemoving(false)} />}
    </>
  );
}

function RemoveType({ type, onClose }: { type: CampaignType; onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const remove = useWrite(() => removeType(type.id), {
    stale: [["types"]],
    done: t`Type removed`,
    onDone: () => void navigate({ to: "/types" }),
  });
  const { name } = type;
  return (
    <ConfirmDialog
      title={t`Remove ${name}?`}
      verb={t`Remove the type`}
      danger
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {t`Campaigns of this type stay as they are; no new ones can be made of it.`}
    </ConfirmDialog>
  );
}

function NamesSection({ type, readOnly }: { type: CampaignType; readOnly: boolean }) {
  const { t } = useLingui();
  const save = useSaveType(type.id);
  const [content, setContent] = useState(type.content_types.join("\n"));
  return (
    <PageSection title={t`What it hands out`} detail={t`Offered where a deliverable is described; one a line.`}>
      <div className={styles.pair}>
        <TextAreaField label={t`Content types`} rows={6} value={content} disabled={readOnly} onChange={setContent} />
        <div className={styles.named}>
          <span className={styles.quiet}>{t`Channels`}</span>
          <ChannelPicker
            label={t`Channels of the type`}
            chosen={type.channel_ids}
            readOnly={readOnly}
            onChange={(channel_ids) => save.mutate({ channel_ids })}
          />
        </div>
      </div>
      {!readOnly && (
        <div className={styles.row}>
          <Button busy={save.isPending} onClick={() => save.mutate({ content_types: linesOf(content) })}>
            {t`Save`}
          </Button>
        </div>
      )}
      <fieldset className={styles.icons} aria-label={t`Icon`}>
        {ICON_NAMES.map((icon) => (
          <IconButton
            key={icon}
            label={icon}
            icon={<TypeIcon name={icon} size={18} />}
            pressed={type.icon === icon}
            disabled={readOnly}
            onClick={() => save.mutate({ icon })}
          />
        ))}
      </fieldset>
    </PageSection>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField, TextAreaField } from "@/ui/fields/controls";
import { InlineText } from "@/ui/fields/inline-text";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { typesQuery } from "../../api";
import { Feasibility } from "../parts/feasibility";
import styles from "../parts/frames.module.css";
import { TemplateDeliverables } from "../parts/template-deliverables";
import { TemplateTasks } from "../parts/template-tasks";
import { removeTemplate, type Template, type TemplateChanges, templateQuery, updateTemplate } from "../templates-api";

/** One template: its tasks back from the launch, and its deliverables. */
export function TemplatePage() {
  const { t } = useLingui();
  const { templateId = "" } = useParams({ strict: false });
  const { data: template } = useSuspenseQuery(templateQuery(templateId));
  const roles = new Map([["lead", t`Lead`], ...template.roles.map(({ key, name }): [string, string] => [key, name])]);
  const readOnly = !template.can.includes("update_template");
  const save = useWrite((changes: TemplateChanges) => updateTemplate(template.id, changes), {
    stale: [["template", template.id], ["templates"]],
  });
  return (
    <>
      <TemplateHead template={template} readOnly={readOnly} onSave={save.mutate} />
      <PageBody>
        <Wide flush>
          <About key={template.etag} template={template} readOnly={readOnly} onSave={save.mutate} />
          <PageSection title={t`Tasks`} detail={t`Placed back from the launch by what waits for what.`}>
            <Feasibility template={template} />
            <TemplateTasks
              parts={template.parts}
              roles={roles}
              readOnly={readOnly || save.isPending}
              onChange={(parts) => save.mutate({ parts })}
            />
          </PageSection>
          <PageSection title={t`Deliverables`}>
            <TemplateDeliverables
              parts={template.parts}
              readOnly={readOnly || save.isPending}
              onChange={(parts) => save.mutate({ parts })}
            />
          </PageSection>
        </Wide>
      </PageBody>
    </>
  );
}

interface PartProps {
  template: Template;
  readOnly: boolean;
  onSave: (changes: TemplateChanges) => void;
}

function TemplateHead({ template, readOnly, onSave }: PartProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const remove = useWrite(() => removeTemplate(template.id), {
    stale: [["templates"]],
    done: t`Template removed`,
    onDone: () => void navigate({ to: "/templates" }),
  });
  const title = (
    <InlineText
      label={t`Name of the template`}
      size="page"
      value={template.name}
      readOnly={readOnly}
      onSave={(name) => onSave({ name })}
    />
  );
  return (
    <PageHeader
      lead={<Link to="/templates">{t`Templates`}</Link>}
      title={title}
      actions={
        template.can.includes("remove_template") && (
          <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>{t`Remove`}</Button>
        )
      }
    />
  );
}

function About({ template, readOnly, onSave }: PartProps) {
  const { t } = useLingui();
  const types = useQuery(typesQuery).data ?? [];
  const [description, setDescription] = useState(template.description);
  const choices = [{ value: "", label: t`All types` }, ...types.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <PageSection title={t`About`}>
      <div className={styles.half}>
        <SelectField
          label={t`For campaigns of type`}
          value={template.type_id ?? ""}
          choices={choices}
          disabled={readOnly}
          onChange={(type) => onSave({ type_id: type || null })}
        />
      </div>
      <TextAreaField
        label={t`Description`}
        value={description}
        disabled={readOnly}
        onChange={setDescription}
        onBlur={() => description !== template.description && onSave({ description })}
      />
    </PageSection>
  );
}

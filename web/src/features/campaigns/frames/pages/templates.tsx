import { useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { meQuery } from "@/api/me";
import { Button } from "@/ui/actions/button";
import { EmptyState } from "@/ui/feedback/empty-state";
import { useWrite } from "@/ui/feedback/use-write";
import { DataTable } from "@/ui/layout/data-table";
import { PageBody, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { templatesQuery, typesQuery } from "../../api";
import styles from "../parts/frames.module.css";
import { createTemplate } from "../templates-api";

/** The plans campaigns start from. */
export function TemplatesPage() {
  const { t } = useLingui();
  const { data: templates } = useSuspenseQuery(templatesQuery);
  const types = useQuery(typesQuery).data ?? [];
  const { can } = useSuspenseQuery(meQuery).data;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const create = useWrite(async () => {
    const made = await createTemplate(t`New template`);
    await queries.invalidateQueries({ queryKey: templatesQuery.queryKey });
    await navigate({ to: "/templates/$templateId", params: { templateId: made.id } });
  });
  const add = can.includes("create_template") && (
    <Button look="primary" busy={create.isPending} onClick={() => create.mutate()}>{t`New template`}</Button>
  );
  const head = [
    { key: "name", title: t`Template` },
    { key: "type", title: t`Type` },
  ];
  return (
    <>
      <PageHeader title={t`Templates`} actions={add} />
      <PageBody>
        <Wide flush>
          {templates.length === 0 ? (
            <EmptyState sentence={t`Templates stand here. Save a campaign as one, or begin with an empty one.`} />
          ) : (
            <DataTable label={t`Templates`} head={head}>
              {templates.map(({ id, name, type_id, description }) => (
                <tr key={id}>
                  <td>
                    <Link to="/templates/$templateId" params={{ templateId: id }} className={styles.line}>
                      {name}
                    </Link>
                    <div className={styles.quiet}>{description}</div>
                  </td>
                  <td>{types.find((type) => type.id === type_id)?.name ?? t`All types`}</td>
                </tr>
              ))}
            </DataTable>
          )}
        </Wide>
      </PageBody>
    </>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { meQuery } from "@/api/me";
import { splitProblem } from "@/lib/form-problem";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { SelectField, TextField } from "@/ui/fields/controls";
import { DataTable } from "@/ui/layout/data-table";
import { Dialog } from "@/ui/layout/dialog";
import { PageBody, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { StageChip } from "@/ui/marks/tag";
import { type CampaignType, typesQuery } from "../../api";
import { createType } from "../api";
import styles from "../parts/frames.module.css";
import { TypeIcon } from "../parts/type-icon";

/** The kinds of campaign, each with its stages. */
export function TypesPage() {
  const { t } = useLingui();
  const { data: types } = useSuspenseQuery(typesQuery);
  const { can } = useSuspenseQuery(meQuery).data;
  const [adding, setAdding] = useState(false);
  const add = can.includes("create_type") && (
    <Button look="primary" onClick={() => setAdding(true)}>{t`New type`}</Button>
  );
  const head = [
    { key: "name", title: t`Type` },
    { key: "stages", title: t`Stages` },
    { key: "content", title: t`Content types` },
  ];
  return (
    <>
      <PageHeader title={t`Campaign types`} actions={add} />
      <PageBody>
        <Wide flush>
          <DataTable label={t`Campaign types`} head={head}>
            {types.map((type) => (
              <TypeLine key={type.id} type={type} />
            ))}
          </DataTable>
        </Wide>
      </PageBody>
      {adding && <NewTypeDialog types={types} onClose={() => setAdding(false)} />}
    </>
  );
}

function TypeLine({ type }: { type: CampaignType }) {
  return (
    <tr>
      <td>
        <Link to="/types/$typeId" params={{ typeId: type.id }} className={styles.line}>
          <TypeIcon name={type.icon} />
          {type.name}
        </Link>
      </td>
      <td>
        <span className={styles.stages}>
          {type.stages.map((stage) => (
            <StageChip key={stage.id} name={stage.name} category={stage.category} />
          ))}
        </span>
      </td>
      <td className={styles.quiet}>{type.content_types.join(", ")}</td>
    </tr>
  );
}

const FROM_NOTHING = "";

function NewTypeDialog({ types, onClose }: { types: readonly CampaignType[]; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [like, setLike] = useState(FROM_NOTHING);
  const create = useWrite(
    async () => {
      const type = await createType(name, like || null);
      await queries.invalidateQueries({ queryKey: typesQuery.queryKey });
      await navigate({ to: "/types/$typeId", params: { typeId: type.id } });
    },
    { quiet: true },
  );
  const fault = splitProblem(create.error, ["name"]);
  const choices = [
    { value: FROM_NOTHING, label: t`Three plain stages` },
    ...types.map((type) => ({ value: type.id, label: type.name })),
  ];
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button look="primary" busy={create.isPending} disabled={!name.trim()} onClick={() => create.mutate()}>
        {t`Create the type`}
      </Button>
    </>
  );
  return (
    <Dialog title={t`New campaign type`} onClose={onClose} foot={foot}>
      <div className={styles.form}>
        <TextField
          label={t`Name`}
          value={name}
          onChange={setName}
          faults={fault?.fields.name ?? (fault?.whole ? [fault.whole.code] : undefined)}
        />
        <SelectField label={t`Stages and fields like`} value={like} choices={choices} onChange={setLike} />
      </div>
    </Dialog>
  );
}

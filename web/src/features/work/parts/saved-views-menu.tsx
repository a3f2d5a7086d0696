import { useLingui } from "@lingui/react/macro";
import { IconBookmark, IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api } from "@/api/server";
import { useUrlState } from "@/lib/url-state";
import { Button } from "@/ui/actions/button";
import { Menu, type MenuSection } from "@/ui/actions/menu";
import { attempt } from "@/ui/feedback/complain";
import { CheckField, TextField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import { type SavedView, viewsQuery } from "../api";
import { readArrangement, writeArrangement } from "../arrangement";

interface Props {
  campaignId: string;
  kind: "list" | "board" | "timeline";
}

/** Arrangements kept under a name, one's own and shared ones. */
export function SavedViewsMenu({ campaignId, kind }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { data = [] } = useQuery(viewsQuery(campaignId));
  const [, change] = useUrlState();
  const [saving, setSaving] = useState(false);
  const mine = data.filter((view) => view.screen === kind);
  const show = (view: SavedView) => change(writeArrangement(readArrangement(view.query ?? {})));
  const remove = async (view: SavedView) => {
    await attempt(() => api.DELETE("/api/v1/views/{view_id}", { params: { path: { view_id: view.id } } }));
    await queries.invalidateQueries({ queryKey: ["views"] });
  };
  const sections: MenuSection[] = [
    { id: "views", entries: mine.map((view) => ({ id: view.id, label: view.name, run: () => show(view) })) },
    {
      id: "save",
      entries: [{ id: "save", label: t`Save this view`, icon: <IconPlus size={14} />, run: () => setSaving(true) }],
    },
    {
      id: "remove",
      entries: mine
        .filter((view) => view.can.includes("save_view"))
        .map((view) => ({
          id: `remove.${view.id}`,
          label: t`Remove ${view.name}`,
          icon: <IconTrash size={14} />,
          run: () => void remove(view),
        })),
    },
  ];
  return (
    <>
      <Menu
        trigger={
          <Button look="ghost" icon={<IconBookmark size={14} stroke={1.7} />}>
            {t`Views`}
          </Button>
        }
        sections={sections.filter((section) => section.entries.length > 0)}
      />
      {saving && <SaveViewDialog campaignId={campaignId} kind={kind} onClose={() => setSaving(false)} />}
    </>
  );
}

function SaveViewDialog({ campaignId, kind, onClose }: Props & { onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [search] = useUrlState();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const kept = Object.entries(writeArrangement(readArrangement(search))).filter(([, value]) => value !== null);
    const body = { name: name.trim(), screen: kind, campaign_id: campaignId, query: Object.fromEntries(kept), shared };
    if (!(await attempt(() => api.POST("/api/v1/views", { body })))) return;
    await queries.invalidateQueries({ queryKey: ["views"] });
    onClose();
  };
  const foot = (
    <Button look="primary" type="submit" form="save-view" disabled={!name.trim()}>
      {t`Save`}
    </Button>
  );
  return (
    <Dialog title={t`Save this view`} onClose={onClose} foot={foot}>
      <form id="save-view" onSubmit={(event) => void save(event)} style={{ display: "grid", gap: 12 }}>
        <TextField label={t`Name`} value={name} onChange={setName} maxLength={80} />
        <CheckField label={t`Everyone in the campaign sees it`} checked={shared} onChange={setShared} />
      </form>
    </Dialog>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { formatShare } from "@/lib/numbers";
import { Button } from "@/ui/actions/button";
import { EmptyState } from "@/ui/feedback/empty-state";
import { DataTable } from "@/ui/layout/data-table";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { type BoardMetric, type Figure, type ProgramResults, programResultsQuery, type Tile } from "../api";
import { measuredOf, shareOf } from "../model";
import { FigureDialog } from "../parts/figure-dialog";
import { FigureTable } from "../parts/figure-table";
import styles from "../parts/results.module.css";
import { TargetDialog } from "../parts/target-dialog";
import { TileList } from "../parts/tiles/tile-list";
import { useFigures } from "../parts/use-figures";
import "../words";

/** What came of a program's campaigns together, and of each. */
export function ProgramResultsPage() {
  const { t } = useLingui();
  const { programId = "" } = useParams({ strict: false });
  const { data } = useSuspenseQuery(programResultsQuery(programId));
  const [adding, setAdding] = useState(false);
  const address: string = `/programs/${programId}`;
  const add = data.can.includes("set_program_target") && (
    <Button look="primary" onClick={() => setAdding(true)}>{t`Set a target`}</Button>
  );
  const { name } = data.program;
  return (
    <>
      <PageHeader
        lead={<Link to={address}>{name}</Link>}
        title={t({ context: "of a campaign", message: "Results" })}
        actions={add}
      />
      <PageBody>
        <Wide stacked>
          <Board key={programId} results={data} />
        </Wide>
      </PageBody>
      {adding && <TargetDialog holder={{ program_id: programId }} tile={null} onClose={() => setAdding(false)} />}
    </>
  );
}

function Board({ results }: { results: ProgramResults }) {
  const { t } = useLingui();
  const [editing, setEditing] = useState<Tile | null>(null);
  const [opened, setOpened] = useState<{ metric: BoardMetric; figure: Figure } | null>(null);
  const { tiles, metrics, figures, campaigns, program, today } = results;
  const measured = measuredOf(metrics, figures);
  const promised = tiles.length > 0 || campaigns.some(({ targets }) => Object.keys(targets).length > 0);
  if (!promised && measured.length === 0) {
    return <EmptyState sentence={t`Nothing was promised or measured in this program yet.`} />;
  }
  return (
    <>
      <TileList
        tiles={tiles}
        metrics={metrics}
        today={today}
        onOpen={(metric, tile) => setOpened({ metric, figure: tile.figure })}
        onEdit={setEditing}
      />
      {measured.length > 0 && (
        <PageSection title={t`All campaigns together`}>
          <FigureTable
            metrics={measured}
            figures={figures}
            today={today}
            onOpen={(metric, figure) => setOpened({ metric, figure })}
          />
        </PageSection>
      )}
      <PageSection title={t`Campaign by campaign`} detail={t`With the share of the target that is there.`}>
        <CampaignRows campaigns={campaigns} metrics={metrics} />
      </PageSection>
      {editing && <TargetDialog holder={{ program_id: program.id }} tile={editing} onClose={() => setEditing(null)} />}
      {opened && (
        <FigureDialog
          {...opened}
          campaignId={null}
          figures={figures}
          metrics={metrics}
          today={today}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

function CampaignRows({
  campaigns,
  metrics,
}: {
  campaigns: ProgramResults["campaigns"];
  metrics: readonly BoardMetric[];
}) {
  const { t } = useLingui();
  const words = useFigures();
  const shown = metrics.filter(({ key }) =>
    campaigns.some((row) => row.figures[key]?.value != null || row.targets[key]),
  );
  const head = [
    { key: "campaign", title: t`Campaign` },
    ...shown.map(({ key, name }) => ({ key, title: name, figures: true })),
  ];
  return (
    <DataTable label={t`Campaign by campaign`} head={head}>
      {campaigns.map((row) => {
        const address: string = `/campaigns/${row.id}/results`;
        return (
          <tr key={row.id}>
            <td>
              <Link to={address}>{row.name}</Link>
            </td>
            {shown.map((metric) => {
              const figure = row.figures[metric.key];
              const target = row.targets[metric.key];
              const share = target && figure ? shareOf(figure.value, target.value) : null;
              return (
                <td key={metric.key} className={`figures ${styles.number}`}>
                  {figure || target ? words.figure(figure, metric) : ""}
                  {share !== null && <span className={styles.quiet}> {formatShare(share, words.language)}</span>}
                </td>
              );
            })}
          </tr>
        );
      })}
    </DataTable>
  );
}

import { useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { meQuery } from "@/api/me";
import { Button } from "@/ui/actions/button";
import { EmptyState } from "@/ui/feedback/empty-state";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { type BoardMetric, type CampaignResults, type Figure, resultsQuery, type Tile } from "../api";
import { measuredOf } from "../model";
import { ChannelTable } from "../parts/channel-table";
import { FigureDialog } from "../parts/figure-dialog";
import { FigureTable } from "../parts/figure-table";
import styles from "../parts/results.module.css";
import { TargetDialog } from "../parts/target-dialog";
import { TileList } from "../parts/tiles/tile-list";
import "../words";

/** What came of a campaign against what was promised. */
export function CampaignResultsPage() {
  const { campaignId = "" } = useParams({ strict: false });
  const { data } = useSuspenseQuery(resultsQuery(campaignId));
  return (
    <PageBody>
      <Wide stacked>
        <Board key={campaignId} results={data} />
      </Wide>
    </PageBody>
  );
}

interface Opened {
  metric: BoardMetric;
  figure: Figure;
  figures: Readonly<Record<string, Figure>>;
}

function Board({ results }: { results: CampaignResults }) {
  const { t } = useLingui();
  const [editing, setEditing] = useState<Tile | "new" | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { campaign, tiles, metrics, figures, channels, today } = results;
  const open = (metric: BoardMetric, figure: Figure, of = figures) => setOpened({ metric, figure, figures: of });
  const mayPromise = results.can.includes("set_target");
  const holder = { campaign_id: campaign.id };
  const others = measuredOf(metrics, figures).filter(({ key }) => !tiles.some(({ metric_key }) => metric_key === key));
  const nothing = tiles.length === 0 && others.length === 0;
  return (
    <>
      <Bar results={results} onPromise={mayPromise ? () => setEditing("new") : undefined} />
      {nothing && <NothingYet results={results} onPromise={mayPromise ? () => setEditing("new") : undefined} />}
      <TileList
        tiles={tiles}
        metrics={metrics}
        today={today}
        onOpen={(metric, tile) => open(metric, tile.figure)}
        onEdit={setEditing}
      />
      {others.length > 0 && (
        <PageSection title={t`Also measured`} detail={t`Without a target. Press a figure to see where it comes from.`}>
          <FigureTable metrics={others} figures={figures} today={today} onOpen={open} />
        </PageSection>
      )}
      {channels.length > 0 && (
        <PageSection title={t`By channel`}>
          <ChannelTable channels={channels} metrics={metrics} onOpen={open} />
        </PageSection>
      )}
      {editing && (
        <TargetDialog holder={holder} tile={editing === "new" ? null : editing} onClose={() => setEditing(null)} />
      )}
      {opened && (
        <FigureDialog
          {...opened}
          campaignId={campaign.id}
          metrics={metrics}
          today={today}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

interface BarProps {
  results: CampaignResults;
  onPromise: (() => void) | undefined;
}

function Bar({ results, onPromise }: BarProps) {
  const { t } = useLingui();
  const brings = useQuery(meQuery).data?.can.includes("start_fact_import") ?? false;
  const { id } = results.campaign;
  const grid: string = `/campaigns/${id}/results/grid`;
  const writes = results.can.includes("record_facts");
  return (
    <div className={styles.bar}>
      {onPromise && (
        <Button look="primary" onClick={onPromise}>
          {t`Set a target`}
        </Button>
      )}
      {writes && <Link className={styles.go} to={grid}>{t`Type in results`}</Link>}
      {writes && brings && (
        <Link className={styles.go} to="/results-import" search={{ campaign: id }}>
          {t`Import results`}
        </Link>
      )}
    </div>
  );
}

function NothingYet({ results, onPromise }: BarProps) {
  const { t } = useLingui();
  const writes = results.can.includes("record_facts");
  return (
    <EmptyState
      sentence={
        onPromise || writes
          ? t`Nothing was promised or measured yet. Set a target, or bring the numbers your tools export.`
          : t`Nothing was promised or measured yet.`
      }
    />
  );
}

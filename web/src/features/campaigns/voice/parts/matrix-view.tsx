import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Fragment, useState } from "react";
import { STAGES } from "@/features/channels/public";
import { EmptyState } from "@/ui/feedback/empty-state";
import { ScrollRegion } from "@/ui/layout/scroll-region";
import { type Matrix, matrixQuery } from "../api";
import { cellsOf, NOWHERE, type Place } from "../model";
import { CellDialog } from "./cell-dialog";
import styles from "./matrix.module.css";
import { MatrixCellButton } from "./matrix-cell";
import { ProductionDialog } from "./production-dialog";

/** Audience × journey stage × channel: full cells, closed ones, and empty ones that ask to be filled. */
export function MatrixView({ campaignId }: { campaignId: string }) {
  const { t } = useLingui();
  const { data: matrix } = useSuspenseQuery(matrixQuery(campaignId));
  const [shown, setShown] = useState<Place | null>(null);
  const [making, setMaking] = useState<Place | null>(null);
  if (matrix.audiences.length === 0) {
    return <EmptyState sentence={t`Choose the audiences above; then you see where nothing speaks to them yet.`} />;
  }
  const cellAt = cellsOf(matrix);
  const there = shown?.stage && cellAt(shown.audienceId ?? "", shown.stage, shown.channelId ?? "");
  return (
    <>
      <Tally matrix={matrix} />
      <Grid matrix={matrix} onShow={setShown} onMake={setMaking} />
      {matrix.unplaced.length > 0 && <Unplaced matrix={matrix} />}
      {shown && there && (
        <CellDialog
          campaignId={campaignId}
          cell={there}
          onMake={() => {
            setShown(null);
            setMaking(shown);
          }}
          onClose={() => setShown(null)}
        />
      )}
      {making && <ProductionDialog campaignId={campaignId} place={making} onClose={() => setMaking(null)} />}
    </>
  );
}

function Tally({ matrix: { filled, gaps } }: { matrix: Matrix }) {
  return (
    <p className={styles.tally}>
      <Plural value={filled} one="# cell filled" other="# cells filled" />
      {" · "}
      {gaps === 0 ? (
        <Trans>no gaps</Trans>
      ) : (
        <Plural value={gaps} one="# empty cell to fill" other="# empty cells to fill" />
      )}
    </p>
  );
}

interface GridProps {
  matrix: Matrix;
  onShow: (place: Place) => void;
  onMake: (place: Place) => void;
}

function Grid({ matrix, onShow, onMake }: GridProps) {
  const { t } = useLingui();
  return (
    <ScrollRegion label={t`Matrix of audiences, stages and channels`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t`Journey stage`}</th>
            {matrix.channels.map(({ id, name, removed }) => (
              <th key={id} scope="col" data-removed={removed || undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {matrix.audiences.map((audience) => (
          <Fragment key={audience.id}>
            <AudienceRows audience={audience} matrix={matrix} onShow={onShow} onMake={onMake} />
          </Fragment>
        ))}
      </table>
    </ScrollRegion>
  );
}

function AudienceRows({ audience, matrix, onShow, onMake }: GridProps & { audience: Matrix["audiences"][number] }) {
  const { t } = useLingui();
  const cellAt = cellsOf(matrix);
  const mayMake = matrix.can.includes("produce_deliverables");
  return (
    <tbody>
      <tr>
        <th className={styles.audience} scope="rowgroup" colSpan={matrix.channels.length + 1}>
          <span>
            {audience.name}
            {audience.primary && <small>{t`primary audience`}</small>}
            {!audience.addressed && <small>{t`not addressed by this campaign`}</small>}
          </span>
        </th>
      </tr>
      {STAGES.map(({ value: stage, label }) => (
        <tr key={stage}>
          <th className={styles.stage} scope="row">
            {t(label)}
          </th>
          {matrix.channels.map((channel) => {
            const cell = cellAt(audience.id, stage, channel.id);
            const place = {
              ...NOWHERE,
              audienceId: audience.id,
              stage,
              channelId: channel.id,
              suggested: cell?.suggested ?? [],
            };
            return (
              <td key={channel.id}>
                <MatrixCellButton
                  cell={cell}
                  where={`${audience.name}, ${t(label)}, ${channel.name}`}
                  mayMake={mayMake && !channel.removed && !audience.removed}
                  onPress={() => (cell && cell.deliverable_ids.length > 0 ? onShow(place) : onMake(place))}
                />
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

function Unplaced({ matrix }: { matrix: Matrix }) {
  const count = matrix.unplaced.length;
  return (
    <p className={styles.unplaced}>
      <Plural
        value={count}
        one="# deliverable stands in no cell: it lacks an audience, a stage or a channel."
        other="# deliverables stand in no cell: they lack an audience, a stage or a channel."
      />{" "}
      <Link to="/campaigns/$campaignId/deliverables" params={{ campaignId: matrix.campaign_id }}>
        <Trans>Show the deliverables</Trans>
      </Link>
    </p>
  );
}

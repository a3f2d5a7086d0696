import { useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "@/ui/actions/button";
import { EmptyState } from "@/ui/feedback/empty-state";
import styles from "./empty-campaign.module.css";

interface Props {
  campaignId: string;
  /** Whether the reader may add tasks. */
  mayAdd: boolean;
}

/** What to do with a campaign that has no work yet. */
export function EmptyCampaign({ campaignId, mayAdd }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  if (!mayAdd) return <EmptyState sentence={t`Nothing is planned here yet.`} />;
  const add = () => navigate({ to: "/campaigns/$campaignId/list", params: { campaignId }, search: { add: true } });
  const bring = () => navigate({ to: "/import", search: { campaign: campaignId } });
  return (
    <div>
      <EmptyState
        sentence={t`Nothing is planned here yet. Add the first task, or bring the tasks from a file.`}
        preview={<Preview />}
        action={
          <>
            <Button look="primary" onClick={() => void add()}>{t`Add a task`}</Button>
            <Button onClick={() => void bring()}>{t`Import a file`}</Button>
          </>
        }
      />
      <p className={styles.hint}>
        {t`The next campaign can begin with its tasks already placed before the launch.`}{" "}
        <Link to="/templates">{t`See the templates`}</Link>
      </p>
    </div>
  );
}

const WIDTHS = [46, 31, 38, 27, 42];

/** How the tasks will stand. */
function Preview() {
  return (
    <div className={styles.rows}>
      {WIDTHS.map((width) => (
        <div key={width} className={styles.row}>
          <span className={styles.box} />
          <span className={styles.bone} style={{ inlineSize: `${width}%` }} />
          <span className={styles.bone} style={{ inlineSize: 48, marginInlineStart: "auto" }} />
        </div>
      ))}
    </div>
  );
}

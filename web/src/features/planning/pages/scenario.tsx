import { Trans, useLingui } from "@lingui/react/macro";
import { IconTrash } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Button, IconButton } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { useWrite } from "@/ui/feedback/use-write";
import { PageBody, PageSection, Wide } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { applyScenario, removeChange, removeScenario, type Scenario, scenarioQuery } from "../api";
import { ChangeDialog } from "../parts/change-dialog";
import { ChangeLine } from "../parts/change-line";
import { ComparisonView } from "../parts/comparison-view";
import styles from "../parts/planning.module.css";

/** One what-if: what is different, what that would do, and making it the plan. */
export function ScenarioPage() {
  const { scenarioId = "" } = useParams({ strict: false });
  const { data: scenario } = useSuspenseQuery(scenarioQuery(scenarioId));
  const open = scenario.state === "open";
  return (
    <>
      <PageHeader
        title={scenario.name}
        detail={<Over scenario={scenario} />}
        actions={<Actions scenario={scenario} />}
      />
      <PageBody>
        <Wide>
          {!open && (
            <Callout tone="good">
              <Trans>This scenario has become the plan.</Trans>
            </Callout>
          )}
          {scenario.note && <p className={styles.note}>{scenario.note}</p>}
          <Changes scenario={scenario} />
          {open && scenario.items.length > 0 && <ComparisonView key={scenario.items.length} id={scenario.id} />}
        </Wide>
      </PageBody>
    </>
  );
}

function Over({ scenario }: { scenario: Scenario }) {
  const names = scenario.campaigns.filter(({ id }) => scenario.campaign_ids.includes(id)).map(({ name }) => name);
  return names.length > 0 ? names.join(", ") : <Trans>All open campaigns</Trans>;
}

function Actions({ scenario }: { scenario: Scenario }) {
  const { t } = useLingui();
  const go = useNavigate();
  const apply = useWrite(() => applyScenario(scenario.id), {
    stale: [["scenario", scenario.id], ["scenarios"]],
    done: t`The scenario is the plan now`,
  });
  const remove = useWrite(() => removeScenario(scenario.id), {
    stale: [["scenarios"]],
    done: t`The scenario is in the bin`,
    onDone: () => void go({ to: "/scenarios" }),
  });
  const applies = scenario.state === "open" && scenario.items.length > 0 && scenario.can.includes("apply_scenario");
  return (
    <>
      {scenario.can.includes("remove_scenario") && (
        <IconButton label={t`Delete scenario`} icon={<IconTrash size={16} />} onClick={() => remove.mutate()} />
      )}
      {applies && (
        <Button look="primary" busy={apply.isPending} onClick={() => apply.mutate()}>
          {t`Make it the plan`}
        </Button>
      )}
    </>
  );
}

function Changes({ scenario }: { scenario: Scenario }) {
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  const take = useWrite(removeChange, {
    stale: [["scenario", scenario.id]],
    done: t`The change is out of the scenario`,
  });
  const shapes = scenario.state === "open" && scenario.can.includes("add_scenario_change");
  return (
    <PageSection title={t`What is different`}>
      {scenario.items.length === 0 && (
        <p className={styles.quiet}>
          <Trans>Nothing yet: the scenario is the plan as it stands.</Trans>
        </p>
      )}
      <ul className={styles.changes}>
        {scenario.items.map((item) => (
          <li key={item.id}>
            <ChangeLine item={item} scenario={scenario} />{" "}
            {shapes && (
              <IconButton
                label={t`Take this change out`}
                icon={<IconTrash size={14} />}
                onClick={() => take.mutate(item.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {shapes && (
        <div className={styles.bar}>
          <Button onClick={() => setAdding(true)}>{t`Add a change`}</Button>
        </div>
      )}
      {adding && <ChangeDialog scenario={scenario} onClose={() => setAdding(false)} />}
    </PageSection>
  );
}

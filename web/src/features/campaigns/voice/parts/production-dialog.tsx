import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSettled } from "@/lib/hooks/use-settled";
import { Button } from "@/ui/actions/button";
import { useWrite } from "@/ui/feedback/use-write";
import { CheckField } from "@/ui/fields/controls";
import { Dialog } from "@/ui/layout/dialog";
import { type Production, produceDeliverables, productionPlanQuery } from "../api";
import { isPlannable, orderAt, type Place } from "../model";
import { MasterFields } from "./master-fields";
import { PlanPreview } from "./plan-preview";
import styles from "./voice.module.css";
import { Ways } from "./ways";

interface Props {
  campaignId: string;
  place: Place;
  onClose: () => void;
}

/** Turns one master into many deliverables: formats × languages × channels, shown before they are made. */
export function ProductionDialog({ campaignId, place, onClose }: Props) {
  const { t } = useLingui();
  const [order, setOrder] = useState<Production>(() => orderAt(place));
  const settled = useSettled(order, 250);
  const plan = useQuery({ ...productionPlanQuery(campaignId, settled), enabled: isPlannable(settled) });
  const produce = useWrite(() => produceDeliverables(campaignId, order), {
    stale: [["campaign", campaignId], ["campaigns"]],
    done: t`Deliverables made`,
    onDone: onClose,
  });
  const plannable = isPlannable(order);
  const count = plannable && !plan.error ? (plan.data?.count ?? 0) : 0;
  const foot = (
    <>
      <Button onClick={onClose}>{t`Cancel`}</Button>
      <Button
        look="primary"
        busy={produce.isPending}
        disabled={count === 0 || settled !== order || plan.isFetching}
        onClick={() => produce.mutate()}
      >
        {count === 0 ? (
          <Trans>Make deliverables</Trans>
        ) : (
          <Plural value={count} one="Make # deliverable" other="Make # deliverables" />
        )}
      </Button>
    </>
  );
  return (
    <Dialog title={t`Production`} width={760} onClose={onClose} foot={foot}>
      <div className={styles.form}>
        <MasterFields campaignId={campaignId} order={order} suggested={place.suggested} onChange={setOrder} />
        <Ways order={order} onChange={setOrder} />
        <CheckField
          label={t`With the tasks the campaign type’s template has for this content`}
          checked={order.with_tasks}
          onChange={(with_tasks) => setOrder({ ...order, with_tasks })}
        />
        <PlanPreview plan={plannable ? plan.data : undefined} error={plannable ? plan.error : null} />
      </div>
    </Dialog>
  );
}

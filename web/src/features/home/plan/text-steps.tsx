import { useLingui } from "@lingui/react/macro";
import type { Plan } from "./api";
import { BriefText } from "./brief-text";
import styles from "./setup.module.css";

interface Props {
  plan: Plan;
  readOnly: boolean;
}

/** What belongs to the campaign and what does not. */
export function ScopeStep({ plan, readOnly }: Props) {
  const { t } = useLingui();
  return (
    <div className={styles.fields}>
      <BriefText plan={plan} field="scope_in" label={t`In scope`} readOnly={readOnly} />
      <BriefText
        plan={plan}
        field="scope_out"
        label={t`Out of scope`}
        hint={t`What people might expect, and will not get.`}
        readOnly={readOnly}
      />
    </div>
  );
}

/** How success is measured, and the rules that hold. */
export function MeasurementStep({ plan, readOnly }: Props) {
  const { t } = useLingui();
  return (
    <div className={styles.fields}>
      <BriefText
        plan={plan}
        field="measurement"
        label={t`How it is measured`}
        hint={t`Tracking, coupon codes, a survey; who reads the numbers, how often.`}
        readOnly={readOnly}
      />
      <BriefText
        plan={plan}
        field="standards"
        label={t`Standards`}
        hint={t`Brand, legal, accessibility. Limits of audiences hold by themselves.`}
        readOnly={readOnly}
      />
    </div>
  );
}

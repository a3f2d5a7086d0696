import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { meQuery } from "@/api/me";
import { useLanguage } from "@/i18n/language";
import { formatDay, todayIn } from "@/lib/dates";
import { splitProblem } from "@/lib/form-problem";
import { formatNumber } from "@/lib/numbers";
import { Button } from "@/ui/actions/button";
import { Callout } from "@/ui/feedback/callout";
import { problemText } from "@/ui/feedback/problem-text";
import { useWrite } from "@/ui/feedback/use-write";
import { TextField } from "@/ui/fields/controls";
import { DateField } from "@/ui/fields/date-picker";
import { DataTable } from "@/ui/layout/data-table";
import { PageSection } from "@/ui/layout/page";
import { type Rate, ratesQuery, removeRate, setRate } from "../api";
import { AmountField, useTyped } from "./amount-field";
import styles from "./library.module.css";

const STALE = [["rates"], ["results"], ["program-results"]];

/** Dated rates, without which money of other currencies stands apart. */
export function Rates() {
  const { t } = useLingui();
  const rates = useQuery(ratesQuery).data ?? [];
  const may = useQuery(meQuery).data?.can.includes("set_rate") ?? false;
  const head = [
    { key: "currency", title: t`Currency` },
    { key: "rate", title: t`Is worth` },
    { key: "day", title: t`From` },
    { key: "verbs", title: "" },
  ];
  return (
    <PageSection
      title={t`Currencies`}
      detail={t`A rate holds from its day until the next. Money without a rate is shown apart, never added up.`}
    >
      {rates.length > 0 && (
        <DataTable label={t`Rates of currencies`} head={head}>
          {rates.map((rate) => (
            <RateLine key={rate.id} rate={rate} />
          ))}
        </DataTable>
      )}
      {may && <NewRateForm />}
    </PageSection>
  );
}

function RateLine({ rate }: { rate: Rate }) {
  const { t } = useLingui();
  const language = useLanguage();
  const remove = useWrite(() => removeRate(rate.id), { stale: STALE, done: t`The rate was removed` });
  return (
    <tr>
      <td>{rate.currency}</td>
      <td>
        {formatNumber(Number(rate.rate), language, 8)} {rate.to}
      </td>
      <td>{formatDay(rate.day, language)}</td>
      <td>
        {rate.can.includes("remove_rate") && (
          <Button look="ghost" busy={remove.isPending} onClick={() => remove.mutate()}>{t`Remove`}</Button>
        )}
      </td>
    </tr>
  );
}

function NewRateForm() {
  const { t } = useLingui();
  const { read } = useTyped();
  const [currency, setCurrency] = useState("");
  const [to, setTo] = useState("");
  const [rate, setRateText] = useState("");
  const [day, setDay] = useState<string | null>(todayIn());
  const amount = read(rate);
  const save = useWrite(() => setRate({ currency, to, day: day ?? todayIn(), rate: amount ?? "0" }), {
    stale: STALE,
    quiet: true,
    onDone: () => setRateText(""),
  });
  const fault = splitProblem(save.error, ["currency", "to", "rate"]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (amount) save.mutate();
  };
  const code = (text: string) => text.toUpperCase().slice(0, 3);
  return (
    <form className={styles.rate} onSubmit={submit}>
      <TextField
        label={t`Currency`}
        value={currency}
        faults={fault?.fields.currency}
        placeholder="SEK"
        onChange={(text) => setCurrency(code(text))}
      />
      <AmountField label={t`Is worth`} value={rate} faults={fault?.fields.rate} onChange={setRateText} />
      <TextField
        label={t`In`}
        value={to}
        faults={fault?.fields.to}
        placeholder="EUR"
        onChange={(text) => setTo(code(text))}
      />
      <DateField label={t`From`} value={day} onChange={setDay} />
      <Button
        type="submit"
        busy={save.isPending}
        disabled={!amount || currency.length < 3 || to.length < 3}
      >{t`Add the rate`}</Button>
      {fault?.whole && <Callout tone="now">{problemText(fault.whole)}</Callout>}
    </form>
  );
}

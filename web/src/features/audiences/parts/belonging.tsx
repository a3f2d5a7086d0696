import { useLingui } from "@lingui/react/macro";
import { CellInput } from "@/ui/fields/cell-controls";
import { SelectField } from "@/ui/fields/controls";
import { Tag } from "@/ui/marks/tag";
import { type Audience, type AudienceChanges, useAudiences } from "../api";
import { wordsIn } from "../model";
import styles from "./audiences.module.css";

interface Props {
  audience: Audience;
  readOnly: boolean;
  onSave: (changes: AudienceChanges) => void;
}

/** What an audience is, the profile it belongs to, and its segments. */
export function Belonging({ audience, readOnly, onSave }: Props) {
  const { t } = useLingui();
  const { listed } = useAudiences();
  const profiles = listed.filter(({ id, kind }) => kind === "icp" && id !== audience.id);
  const kinds = [
    { value: "icp" as const, label: t`Customer profile` },
    { value: "persona" as const, label: t`Persona` },
  ];
  return (
    <div className={styles.pair}>
      <SelectField
        label={t`Kind of audience`}
        value={audience.kind}
        choices={kinds}
        disabled={readOnly}
        onChange={(kind) => onSave(kind === "icp" ? { kind, parent_id: null } : { kind })}
      />
      {audience.kind === "persona" && (
        <SelectField
          label={t`Persona of`}
          value={audience.parent_id ?? ""}
          choices={[{ value: "", label: "—" }, ...profiles.map(({ id, name }) => ({ value: id, label: name }))]}
          disabled={readOnly}
          onChange={(id) => onSave({ parent_id: id || null })}
        />
      )}
      <Segments audience={audience} readOnly={readOnly} onSave={onSave} />
    </div>
  );
}

function Segments({ audience, readOnly, onSave }: Props) {
  const { t } = useLingui();
  const { segments } = audience;
  return (
    <div className={styles.labelled}>
      <span className={styles.label}>{t`Segments`}</span>
      <span className={styles.tags}>
        {segments.map((segment) =>
          readOnly ? (
            <Tag key={segment} name={segment} />
          ) : (
            <Tag
              key={segment}
              name={segment}
              onRemove={() => onSave({ segments: segments.filter((each) => each !== segment) })}
            />
          ),
        )}
      </span>
      {!readOnly && (
        <CellInput
          label={t`New segments`}
          placeholder={t`18–24, parents`}
          value=""
          onSave={(typed) => onSave({ segments: [...segments, ...wordsIn(typed)] })}
        />
      )}
    </div>
  );
}

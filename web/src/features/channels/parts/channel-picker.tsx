import { useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Button } from "@/ui/actions/button";
import { ChoicePicker } from "@/ui/fields/choice-picker";
import { Tag } from "@/ui/marks/tag";
import { useChannels } from "../api";
import styles from "./channel-picker.module.css";

interface Props {
  /** Read aloud and shown where one types: whose channels these are. */
  label: string;
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  readOnly?: boolean;
}

/** Channels as labels, with a list to choose them from; those chosen that left the library meanwhile stay. */
export function ChannelPicker({ label, chosen, onChange, readOnly = false }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { listed, byId } = useChannels();
  const shown = chosen.flatMap((id) => byId.get(id) ?? []);
  const without = (id: string) => onChange(chosen.filter((each) => each !== id));
  return (
    <div className={styles.channels}>
      {shown.map(({ id, name }) =>
        readOnly ? <Tag key={id} name={name} /> : <Tag key={id} name={name} onRemove={() => without(id)} />,
      )}
      {!readOnly && (
        <ChoicePicker
          label={label}
          choices={listed.map(({ id, name }) => ({ id, label: name }))}
          chosen={chosen}
          onChange={onChange}
          several
          nothing={t`No channel by that name`}
          open={open}
          onOpenChange={setOpen}
          trigger={
            <Button look="ghost" icon={<IconPlus size={14} />} onClick={() => setOpen(!open)}>
              {t`Choose channels`}
            </Button>
          }
        />
      )}
    </div>
  );
}

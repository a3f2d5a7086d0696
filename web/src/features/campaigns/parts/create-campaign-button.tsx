import { useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { meQuery } from "@/api/me";
import { Button, IconButton } from "@/ui/actions/button";

const CreateCampaignDialog = lazy(() =>
  import("./create-campaign-dialog").then((module) => ({ default: module.CreateCampaignDialog })),
);

/** Opens the way to a new campaign; absent for those who may not create one. */
export function CreateCampaignButton({ compact }: { compact?: boolean }) {
  const { t } = useLingui();
  const { data: me } = useQuery(meQuery);
  const [open, setOpen] = useState(false);
  if (!me?.can.includes("create_campaign") && !me?.can.includes("campaigns.create_campaign")) return null;
  const icon = <IconPlus size={15} stroke={1.8} />;
  return (
    <>
      {compact ? (
        <IconButton label={t`New campaign`} icon={icon} onClick={() => setOpen(true)} />
      ) : (
        <Button look="primary" icon={icon} onClick={() => setOpen(true)}>
          {t`New campaign`}
        </Button>
      )}
      {open && (
        <Suspense>
          <CreateCampaignDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

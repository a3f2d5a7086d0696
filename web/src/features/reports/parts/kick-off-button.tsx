import { useLingui } from "@lingui/react/macro";
import { IconFileText } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { LANGUAGE_NAMES, useLanguage } from "@/i18n/language";
import { LANGUAGES, type Language } from "@/lib/preferences";
import { Button } from "@/ui/actions/button";
import { Menu } from "@/ui/actions/menu";
import { complain } from "@/ui/feedback/complain";
import { fetchKickOff, saveFile } from "../api";

/** Offers the campaign's plan on one page as a PDF, one's own language first. */
export function KickOffButton({ campaignId }: { campaignId: string }) {
  const { t } = useLingui();
  const own = useLanguage();
  const sheet = useMutation({
    mutationFn: (language: Language) => fetchKickOff(campaignId, language),
    onSuccess: saveFile,
    onError: complain,
  });
  const languages = [own, ...LANGUAGES.filter((each) => each !== own)];
  const entries = languages.map((each) => ({
    id: each,
    label: LANGUAGE_NAMES[each],
    run: () => sheet.mutate(each),
  }));
  return (
    <Menu
      trigger={
        <Button look="ghost" icon={<IconFileText size={15} stroke={1.7} />} busy={sheet.isPending}>
          {t`Kick-off sheet`}
        </Button>
      }
      sections={[{ id: "languages", title: t`PDF, one page`, entries }]}
      position="bottom-end"
    />
  );
}

import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { meKey, meQuery } from "@/api/me";
import { LANGUAGE_NAMES, useLanguage } from "@/i18n/language";
import { type Density, LANGUAGES, type Language, preferences, type Theme, updatePreferences } from "@/lib/preferences";
import { asProblem } from "@/lib/problem";
import { useStore } from "@/lib/store";
import { showToast } from "@/lib/toasts";
import { Segmented } from "@/ui/actions/segmented";
import { problemText } from "@/ui/feedback/problem-text";
import { CheckField, SelectField } from "@/ui/fields/controls";
import { InlineText } from "@/ui/fields/inline-text";
import { PageBody, PageSection } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { updateMe } from "../api";
import styles from "./your-settings.module.css";

/** Saves one's own settings; here they take effect at once, and are taken back to other browsers by the server. */
function useUpdateMe() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: updateMe,
    onSuccess: () => queries.invalidateQueries({ queryKey: meKey }),
    onError: (error) => {
      const problem = asProblem(error);
      if (problem) showToast({ text: problemText(problem), tone: "failed" });
    },
  });
}

/** What concerns the person alone: name, language, looks, keyboard. */
export function YourSettingsPage() {
  const { t } = useLingui();
  const { person } = useSuspenseQuery(meQuery).data;
  const save = useUpdateMe();
  return (
    <>
      <PageHeader title={t`Your settings`} />
      <PageBody measure>
        <PageSection title={t`You`} detail={person.email}>
          <div>
            <InlineText
              label={t`Your name`}
              size="title"
              value={person.name}
              onSave={(name) => save.mutate({ name })}
            />
          </div>
        </PageSection>
        <LooksSection
          onLanguage={(language) => save.mutate({ language })}
          onTheme={(theme) => save.mutate({ theme })}
        />
        <KeyboardSection />
        <MoreSection />
      </PageBody>
    </>
  );
}

interface LooksProps {
  onLanguage: (language: Language) => void;
  onTheme: (theme: Theme) => void;
}

function LooksSection({ onLanguage, onTheme }: LooksProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const { theme, density } = useStore(preferences);
  const chooseLanguage = (chosen: Language) => {
    updatePreferences({ language: chosen });
    onLanguage(chosen);
  };
  const chooseTheme = (chosen: Theme) => {
    updatePreferences({ theme: chosen });
    onTheme(chosen);
  };
  const themes = [
    { value: "light", label: t`Light` },
    { value: "dark", label: t`Dark` },
    { value: "auto", label: t`Like the system` },
  ] as const;
  const densities: { value: Density; label: string }[] = [
    { value: "compact", label: t`Compact` },
    { value: "regular", label: t`Regular` },
    { value: "comfortable", label: t`Comfortable` },
  ];
  const choices = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));
  return (
    <PageSection title={t`Language and looks`}>
      <div className={styles.narrow}>
        <SelectField label={t`Language`} value={language} choices={choices} onChange={chooseLanguage} />
      </div>
      <div>
        <Segmented titled label={t`Appearance`} value={theme} segments={themes} onChange={chooseTheme} />
      </div>
      <div>
        <Segmented
          titled
          label={t`Row height`}
          value={density}
          segments={densities}
          onChange={(chosen) => updatePreferences({ density: chosen })}
        />
      </div>
    </PageSection>
  );
}

function KeyboardSection() {
  const { t } = useLingui();
  const { singleKeys } = useStore(preferences);
  return (
    <PageSection title={t`Keyboard`}>
      <CheckField
        label={t`Single keys do something (turn off when you speak to your computer)`}
        checked={singleKeys}
        onChange={(on) => updatePreferences({ singleKeys: on })}
      />
    </PageSection>
  );
}

/** Ways to the settings that have a page of their own. */
function MoreSection() {
  const { t } = useLingui();
  const { can } = useSuspenseQuery(meQuery).data;
  const workspace: string = "/settings/workspace";
  return (
    <PageSection title={t`More settings`}>
      <ul className={styles.more}>
        <li>
          <Link to={workspace}>{t`Workspace`}</Link>
        </li>
        <li>
          <Link to="/settings/sessions">{t`Where you are signed in`}</Link>
        </li>
        {can.includes("create_token") && (
          <li>
            <Link to="/settings/tokens">{t`API tokens`}</Link>
          </li>
        )}
        {can.includes("list_audit") && (
          <li>
            <Link to="/audit">{t`History`}</Link>
          </li>
        )}
      </ul>
    </PageSection>
  );
}

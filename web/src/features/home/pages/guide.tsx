import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useUrlText } from "@/lib/url-state";
import { PageBody } from "@/ui/layout/page";
import { PageHeader } from "@/ui/layout/page-header";
import { Written } from "@/ui/marks/written";
import { guideQuery } from "../api";
import styles from "./guide.module.css";

/** A page of the guide, from the product itself. */
export function GuidePage() {
  const { t } = useLingui();
  const [page] = useUrlText("page", "README");
  const { data } = useSuspenseQuery(guideQuery(page));
  const lead = page === "README" ? undefined : <Link to="/guide">{t`Guide`}</Link>;
  return (
    <>
      <PageHeader lead={lead} title={data.title} />
      <PageBody>
        <article className={styles.words}>
          <Written html={data.html} />
        </article>
      </PageBody>
    </>
  );
}

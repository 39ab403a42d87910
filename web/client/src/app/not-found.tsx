import type { ReactNode } from "react";
import { Link } from "../components/link";
import { Page } from "../components/page";
import { t } from "../lib/i18n/t";
import { paths } from "../lib/router";

export function NotFound(): ReactNode {
  return (
    <Page title={t("notFound.title")} width="narrow">
      <div className="stack">
        <h1>{t("notFound.title")}</h1>
        <p>{t("notFound.text")}</p>
        <Link href={paths.home} className="button">
          {t("notFound.home")}
        </Link>
      </div>
    </Page>
  );
}

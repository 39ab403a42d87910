import "../../lib/i18n/staff-sentences";
import { type ReactNode, useEffect } from "react";
import { Link } from "../../components/link";
import { Notice } from "../../components/notice";
import { Page } from "../../components/page";
import { t } from "../../lib/i18n/t";
import { paths } from "../../lib/router";
import { useConsole } from "../../lib/use-console";

/** As whom somebody was on a screen that has ended. */
type Part = "person" | "staff" | "board";

/** A screen that ended with nowhere else to go: why, and the way in. */
export default function PartedScreen({ part }: { part: Part | "signed-out" }): ReactNode {
  useRest();
  return part === "signed-out" ? (
    <SignedOut />
  ) : (
    <Page title={t("parted.title")} width="narrow">
      <div className="stack stack-wide">
        <h1>{t("parted.title")}</h1>
        <Notice tone="warn" role="alert">
          {t(`parted.${part}`)}
        </Notice>
        {part === "person" ? (
          <Link href={paths.join} className="button button-primary button-block">
            {t("parted.join")}
          </Link>
        ) : (
          <Link href={paths.home} className="button button-block">
            {t("parted.start")}
          </Link>
        )}
      </div>
    </Page>
  );
}

/** Whoever held the staff link and holds it no more, on whichever of its screens. */
function SignedOut(): ReactNode {
  useEffect(() => {
    // The staff link pasted into this very tab changes the fragment alone, and a browser then loads nothing.
    const again = () => location.reload();
    window.addEventListener("hashchange", again);
    return () => window.removeEventListener("hashchange", again);
  }, []);
  return (
    <Page title={t("signedOut.title")} width="narrow">
      <div className="stack stack-wide">
        <h1>{t("signedOut.title")}</h1>
        <Notice tone="warn" role="alert">
          {t("signedOut.text")}
        </Notice>
        {/* A fresh page: no copy of a view stays in memory. */}
        <a href={paths.home} className="button button-block">
          {t("parted.start")}
        </a>
      </div>
    </Page>
  );
}

/** Nobody knocks at the hub who is not let in. */
function useRest(): void {
  const { connection } = useConsole();
  useEffect(() => connection.rest(), [connection]);
}

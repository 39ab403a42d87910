import { type ReactNode, useEffect } from "react";
import { t } from "../lib/i18n/t";
import { paths } from "../lib/router";
import { Icon } from "./icon";
import { Link } from "./link";
import { LiveRegion } from "./live-region";
import { Stamp } from "./stamp";

type PageProps = { title: string; width?: "narrow" | "plain" | "wide"; head?: ReactNode; children: ReactNode };

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${t("app.name")}`;
  }, [title]);
}

export function Wordmark(): ReactNode {
  return (
    <Link href={paths.home} className="wordmark">
      <Icon name="table" size={22} />
      {t("app.name")}
    </Link>
  );
}

/** A quiet page around one thing to do. */
export function Page({ title, width = "plain", head, children }: PageProps): ReactNode {
  useTitle(title);
  return (
    <div className={`page page-${width}`}>
      <header className="page-head">
        <Wordmark />
        <span className="row">
          {head}
          <Stamp />
        </span>
      </header>
      <main className="page-main" id="main">
        {children}
      </main>
      <LiveRegion />
    </div>
  );
}

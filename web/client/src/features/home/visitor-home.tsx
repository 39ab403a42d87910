import type { ReactNode } from "react";
import { Link } from "../../components/link";
import { t } from "../../lib/i18n/t";
import { infoPath } from "../../lib/places";
import { paths } from "../../lib/router";
import { useSession } from "../../lib/use-session";

/** Somebody without the staff link: the way in is a code. */
export function VisitorHome(): ReactNode {
  const mine = useSession()?.streams ?? [];
  return (
    <div className="stack stack-wide">
      <header className="stack">
        <h1>{t("home.visitorTitle")}</h1>
        <p className="soft">{t("home.visitorText")}</p>
      </header>
      <Link href={paths.join} className="button button-primary button-block">
        {t("home.join")}
      </Link>
      {mine.length > 0 && (
        <section className="stack" aria-labelledby="back-title">
          <h2 id="back-title">{t("home.back")}</h2>
          <ul className="resume-list">
            {mine.map((info) => (
              <li key={info.stream}>
                <Link href={infoPath(info)} className="resume">
                  <strong dir="auto">{info.title}</strong>
                  <span className="soft small">{t(`home.kind.${info.kind}`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="soft small">{t("home.staffLink")}</p>
    </div>
  );
}

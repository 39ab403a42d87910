import type { ReactNode } from "react";
import { Link } from "../../components/link";
import { t } from "../../lib/i18n/t";
import { infoPath, placesBack } from "../../lib/places";
import { paths } from "../../lib/router";
import { useSession } from "../../lib/use-session";
import type { StreamInfo } from "../../wire/wire.generated";

/** Somebody without the staff link: whoever was here goes back to where they were, everybody else comes in with a code. */
export function VisitorHome(): ReactNode {
  const back = placesBack(useSession()?.streams ?? []);
  const only = back.length === 1 ? back[0] : undefined;
  return (
    <div className="stack stack-wide">
      <header className="stack">
        <h1>{t("home.visitorTitle")}</h1>
        {back.length === 0 && <p className="soft">{t("home.visitorText")}</p>}
      </header>
      {only && <OnlyWay info={only} />}
      {back.length > 1 && (
        <section className="stack" aria-labelledby="back-title">
          <h2 id="back-title">{t("home.back")}</h2>
          <ul className="resume-list">
            {back.map((info) => (
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
      <Link
        href={paths.join}
        className={back.length > 0 ? "button button-block" : "button button-primary button-block"}
      >
        {t("home.join")}
      </Link>
      <p className="soft small">{t("home.staffLink")}</p>
    </div>
  );
}

function OnlyWay({ info }: { info: StreamInfo }): ReactNode {
  return (
    <section className="card stack" aria-labelledby="back-title">
      <h2 id="back-title" dir="auto">
        {info.title}
      </h2>
      <Link href={infoPath(info)} className="button button-primary button-block">
        {t(`home.backTo.${info.kind}`)}
      </Link>
    </section>
  );
}

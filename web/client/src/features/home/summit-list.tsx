import { type ReactNode, useEffect, useState } from "react";
import { Link } from "../../components/link";
import { locale, t, tn } from "../../lib/i18n/t";
import { paths } from "../../lib/router";
import { call } from "../../lib/server";
import type { SummitSummary } from "../../wire/wire.generated";

/** The summits there are; nothing where there is none. */
export function SummitList(): ReactNode {
  const [summits, setSummits] = useState<readonly SummitSummary[]>([]);
  useEffect(() => {
    call<SummitSummary[]>("GET", "/api/summits")
      .then(setSummits)
      .catch(() => undefined);
  }, []);
  if (summits.length === 0) {
    return null;
  }

  return (
    <section className="stack" aria-labelledby="summits-title">
      <h2 id="summits-title">{t("summits.title")}</h2>
      <ul className="resume-list">
        {summits
          .toSorted((a, b) => b.createdWallMs - a.createdWallMs)
          .map((one) => (
            <li key={one.summit} className="card stack">
              <div>
                <strong dir="auto">{one.title}</strong>
                <p className="small soft">
                  {tn("summits.tables", one.tables)} · {created(one.createdWallMs)} · {t("home.code")}{" "}
                  <span className="code">{one.code}</span>
                </p>
              </div>
              <div className="row">
                <Link href={paths.summit(one.summit)} className="button button-small">
                  {t("summits.open")}
                  <span className="hidden">: {one.title}</span>
                </Link>
              </div>
            </li>
          ))}
      </ul>
    </section>
  );
}

const created = (wallMs: number) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(wallMs);

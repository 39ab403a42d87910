import type { ReactNode } from "react";
import { Link } from "../../components/link";
import { Empty } from "../../components/notice";
import { locale, t } from "../../lib/i18n/t";
import { infoPath } from "../../lib/places";
import type { ExerciseSummary } from "../../wire/wire.generated";

export function ResumeList({ exercises }: { exercises: readonly ExerciseSummary[] }): ReactNode {
  const newest = exercises.toSorted((a, b) => b.createdWallMs - a.createdWallMs);
  return (
    <section className="stack" aria-labelledby="resume-title">
      <h2 id="resume-title">{t("home.resume")}</h2>
      {newest.length === 0 && <Empty>{t("home.noneYet")}</Empty>}
      <ul className="resume-list">
        {newest.map((one) => (
          <li key={one.exercise} className="card stack">
            <div>
              <strong dir="auto">{one.title}</strong>
              <p className="small soft">
                {stage(one.stage)} · {created(one.createdWallMs)} · {t("home.code")}{" "}
                <span className="code">{one.code}</span>
              </p>
            </div>
            <div className="row">
              {one.streams.map((info) => (
                <Link key={info.stream} href={infoPath(info)} className="button button-small">
                  {t(`home.open.${info.kind}`)}
                  <span className="hidden">: {one.title}</span>
                </Link>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const created = (wallMs: number) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(wallMs);

function stage(name: string): string {
  switch (name) {
    case "lobby":
    case "play":
    case "ended":
    case "sealed":
      return t(`stage.${name}`);
    default:
      return name;
  }
}

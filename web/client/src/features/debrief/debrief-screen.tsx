import type { ReactNode } from "react";
import { Inserted } from "../../components/inserted";
import { Link } from "../../components/link";
import { Empty } from "../../components/notice";
import { Page } from "../../components/page";
import { Timeline } from "../../components/timeline/timeline";
import { t } from "../../lib/i18n/t";
import { infoPath } from "../../lib/places";
import { useView } from "../../lib/use-console";
import { useStreamInfo } from "../../lib/use-session";

/** What happened, who did it, and what the city did about it. */
export default function DebriefScreen(): ReactNode {
  const view = useView();
  const info = useStreamInfo();
  const clock = view.clock[0];
  const over = clock?.stage === "ended" || clock?.stage === "sealed";
  return (
    <Page title={t("debrief.title")} width="wide">
      <div className="stack stack-wide">
        <header className="row spread">
          <div>
            <p className="eyebrow">
              {t("debrief.title")} · <Inserted>{view.scenario[0]?.title}</Inserted>
            </p>
            <h1 dir="auto">{clock?.ending ?? (over ? t("after.ended") : t("debrief.running"))}</h1>
          </div>
          {info && (
            <Link href={infoPath(info)} className="button">
              {t("debrief.back")}
            </Link>
          )}
        </header>
        {view.timeline.length > 0 ? <Timeline /> : <Empty>{over ? t("after.noStory") : t("debrief.notYet")}</Empty>}
      </div>
    </Page>
  );
}

import "./projector.css";
import "../../lib/i18n/staff-sentences";
import "../../components/feed.css";
import type { ReactNode } from "react";
import { CityStrip } from "../../components/city-strip";
import { FeedEntry } from "../../components/feed-entry";
import { Inserted } from "../../components/inserted";
import { LinkState } from "../../components/link-state";
import { useTitle } from "../../components/page";
import { StreamStamp } from "../../components/stamp";
import { StopOverlay } from "../../components/stop-overlay";
import { StoryClock } from "../../components/story-clock";
import { forTheRoom } from "../../lib/feed";
import { t } from "../../lib/i18n/t";
import { Markdown } from "../../lib/markdown";
import { useView } from "../../lib/use-console";
import { JoinBoard, LateBoard } from "./join-board";
import { RoomStory } from "./room-story";

/** What the whole room may see, readable from the last row. */
export default function ProjectorScreen(): ReactNode {
  const view = useView();
  const clock = view.clock[0];
  const scenario = view.scenario[0];
  const phase = view.phase[0];
  useTitle(t("projector.title"));
  const newest = view.feed.toReversed().sort((a, b) => b.atMs - a.atMs);
  const debrief = clock?.debriefOpen && view.timeline.length > 0;
  return (
    <div className="projector">
      <header className="projector-head">
        <div>
          <h1>
            <Inserted>{scenario?.title}</Inserted>
          </h1>
          {scenario?.city && (
            <p className="soft">
              <Inserted>{scenario.city}</Inserted>
            </p>
          )}
        </div>
        <span className="projector-state">
          <LinkState />
          <StreamStamp />
        </span>
      </header>
      <main className="projector-main" id="main">
        {clock?.stage === "lobby" && <JoinBoard />}
        {clock?.stage === "play" && (
          <>
            <section className="projector-clock" aria-label={t("clock.storyTime")}>
              <StoryClock />
              {phase && (
                <p className="projector-phase">
                  {t("projector.phase", { n: phase.number, of: phase.of })} <Inserted>{phase.title}</Inserted>
                </p>
              )}
              {view.body.map((body) => (
                <p key={body.id} className="projector-phase">
                  <Inserted>{body.title}</Inserted>: {t(`body.${body.state}`)}
                </p>
              ))}
              <CityStrip trail={140} />
              {view.indicators.length === 0 && newest.length > 0 && scenario && (
                <div className="projector-about soft">
                  <Markdown text={scenario.summary.split(/\n\s*\n/)[0] ?? ""} />
                </div>
              )}
            </section>
            <section className="projector-feed" aria-label={t("projector.feed")}>
              {forTheRoom(newest).map((item) => (
                <FeedEntry key={item.id} item={item} veiled={t("projector.hidden")} />
              ))}
              {newest.length === 0 && scenario && <Markdown text={scenario.summary} />}
            </section>
          </>
        )}
        {(clock?.stage === "ended" || clock?.stage === "sealed") && (
          <section className="stack stack-wide projector-end">
            <p className="eyebrow">{t("after.over")}</p>
            <p className="projector-ending" dir="auto">
              {clock.ending ?? t("after.ended")}
            </p>
            {clock.endingText && (
              <div className="projector-told">
                <Markdown text={clock.endingText} />
              </div>
            )}
            {debrief ? <RoomStory /> : <p className="soft">{t("projector.ownStory")}</p>}
          </section>
        )}
      </main>
      {clock?.stage === "play" && scenario?.lobbyOpen && <LateBoard />}
      <StopOverlay />
    </div>
  );
}

import "./seat.css";
import "../../components/feed.css";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { BeforeYouBegin } from "../../components/before-you-begin";
import { Button } from "../../components/button";
import { LiveRegion } from "../../components/live-region";
import { Notice } from "../../components/notice";
import { useTitle } from "../../components/page";
import { StopOverlay } from "../../components/stop-overlay";
import { addressed } from "../../lib/feed";
import { t } from "../../lib/i18n/t";
import { useNotesRead } from "../../lib/notes-read";
import { useView } from "../../lib/use-console";
import { useIsWide } from "../../lib/use-media";
import { useMySeat } from "../../lib/use-session";
import { AgreedNotices } from "./agreed-notice";
import { AloneBar } from "./alone-bar";
import { KnowPanel } from "./know-panel";
import { MePanel } from "./me-panel";
import { ClosedAsks, NowPanel, OpenAsks, openAsks, SeatNews } from "./now-panel";
import { RewoundNotice } from "./rewound-notice";
import { RoleCard } from "./role-card";
import { SeatHead } from "./seat-head";
import { type Tab, TabBar } from "./tab-bar";
import { useUnseen } from "./use-unseen";

// Not part of the first load: fetched right after it, so that it is here when the network goes.
const loadPeople = () => import("./people-panel");
const PeoplePanel = lazy(() => loadPeople().catch(() => ({ default: NotLoaded })));
const loadDo = () => import("./do-panel");
const DoPanel = lazy(() => loadDo().catch(() => ({ default: NotLoaded })));

// Nobody needs it before the end.
const AfterPlay = lazy(() => import("./after-play"));

/** A seat, once its holder has read what the exercise contains: a badge or the staff seat people who never saw the lobby. */
export default function SeatScreen(): ReactNode {
  const view = useView();
  const [read, keepRead] = useNotesRead();
  const role = view.mine.find((item) => item.id === "role");
  useTitle(role?.title ?? t("seat.title"));
  useEffect(() => void Promise.allSettled([loadPeople(), loadDo()]), []);
  if (read || (view.scenario[0]?.contentNotes ?? []).length === 0) {
    return <Playing />;
  }

  return (
    <div className="seat">
      <h1 className="hidden">{role?.title ?? t("seat.title")}</h1>
      <SeatHead />
      <main className="seat-main stack" id="main">
        <BeforeYouBegin read={read} onRead={keepRead} />
      </main>
      <StopOverlay />
      <LiveRegion />
    </div>
  );
}

/** A seat at the table, on a phone held in one hand; on a desk the question stays beside the rest. */
function Playing(): ReactNode {
  const view = useView();
  const seat = useMySeat();
  const wide = useIsWide();
  const stage = view.clock[0]?.stage ?? "lobby";
  const [tab, setTab] = useState<Tab>(stage === "lobby" ? "me" : "now");
  const [visit, setVisit] = useState(0);
  const playing = stage === "play";
  const over = stage === "ended" || stage === "sealed";
  useEffect(() => {
    // What play begins with is there, and how it ended.
    if (playing || over) {
      setTab("now");
    }
  }, [playing, over]);

  // Picking a section again begins it again: out of a thread, back to all seats.
  const pick = (next: Tab) => {
    setTab(next);
    setVisit(visit + 1);
    window.scrollTo(0, 0);
  };

  return (
    <div className="seat">
      <SeatHead onRole={() => pick("me")} />
      <TabBar active={tab} counts={useCounts(tab, seat)} onPick={pick} />
      <main className="seat-main stack" id="main" data-tab={tab}>
        <AloneBar />
        <RewoundNotice />
        <AgreedNotices />
        {stage === "lobby" && <p className="notice notice-accent">{t("seat.waiting")}</p>}
        <Suspense fallback={<p role="status">{t("watch.loading")}</p>}>
          {tab === "now" && (over ? <AfterPlay /> : <NowPanel asks={!wide} />)}
          {tab === "know" && <KnowPanel />}
          {tab === "do" && <DoPanel seat={seat} />}
          {tab === "people" && <PeoplePanel key={visit} seat={seat} />}
          {tab === "me" && <MePanel />}
        </Suspense>
      </main>
      {wide && (
        <aside className="seat-aside stack" aria-label={t("ask.asked")}>
          <OpenAsks />
          {tab !== "me" && <RoleCard />}
          <ClosedAsks />
        </aside>
      )}
      <StopOverlay />
      <SeatNews seat={seat} />
      <LiveRegion />
    </div>
  );
}

/** A part of the program that did not come over a bad network; a fresh page fetches it. */
function NotLoaded(): ReactNode {
  return (
    <Notice>
      <p>{t("error.part")}</p>
      <Button small onClick={() => location.reload()}>
        {t("error.reload")}
      </Button>
    </Notice>
  );
}

function useCounts(tab: Tab, seat: string): Partial<Record<Tab, number>> {
  const view = useView();
  const news = useUnseen(
    addressed(view.feed).map((item) => item.id),
    tab === "now",
  );
  // What one was told counts as knowledge, once, however many tell it.
  const arrived = view.messages.filter((m) => m.to === seat && m.arrived && m.kind !== "share");
  return {
    now: openAsks(view).length + news,
    know: useUnseen(
      view.facts.map((fact) => fact.id),
      tab === "know",
    ),
    people: useUnseen(
      arrived.map((message) => message.id),
      tab === "people",
    ),
  };
}

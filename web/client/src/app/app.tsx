import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from "react";
import { LeftWords } from "../components/left-words";
import { Page } from "../components/page";
import { Watch } from "../components/watch";
import { t } from "../lib/i18n/t";
import { infoPath } from "../lib/places";
import { hasBadge, navigate, paths, placeOf, usePathname } from "../lib/router";
import { infoOf, refreshSession, session } from "../lib/session";
import type { SessionReply, StreamInfo } from "../wire/wire.generated";
import { NotFound } from "./not-found";
import { useSignedOut } from "./use-signed-out";

// Where somebody is put out; no part of the first load.
const PartedScreen = lazy(() => import("../features/parted/parted-screen"));
const BadgeDoor = lazy(() => import("../features/join/badge-door"));
const HallScreen = lazy(() => import("../features/hall/hall-screen"));
const SummitScreen = lazy(() => import("../features/summit/summit-screen"));
const BadgesScreen = lazy(() => import("../features/summit/badges-screen"));
const HomeScreen = lazy(() => import("../features/home/home-screen"));
const JoinScreen = lazy(() => import("../features/join/join-screen"));
const LobbyScreen = lazy(() => import("../features/lobby/lobby-screen"));
const SeatScreen = lazy(() => import("../features/seat/seat-screen"));
const FacilitatorScreen = lazy(() => import("../features/facilitator/facilitator-screen"));
const ProjectorScreen = lazy(() => import("../features/projector/projector-screen"));
const BoardDoor = lazy(() => import("../features/projector/board-door"));
const DebriefScreen = lazy(() => import("../features/debrief/debrief-screen"));

export function App(): ReactNode {
  const { screen, stream } = placeOf(usePathname());
  const out = useSignedOut();
  return (
    <>
      <LeftWords />
      <Suspense fallback={<Loading />}>{out ? <PartedScreen part="signed-out" /> : shown(screen, stream)}</Suspense>
    </>
  );
}

function shown(screen: string, stream: string | undefined): ReactNode {
  return stream === undefined
    ? door(screen)
    : (ofSummit(screen, stream) ?? <Inside key={stream} screen={screen} stream={stream} />);
}

function door(screen: string): ReactNode {
  switch (screen) {
    case "":
      return hasBadge() ? <BadgeDoor /> : <HomeScreen />;
    case "join":
      return <JoinScreen />;
    case "projector":
      return <BoardDoor />;
    default:
      return <NotFound />;
  }
}

/** What shows a summit watches no stream. */
function ofSummit(screen: string, summit: string): ReactNode {
  switch (screen) {
    case "hall":
      return <HallScreen summit={summit} />;
    case "summit":
      return <SummitScreen summit={summit} />;
    case "badges":
      return <BadgesScreen summit={summit} />;
    default:
      return undefined;
  }
}

function Inside({ screen, stream }: { screen: string; stream: string }): ReactNode {
  const [parted, setParted] = useState(false);
  const leave = useCallback(() => void afterGone(stream).then((place) => setParted(!place)), [stream]);
  const inner = inside(screen);
  useEffect(() => {
    // The tables of a summit are made after its maker's session was asked for.
    if (session.get() && !infoOf(session.get(), stream)) {
      refreshSession().catch(() => undefined);
    }
  }, [stream]);
  if (parted) {
    return <PartedScreen part={partOn(screen)} />;
  }

  return inner ? (
    <Watch stream={stream} onGone={leave}>
      {inner}
    </Watch>
  ) : (
    <NotFound />
  );
}

function inside(screen: string): ReactNode {
  switch (screen) {
    case "lobby":
      return <LobbyScreen />;
    case "seat":
      return <SeatScreen />;
    case "facilitator":
      return <FacilitatorScreen />;
    case "projector":
      return <ProjectorScreen />;
    case "debrief":
      return <DebriefScreen />;
    default:
      return undefined;
  }
}

/** As whom somebody was on a screen. */
function partOn(screen: string): "person" | "staff" | "board" {
  return screen === "facilitator" ? "staff" : screen === "projector" ? "board" : "person";
}

/**
 * A stream that ended: the person was moved, removed, or took a seat. The session knows where they are now.
 * @returns Whether they are anywhere: then they are shown it.
 */
async function afterGone(stream: string): Promise<boolean> {
  const before = infoOf(session.get(), stream);
  const path = await refreshSession()
    .then((reply) => {
      const place = newPlace(
        reply.streams.filter((info) => info.stream !== stream && (!before || info.exercise === before.exercise)),
      );
      return place ? infoPath(place) : otherTable(reply, before);
    })
    .catch(() => undefined);
  if (path) {
    navigate(path, { replace: true });
  }

  return path !== undefined;
}

/** At a summit, whoever was given another table goes there by its lobby; whoever was taken out of this one does not come back by it. */
async function otherTable(reply: SessionReply, before: StreamInfo | undefined): Promise<string | undefined> {
  const summit = reply.summits?.at(-1)?.summit;
  if (!summit || before?.table === undefined) {
    return undefined;
  }

  const { lobbyOf } = await import("../features/hall/hall");
  const { table } = await lobbyOf(summit);
  return table > 0 && table !== before.table ? paths.hall(summit) : undefined;
}

function newPlace(streams: readonly StreamInfo[]): StreamInfo | undefined {
  return streams.findLast((info) => info.kind === "seat") ?? streams.findLast((info) => info.kind === "lobby");
}

function Loading(): ReactNode {
  return (
    <Page title={t("watch.loading")} width="narrow">
      <p role="status">{t("watch.loading")}</p>
    </Page>
  );
}

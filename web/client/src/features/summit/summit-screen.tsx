import "./summit.css";
import "../../lib/i18n/staff-sentences";
import "../../lib/i18n/summit-sentences";
import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { Inserted } from "../../components/inserted";
import { Link } from "../../components/link";
import { Notice } from "../../components/notice";
import { Page } from "../../components/page";
import { t } from "../../lib/i18n/t";
import { paths } from "../../lib/router";
import { sentenceOf } from "../../lib/server";
import type { OrderTables, SummitView } from "../../wire/wire.generated";
import { order } from "./api";
import { awaitsDebrief, type Opened, SummitDialogs } from "./dialogs";
import { Roster } from "./roster";
import { type Seen, useSummit } from "./use-summit";
import { WallTable } from "./wall-table";

/** The wall: all tables side by side, and what is said to all of them. */
export default function SummitScreen({ summit }: { summit: string }): ReactNode {
  const seen = useSummit(summit);
  const { view } = seen;
  return (
    <Page title={view?.title ?? t("summit.title")} width="wide">
      {seen.state === "gone" && <Notice tone="bad">{t("summit.gone")}</Notice>}
      {seen.state === "offline" && (
        <Notice tone="warn" role="status">
          {t("summit.offline")}
        </Notice>
      )}
      {!view && seen.state === "opening" && <p role="status">{t("watch.loading")}</p>}
      {view && seen.state !== "gone" && <Wall summit={summit} view={view} seen={seen} />}
    </Page>
  );
}

type WallProps = { summit: string; view: SummitView; seen: Seen };

function Wall({ summit, view, seen }: WallProps): ReactNode {
  const [opened, setOpened] = useState<Opened>();
  const [words, setWords] = useState("");
  const [said, setSaid] = useState<{ readonly good: boolean; readonly text: string }>();
  const send = async (wish: Omit<OrderTables, "id">) => {
    let sent = false;
    try {
      const receipt = await order(summit, wish);
      sent = receipt.accepted;
      setSaid({ good: sent, text: sent ? t("summit.sent") : (receipt.sentence ?? t("summit.notSent")) });
    } catch (error) {
      setSaid({ good: false, text: sentenceOf(error, "summit.notSent") });
    }

    // What was typed waits in its dialog until it has gone.
    if (sent && wish.words) {
      setWords("");
    }

    await seen.look();
  };
  return (
    <div className="stack stack-wide">
      <header className="row spread">
        <div>
          <p className="eyebrow">{t("summit.title")}</p>
          <h1>
            <Inserted>{view.title}</Inserted>
          </h1>
        </div>
        <Together view={view} open={setOpened} send={send} summit={summit} />
      </header>
      {said && (
        <Notice tone={said.good ? "good" : "bad"} icon={said.good ? "check" : "warn"} role="status">
          {said.text}
        </Notice>
      )}
      <section aria-labelledby="wall-title">
        <h2 id="wall-title" className="hidden">
          {t("summit.tables")}
        </h2>
        <ul className="wall">
          {view.tables.map((table) => (
            <WallTable key={table.number} table={table} nowMs={view.nowMs} />
          ))}
        </ul>
      </section>
      <Roster summit={summit} view={view} seen={seen} />
      {opened && (
        <SummitDialogs
          opened={opened}
          view={view}
          people={seen.people}
          words={words}
          onWords={setWords}
          send={send}
          onClose={() => setOpened(undefined)}
        />
      )}
    </div>
  );
}

type TogetherProps = {
  summit: string;
  view: SummitView;
  open: (opened: Opened) => void;
  send: (wish: Omit<OrderTables, "id">) => Promise<void>;
};

/** One button for all tables. */
function Together({ summit, view, open, send }: TogetherProps): ReactNode {
  const waits = view.tables.some((table) => table.stage === "lobby" && !table.damaged);
  const plays = view.tables.some((table) => table.stage === "play");
  // When the program was away it has stopped every table, and nobody goes round to let each go on.
  const stopped = view.tables.some(
    (table) => table.stage === "play" && table.stops.some((stop) => stop.bySummit || stop.reason === "dark"),
  );
  const closed = view.tables.some(awaitsDebrief);
  return (
    <div className="row">
      {waits && (
        <Button look={plays ? "plain" : "primary"} onClick={() => open("start")}>
          <Icon name="play" size={16} />
          {t("summit.start")}
        </Button>
      )}
      {/* Also during a pause: an emergency may come in the lunch break. */}
      {plays && (
        <Button onClick={() => open("stop")}>
          <Icon name="pause" size={16} />
          {t("summit.stop")}
        </Button>
      )}
      {stopped && (
        <Button look="primary" onClick={() => void send({ order: "go-on" })}>
          <Icon name="play" size={16} />
          {t("summit.goOn")}
        </Button>
      )}
      {closed && !plays && (
        <Button look="primary" onClick={() => open("debrief")}>
          {t("summit.debrief")}
        </Button>
      )}
      <Button onClick={() => open("announce")}>
        <Icon name="announcement" size={16} />
        {t("summit.announce")}
      </Button>
      <Button onClick={() => open("invite")}>
        <Icon name="people" size={16} />
        {t("summit.invite")}
      </Button>
      <Link href={paths.badges(summit)} className="button">
        {t("summit.badges")}
      </Link>
      {/* Last, away from what is pressed in a hurry. */}
      {plays && (
        <Button look="danger" onClick={() => open("end")}>
          <Icon name="flag" size={16} />
          {t("summit.end")}
        </Button>
      )}
    </div>
  );
}

import type { ReactNode } from "react";
import { Inserted } from "../../components/inserted";
import { Empty } from "../../components/notice";
import { Said } from "../../components/said";
import { t } from "../../lib/i18n/t";
import { Markdown, plain } from "../../lib/markdown";
import { storyTime } from "../../lib/story";
import { usePending, useView } from "../../lib/use-console";
import type { CommandBody, FactItem, MessageItem, SeatItem } from "../../wire/wire.generated";
import { Composer } from "./composer";
import { WhoSits } from "./who-sits";

/** Somebody waits for an answer of this seat's. */
export const waitsFor = (m: MessageItem, seat: string): boolean =>
  (m.kind === "consultation" || m.kind === "request") && m.open && m.arrived && m.to === seat;

/** All talk with one other seat, oldest first, and the words to send next. */
export function Thread({ seat, other }: { seat: string; other: SeatItem }): ReactNode {
  const { messages, clock } = useView();
  const when = (m: MessageItem) => (m.from === seat ? m.sentMs : m.arrivesMs);
  const talk = messages
    .filter((m) => (m.from === other.id && m.to === seat) || (m.from === seat && m.to === other.id))
    .sort((a, b) => when(a) - when(b));
  const owed = talk.filter((m) => waitsFor(m, seat)).map((m) => m.kind);
  const asking = talk.some((m) => m.kind === "consultation" && m.open && m.from === seat);
  return (
    <>
      <p className="soft small">
        <WhoSits seat={other} />
      </p>
      <ol className="thread">
        {talk.map((message) => (
          <Message key={message.id} message={message} mine={message.from === seat} />
        ))}
        <Unsent other={other.id} />
      </ol>
      {talk.length === 0 && <Empty>{t("thread.nothing")}</Empty>}
      {clock[0]?.stage === "play" && <Composer other={other} owed={owed} asking={asking} />}
    </>
  );
}

function Message({ message, mine }: { message: MessageItem; mine: boolean }): ReactNode {
  const { facts } = useView();
  if (!mine && isKnown(message, facts)) {
    return (
      <li className="thread-note small soft" title={plain(message.fact ?? "")}>
        <time>{storyTime(message.arrivesMs)}</time> · {t("thread.alsoTold")}{" "}
        <Inserted>{plain(message.fact ?? "")}</Inserted>
      </li>
    );
  }

  return (
    <li className={mine ? "bubble bubble-mine" : "bubble"}>
      <span className="bubble-head small soft">
        {t(`thread.kind.${message.kind}`)} · <time>{storyTime(mine ? message.sentMs : message.arrivesMs)}</time>
      </span>
      {message.fact && <Markdown text={message.fact} />}
      {message.fact || message.words ? (
        <Said words={message.words} />
      ) : (
        <span className="small">{t("thread.noWords")}</span>
      )}
      {mine && !message.arrived && (
        <span className="small soft">{t("thread.arrives", { story: storyTime(message.arrivesMs) })}</span>
      )}
      <Waits message={message} mine={mine} />
    </li>
  );
}

function Waits({ message, mine }: { message: MessageItem; mine: boolean }): ReactNode {
  if (!message.open) {
    return null;
  }

  return (
    <span className="small">
      {message.kind === "request"
        ? t(mine ? "thread.responseFromThem" : "thread.responseFromYou")
        : t(mine ? "thread.waitsForThem" : "thread.waitsForYou")}
    </span>
  );
}

/** Whether the seat knew it before: from somebody else, or earlier. */
function isKnown(message: MessageItem, facts: readonly FactItem[]): boolean {
  const fact = facts.find((one) => one.text === message.fact);
  return fact !== undefined && (fact.from !== message.from || fact.sinceMs < message.arrivesMs);
}

/** What this phone has still to send. */
function Unsent({ other }: { other: string }): ReactNode {
  return usePending()
    .map((p) => ({ id: p.command.id, words: wordsTo(p.command.body, other) }))
    .filter((p) => p.words !== undefined)
    .map((p) => (
      <li key={p.id} className="bubble bubble-mine bubble-unsent">
        <span className="said" dir="auto">
          {p.words}
        </span>
        <span className="small soft">{t("send.waiting")}</span>
      </li>
    ));
}

function wordsTo(body: CommandBody, other: string): string | undefined {
  switch (body.type) {
    case "message":
    case "reply":
    case "request":
    case "respond":
      return body.to === other ? (body.words?.text ?? "") : undefined;
    case "consult":
      return body.with === other ? (body.words?.text ?? "") : undefined;
    default:
      return undefined;
  }
}

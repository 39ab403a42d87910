import { type ReactNode, useId } from "react";
import { Button } from "../../components/button";
import { TextArea } from "../../components/field";
import { Inserted } from "../../components/inserted";
import { Empty } from "../../components/notice";
import { Said } from "../../components/said";
import { t } from "../../lib/i18n/t";
import { Markdown, plain } from "../../lib/markdown";
import { storyTime } from "../../lib/story";
import { useDraft, useIsPending, usePending, useSend, useView } from "../../lib/use-console";
import type { CommandBody, FactItem, MessageItem, SeatItem } from "../../wire/wire.generated";
import { WhoSits } from "./who-sits";

type Intent = "message" | "consult" | "reply";

/** All talk with one other seat, oldest first, and the words to send next. */
export function Thread({ seat, other }: { seat: string; other: SeatItem }): ReactNode {
  const { messages, clock } = useView();
  const when = (m: MessageItem) => (m.from === seat ? m.sentMs : m.arrivesMs);
  const talk = messages
    .filter((m) => (m.from === other.id && m.to === seat) || (m.from === seat && m.to === other.id))
    .sort((a, b) => when(a) - when(b));
  const asked = talk.some((m) => m.kind === "consultation" && m.open && m.arrived && m.from === other.id);
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
      {clock[0]?.stage === "play" && <Composer other={other} asked={asked} asking={asking} />}
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
      {message.kind === "consultation" && message.open && (
        <span className="small">{mine ? t("thread.waitsForThem") : t("thread.waitsForYou")}</span>
      )}
    </li>
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
      return body.to === other ? (body.words?.text ?? "") : undefined;
    case "consult":
      return body.with === other ? (body.words?.text ?? "") : undefined;
    default:
      return undefined;
  }
}

type ComposerProps = { other: SeatItem; asked: boolean; asking: boolean };

function Composer({ other, asked, asking }: ComposerProps): ReactNode {
  const send = useSend();
  const waiting = useId();
  const pending = useIsPending((body) => body.type === "consult" && body.with === other.id);
  const draft = useDraft(`to/${other.id}`);
  const go = (intent: Intent) => {
    const text = draft.text.trim();
    const kept = { key: draft.key, text: draft.text };
    const words = text ? { words: { text } } : {};
    draft.write("");
    if (intent === "reply") {
      void send({ type: "reply", to: other.id, ...words }, kept);
    } else if (intent === "consult") {
      void send({ type: "consult", with: other.id, ...words }, kept);
    } else {
      void send({ type: "message", to: other.id, words: { text } }, kept);
    }
  };
  const empty = draft.text.trim() === "";
  return (
    <form
      className="stack composer"
      onSubmit={(event) => {
        event.preventDefault();
        go(asked ? "reply" : "message");
      }}
    >
      <TextArea
        label={t("thread.write", { seat: other.title })}
        value={draft.text}
        onChange={(event) => draft.write(event.target.value)}
        hint={asked ? t("thread.replyHint") : undefined}
        rows={2}
      />
      <div className="composer-do">
        {asked && (
          <Button type="submit" look="primary">
            {t("thread.reply")}
          </Button>
        )}
        <Button
          type={asked ? "button" : "submit"}
          look={asked ? "plain" : "primary"}
          disabled={empty}
          onClick={asked ? () => go("message") : undefined}
        >
          {t("thread.send")}
        </Button>
        <Button
          disabled={asking || pending}
          onClick={() => go("consult")}
          title={t("thread.consultHint")}
          aria-describedby={asking ? waiting : undefined}
        >
          {t("thread.consult")}
        </Button>
      </div>
      {asking && (
        <p className="soft small" id={waiting}>
          {t("thread.consultWaits")}
        </p>
      )}
    </form>
  );
}

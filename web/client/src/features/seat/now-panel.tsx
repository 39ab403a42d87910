import type { ReactNode } from "react";
import { CityStrip } from "../../components/city-strip";
import { channelName, FeedEntry } from "../../components/feed-entry";
import { Empty } from "../../components/notice";
import { answerText } from "../../lib/answers";
import { addressed, noteOf } from "../../lib/feed";
import { t } from "../../lib/i18n/t";
import { plain } from "../../lib/markdown";
import { storyTime } from "../../lib/story";
import { useAnnounced } from "../../lib/use-announced";
import { useView } from "../../lib/use-console";
import type { AskItem, FeedItem, MessageItem, View } from "../../wire/wire.generated";
import { isAgreed } from "./agreed-notice";
import { AskCard } from "./ask-card";
import { ClosedAsk } from "./closed-ask";

const feedSentence = (item: FeedItem) =>
  t("live.feed", {
    channel: channelName(item),
    from: item.from ?? "",
    text: spokenText(item),
  });

/** What may hurt is not said before it is asked for either. */
function spokenText(item: FeedItem): string {
  const note = noteOf(item);
  return note ? `${t("feed.contains")} ${note}` : plain(item.text) || (item.words?.text ?? "");
}

const entry = (item: FeedItem) => <FeedEntry key={item.id} item={item} />;

const recalledSentence = () => t("live.recalled");
const askSentence = (ask: AskItem) => t("live.ask", { question: plain(ask.question) });
const agreedSentence = (ask: AskItem) => t("live.agreed", { question: plain(ask.question), answer: answerText(ask) });
const messageSentence = (message: MessageItem) => t(`live.${message.kind}`);

/** Speaks what is new, whichever section is shown. */
export function SeatNews({ seat }: { seat: string }): ReactNode {
  const view = useView();
  useAnnounced(addressed(view.feed), feedSentence);
  useAnnounced(
    view.feed.filter((item) => item.recalled),
    recalledSentence,
  );
  useAnnounced(view.asks, askSentence);
  useAnnounced(view.asks.filter(isAgreed), agreedSentence);
  useAnnounced(
    view.messages.filter((m) => m.to === seat && m.arrived),
    messageSentence,
  );
  return null;
}

/** What waits for an answer; nothing does any more once play is over. */
export const openAsks = (view: View): readonly AskItem[] =>
  view.clock[0]?.stage === "play" ? view.asks.filter((ask) => ask.state === "open") : [];

export function OpenAsks(): ReactNode {
  return openAsks(useView()).map((ask) => <AskCard key={ask.id} ask={ask} />);
}

export function ClosedAsks(): ReactNode {
  const closed = useView().asks.filter((ask) => ask.state !== "open");
  if (closed.length === 0) {
    return null;
  }

  return (
    <details className="card">
      <summary>{t("ask.earlier", { n: closed.length })}</summary>
      <ul className="closed-asks">
        {closed.toReversed().map((ask) => (
          <ClosedAsk key={ask.id} ask={ask} />
        ))}
      </ul>
    </details>
  );
}

/** What is asked of this seat, how the city is, then what just happened, newest first. */
export function NowPanel({ asks }: { asks: boolean }): ReactNode {
  const { feed, phase } = useView();
  const newest = feed.toReversed().sort((a, b) => b.atMs - a.atMs);
  // The clock may have jumped by days: what lies on the other side of it is set apart.
  const opened = phase[0] && phase[0].number > 1 ? phase[0] : undefined;
  const since = opened?.openedMs ?? Number.NEGATIVE_INFINITY;
  return (
    <>
      {asks && <OpenAsks />}
      <CityStrip trail={56} />
      <section className="stack" aria-labelledby="feed-title">
        <h2 className="eyebrow" id="feed-title">
          {t("now.happened")}
        </h2>
        <div className="feed">
          {newest.filter((item) => item.atMs >= since).map(entry)}
          {opened && (
            <p className="feed-phase" dir="auto">
              <strong>{opened.title}</strong>
              <time>{storyTime(opened.openedMs)}</time>
            </p>
          )}
          {newest.filter((item) => item.atMs < since).map(entry)}
        </div>
        {feed.length === 0 && <Empty>{t("now.nothing")}</Empty>}
      </section>
      {asks && <ClosedAsks />}
    </>
  );
}

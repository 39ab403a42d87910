import { type ReactNode, useEffect, useRef } from "react";
import { fromOf, noteOf } from "../lib/feed";
import { t } from "../lib/i18n/t";
import { Markdown } from "../lib/markdown";
import { seatTitles } from "../lib/names";
import { storyTime } from "../lib/story";
import { useView } from "../lib/use-console";
import type { FeedItem } from "../wire/wire.generated";
import { Button } from "./button";
import { Icon, isIcon } from "./icon";
import { Inserted } from "./inserted";
import { Media } from "./media";
import { Said } from "./said";
import { useUnveiled } from "./unveiled";

const CHANNELS = [
  "social",
  "news",
  "phone",
  "email",
  "radio",
  "briefing",
  "letter",
  "in-person",
  "rumour",
  "announcement",
  "answer",
] as const;
type Channel = (typeof CHANNELS)[number];

export function channelOf(item: { channel: string; words?: unknown }): Channel {
  return CHANNELS.find((channel) => channel === item.channel) ?? (item.words ? "announcement" : "briefing");
}

/** What its channel is called: nobody should take a simulated post for one that somebody at the table wrote. */
export function channelName(item: FeedItem): string {
  return t(item.simulated ? "channel.simulated" : `channel.${channelOf(item)}`);
}

/** @property veiled - What else is said of a text that waits for a tap. */
type FeedEntryProps = { item: FeedItem; veiled?: string };

/** One thing that reached this seat, looking like the channel it came by. */
export function FeedEntry({ item, veiled = "" }: FeedEntryProps): ReactNode {
  const view = useView();
  const channel = channelOf(item);
  const from = fromOf(item);
  return (
    <article
      className={`feed-entry feed-${channel}${item.recalled ? " feed-recalled" : ""}${item.simulated ? " feed-simulated" : ""}`}
      aria-label={t("feed.label", { channel: channelName(item), from: from ?? "" })}
    >
      <header className="feed-head">
        <span className="feed-mark">
          {channel === "social" && from ? <Initial from={from} /> : isIcon(channel) && <Icon name={channel} />}
        </span>
        <span className="feed-from">
          {from && (
            <strong>
              <Inserted>{from}</Inserted>
            </strong>
          )}
          <span className="feed-channel">{channelName(item)}</span>
        </span>
        {item.edited && <span className="soft small">{t("feed.edited")}</span>}
        {item.fallback && <span className="soft small">{t("feed.fallback")}</span>}
        <time className="feed-time">{storyTime(item.atMs)}</time>
      </header>
      {(channel === "email" || channel === "letter") && (
        <p className="feed-to">
          {t("feed.to")} <Inserted>{seatTitles(view, item.to)}</Inserted>
        </p>
      )}
      {item.recalled ? <p className="feed-notice">{t("feed.recalled")}</p> : <Body item={item} veiled={veiled} />}
    </article>
  );
}

/** What may hurt is said first; the rest waits for a tap. */
function Body({ item, veiled }: Required<FeedEntryProps>): ReactNode {
  const [shown, show] = useUnveiled(item);
  const note = noteOf(item);
  const text = useRef<HTMLDivElement>(null);
  const tapped = useRef(false);
  useEffect(() => {
    // The button is gone: whoever pressed it goes on reading here.
    if (shown && tapped.current) {
      text.current?.focus();
    }
  }, [shown]);
  const tap = () => {
    tapped.current = true;
    show();
  };
  if (note && !shown) {
    return (
      <div className="feed-note">
        <Icon name="warn" />
        <p dir="auto">
          <span>{t("feed.contains")}</span> <Inserted>{note}</Inserted>
          {veiled && <span> {veiled}</span>}
        </p>
        <Button onClick={tap}>{t("feed.show")}</Button>
      </div>
    );
  }

  return (
    <div className="feed-text" ref={text} tabIndex={-1}>
      {item.text && <Markdown text={item.text} />}
      {item.words && (
        <p>
          <Said words={item.words} />
        </p>
      )}
      {item.media && <Media key={item.media.key} media={item.media} shown={shown} onShow={tap} />}
    </div>
  );
}

function Initial({ from }: { from: string }): ReactNode {
  const letter = from.replace(/^[@#]/, "").at(0)?.toUpperCase() ?? "?";
  return (
    <span className="feed-avatar" aria-hidden="true">
      {letter}
    </span>
  );
}

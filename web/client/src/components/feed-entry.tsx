import type { ReactNode } from "react";
import { t } from "../lib/i18n/t";
import { Markdown } from "../lib/markdown";
import { seatTitles } from "../lib/names";
import { storyTime } from "../lib/story";
import { useView } from "../lib/use-console";
import type { FeedItem } from "../wire/wire.generated";
import { Icon, isIcon } from "./icon";
import { Inserted } from "./inserted";
import { Said } from "./said";

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
] as const;
type Channel = (typeof CHANNELS)[number];

export function channelOf(item: { channel: string; words?: unknown }): Channel {
  return CHANNELS.find((channel) => channel === item.channel) ?? (item.words ? "announcement" : "briefing");
}

/** One thing that reached this seat, looking like the channel it came by. */
export function FeedEntry({ item }: { item: FeedItem }): ReactNode {
  const view = useView();
  const channel = channelOf(item);
  return (
    <article
      className={`feed-entry feed-${channel}`}
      aria-label={t("feed.label", { channel: t(`channel.${channel}`), from: item.from ?? "" })}
    >
      <header className="feed-head">
        <span className="feed-mark">
          {channel === "social" && item.from ? (
            <Initial from={item.from} />
          ) : (
            isIcon(channel) && <Icon name={channel} />
          )}
        </span>
        <span className="feed-from">
          {item.from && (
            <strong>
              <Inserted>{item.from}</Inserted>
            </strong>
          )}
          <span className="feed-channel">{t(`channel.${channel}`)}</span>
        </span>
        <time className="feed-time">{storyTime(item.atMs)}</time>
      </header>
      {(channel === "email" || channel === "letter") && (
        <p className="feed-to">
          {t("feed.to")} <Inserted>{seatTitles(view, item.to)}</Inserted>
        </p>
      )}
      <div className="feed-text">
        {item.text && <Markdown text={item.text} />}
        {item.words && (
          <p>
            <Said words={item.words} />
          </p>
        )}
      </div>
    </article>
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

import type { FeedItem } from "../wire/wire.generated";
import { t } from "./i18n/t";

/** What may hurt in it, as written or as staff put it; undefined: nothing was said. */
export const noteOf = (item: FeedItem): string | undefined =>
  item.contentNote ?? (item.noteWords && (item.noteWords.text ?? t("words.removed")));

/** Who it came from, as written or as staff put it. */
export const fromOf = (item: FeedItem): string | undefined => item.from ?? item.fromWords?.text;

/** What was sent to the table. The chatter of the simulated public is there to be read, and interrupts nobody. */
export const addressed = (feed: readonly FeedItem[]): FeedItem[] => feed.filter((item) => !item.simulated);

/** The newest four, of which no more than two are posts of the simulated public: they must not push out what the room is about. */
export function forTheRoom(newest: readonly FeedItem[]): FeedItem[] {
  const posts = newest.filter((item) => item.simulated).slice(0, 2);
  return newest.filter((item) => !item.simulated || posts.includes(item)).slice(0, 4);
}

import type { TimelineItem, View } from "../wire/wire.generated";
import { en } from "./i18n/en";
import { type Key, t } from "./i18n/t";
import { plain } from "./markdown";
import { seatTitle } from "./names";

/** What happened, in a sentence. The server gives the names of things, the verb is ours to say. */
export function storyLine(view: View, item: TimelineItem): string {
  const key = `story.${item.kind}${item.kind === "fact-learned" && item.other ? "-from" : ""}`;
  const title = plain(item.title);
  if (!(key in en)) {
    return title || item.kind;
  }

  return t(key as Key, {
    title,
    detail: plain(item.detail ?? ""),
    other: item.other ? seatTitle(view, item.other) : "",
    words: item.words?.text ?? "",
  });
}

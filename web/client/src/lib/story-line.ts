import type { TimelineItem, View } from "../wire/wire.generated";
import { en } from "./i18n/en";
import { type Key, t } from "./i18n/t";
import { plain } from "./markdown";
import { seatTitles } from "./names";

const isKey = (key: string): key is Key => key in en;

/** What happened, in a sentence. The server gives the names of things, the verb is ours to say. */
export function storyLine(view: View, item: TimelineItem): string {
  const story = `story.${item.kind}`;
  const key = [`${story}.${item.because}`, item.other ? `${story}.with` : "", story].find(isKey);
  const title = plain(item.title);
  if (!key) {
    return title || item.kind;
  }

  return t(key, {
    title,
    detail: plain(item.detail ?? ""),
    to: plain(item.to ?? ""),
    other: item.other ? seatTitles(view, item.other.split(" ")) : "",
    words: item.words?.text ?? "",
  });
}

/** Why it happened, as the end of a sentence; nothing where the sentence itself says it. */
export function storyWhy(item: TimelineItem): string | undefined {
  if (!item.because) {
    return undefined;
  }

  switch (item.kind) {
    case "fact-learned":
    case "delivered":
      return undefined;
    case "play-stopped":
      return said(`stop.${item.because}.name`);
    case "seat-handed-to-stand-in":
      return said(`policy.${item.because}`);
    case "inject-skipped":
      return said(`why.skipped.${item.because}`);
    case "loop-cut":
      return t("why.loop", { a: inWords(item.because.replaceAll("/", " ")) });
    default: {
      const [kind, a = "", b = ""] = item.because.split("/");
      return said(`why.${kind}`, { a: inWords(a), b: inWords(b) });
    }
  }
}

const said = (key: string, values = {}) => (isKey(key) ? t(key, values) : undefined);

/** An id as its author meant it: "school-call" is the school call. */
const inWords = (id: string) => id.replaceAll(/[-_]/g, " ");

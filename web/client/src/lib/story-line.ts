import type { TimelineItem, View } from "../wire/wire.generated";
import "./i18n/story-sentences";
import { isKey, t } from "./i18n/t";
import { plain } from "./markdown";
import { seatTitles } from "./names";
import { storyTime } from "./story";

/** What happened, in a sentence. The server gives the names of things, the verb is ours to say. */
export function storyLine(view: View, item: TimelineItem): string {
  const story = `story.${item.kind}`;
  const bare = item.detail === undefined ? `${story}.bare` : "";
  const key = [`${story}.${item.because}`, item.other ? `${story}.with` : "", bare, story].find(isKey);
  const title = plain(item.title);
  if (!key) {
    return title || item.kind;
  }

  return t(key, {
    title,
    detail: plain(item.detail ?? ""),
    to: plain(item.to ?? ""),
    other: item.other ? seatTitles(view, item.other.split(" ")) : "",
    words: item.words ? (item.words.text ?? t("words.removed")) : "",
    story: storyTime(item.atMs),
  });
}

/** The line in two parts where space is short: of a change, what it changed to must never be cut. */
export function storyParts(view: View, item: TimelineItem): { head: string; tail: string } {
  switch (item.kind) {
    case "indicator-changed":
      return { head: plain(item.title), tail: plain(item.detail ?? "") };
    case "machine-moved":
      return { head: plain(item.title), tail: `→ ${plain(item.to ?? "")}` };
    default:
      return { head: storyLine(view, item), tail: "" };
  }
}

/** Why it happened, as the end of a sentence; nothing where the sentence itself says it. */
export function storyWhy(view: View, item: TimelineItem): string | undefined {
  if (!item.because) {
    return undefined;
  }

  switch (item.kind) {
    case "fact-learned":
    case "delivered":
    case "observed":
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
      const [kind = "", a = "", b = ""] = item.because.split("/");
      return why(view, kind, a, b);
    }
  }
}

/** The titles that this view has; where it has none, the ids in words. */
function why(view: View, kind: string, a: string, b: string): string | undefined {
  const say = (first?: string, second?: string) =>
    said(`why.${kind}`, { a: first ? plain(first) : inWords(a), b: second ? plain(second) : inWords(b) });
  switch (kind) {
    case "inject":
    case "expectation":
      return say(view.cues.find((cue) => cue.id === a)?.title);
    case "ask": {
      const ask = view.asks.find((one) => one.ask === a);
      const option = ask?.options.find((one) => one.id === b);
      if (b === "silence" && !option) {
        return t("why.silence", { a: ask ? plain(ask.question) : inWords(a) });
      }

      return option ? t("why.answer", { b: plain(option.text) }) : say();
    }
    case "action":
      return say(view.actions.find((one) => one.action === a)?.title);
    case "state":
    case "timer": {
      const machine = view.machines.find((one) => one.id === a);
      return say(machine?.title, machine?.states.find((state) => state.id === b)?.title);
    }
    default:
      return say();
  }
}

const said = (key: string, values = {}) => (isKey(key) ? t(key, values) : undefined);

/** An id as its author meant it: "school-call" is the school call. */
const inWords = (id: string) => id.replaceAll(/[-_]/g, " ");

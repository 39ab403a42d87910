import type { TimelineItem } from "../../wire/wire.generated";

/**
 * The story as it is best read: a share is one line for who tells and one for who is told, however many they are and whether or not
 * it was news, and what was done before play stands at its start, since there was no story time yet.
 */
export function told(items: readonly TimelineItem[]): readonly TimelineItem[] {
  const startMs = items.find((item) => item.kind === "started")?.atMs ?? 0;
  const lines = new Map<string, TimelineItem>();
  for (const item of items.filter((one) => !standsStill(one))) {
    const key = sharing(item) ?? item.id;
    const before = lines.get(key);
    lines.set(key, before ? together(before, item) : item);
  }

  return [...lines.values()].map((item) => (item.atMs < startMs ? { ...item, atMs: startMs } : item));
}

const standsStill = (item: TimelineItem) =>
  item.kind === "machine-moved" && item.to !== undefined && item.to === item.detail;

/** The same for all that belongs to one telling: what is told, in which lane, when. */
function sharing(item: TimelineItem): string | undefined {
  const side = sideOf(item);
  return side && [side, item.atMs, item.lane, item.title, item.givenUp].join("\n");
}

function sideOf({ kind, because }: TimelineItem): string | undefined {
  switch (kind) {
    case "shared":
    case "over-shared":
      return kind;
    case "fact-learned":
      return because === "share" ? "told" : undefined;
    case "delivered":
      return because === "shared" || because === "over-shared" ? "told" : undefined;
    default:
      return undefined;
  }
}

/** What was learned says more than that something arrived. */
function together(a: TimelineItem, b: TimelineItem): TimelineItem {
  const others = new Set([a, b].flatMap((item) => item.other?.split(" ") ?? []));
  return { ...(b.kind === "fact-learned" ? b : a), other: [...others].join(" ") };
}

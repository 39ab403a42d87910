import type { TimelineItem } from "../../wire/wire.generated";

/**
 * The story as it is best read: a share that taught the seat something is one line, not its arrival and what was learned,
 * and what was done before play stands at its start, since there was no story time yet.
 */
export function told(items: readonly TimelineItem[]): readonly TimelineItem[] {
  const startMs = items.find((item) => item.kind === "started")?.atMs ?? 0;
  const learned = new Set(items.filter((item) => item.kind === "fact-learned").map(arrival));
  return items
    .filter((item) => item.kind !== "delivered" || !learned.has(arrival(item)))
    .map((item) => (item.atMs < startMs ? { ...item, atMs: startMs } : item));
}

const arrival = (item: TimelineItem) => [item.atMs, item.lane, item.other, item.title].join("\n");

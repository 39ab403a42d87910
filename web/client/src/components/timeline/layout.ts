import type { TimelineItem } from "../../wire/wire.generated";

export type Axis = "wall" | "story";

export type Placed = { readonly item: TimelineItem; readonly x: number; readonly row: number; readonly width: number };

/** The axis ends before the frame does, by the room that the last chip needs. */
export type Scale = { readonly fromMs: number; readonly toMs: number; readonly width: number; readonly room: number };

const CHIP_WIDTH = 240;
const CHANGE_WIDTH = 360;

/** As wide as its words, to a limit; what a change changed to is worth more room than a sentence. */
export function chipWidth({ head, tail }: { head: string; tail: string }): number {
  return Math.min(tail ? CHANGE_WIDTH : CHIP_WIDTH, 54 + Math.round(8 * head.length + 9.5 * tail.length));
}

export const timeOn = (axis: Axis, item: TimelineItem): number => (axis === "wall" ? item.wallMs : item.atMs);

export function scaleOf(items: readonly TimelineItem[], axis: Axis, width: number, room: number): Scale {
  const times = items.map((item) => timeOn(axis, item));
  const fromMs = Math.min(...times);
  const toMs = Math.max(...times);
  return { fromMs, toMs: Math.max(toMs, fromMs + 1), width: Math.max(1, width - room), room };
}

export const xOf = (scale: Scale, ms: number): number =>
  ((ms - scale.fromMs) / (scale.toMs - scale.fromMs)) * scale.width;

/** Puts what would overlap into rows below each other, first free row first. */
export function place(
  items: readonly TimelineItem[],
  axis: Axis,
  scale: Scale,
  widthOf: (item: TimelineItem) => number,
): Placed[] {
  const rowEnds: number[] = [];
  return items.map((item) => {
    const x = xOf(scale, timeOn(axis, item));
    const free = rowEnds.findIndex((end) => end <= x);
    const row = free < 0 ? rowEnds.length : free;
    const width = widthOf(item);
    rowEnds[row] = x + width + 4;
    return { item, x, row, width };
  });
}

/** Round moments to label, at most one every 140 pixels. */
export function ticks(scale: Scale): number[] {
  const minute = 60_000;
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440].map((n) => n * minute);
  const most = Math.max(1, Math.floor(scale.width / 140));
  const step = steps.find((ms) => (scale.toMs - scale.fromMs) / ms <= most) ?? 1440 * minute;
  const first = Math.ceil(scale.fromMs / step) * step;
  return Array.from({ length: Math.floor((scale.toMs - first) / step) + 1 }, (_, i) => first + i * step);
}

export type Band = { readonly machine: string; readonly pieces: readonly Piece[] };
export type Piece = {
  readonly id: string;
  readonly title: string;
  readonly level: number | undefined;
  readonly x: number;
  readonly width: number;
};

/** What the crises were in, from move to move. What one was in before its first move stands there without a level: the story has none. */
export function bandsOf(items: readonly TimelineItem[], axis: Axis, scale: Scale): Band[] {
  const moves = new Map<string, TimelineItem[]>();
  for (const item of items) {
    if (item.level !== undefined) {
      moves.set(item.title, [...(moves.get(item.title) ?? []), item]);
    }
  }

  return [...moves].map(([machine, list]) => {
    const starts = list.map((move) => xOf(scale, timeOn(axis, move)));
    const widthFrom = (x: number, i: number) => Math.max(2, (starts[i] ?? scale.width + scale.room) - x);
    const pieces = list.map((move, i): Piece => {
      const x = starts[i] ?? 0;
      return { id: move.id, title: move.to ?? "", level: move.level, x, width: widthFrom(x, i + 1) };
    });
    const before: Piece = {
      id: "before",
      title: list[0]?.detail ?? "",
      level: undefined,
      x: 0,
      width: widthFrom(0, 0),
    };
    return { machine, pieces: [before, ...pieces] };
  });
}

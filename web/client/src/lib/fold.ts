import type { CatchUp, Change, Envelope, View } from "../wire/wire.generated";

/** What this page has seen of one stream. */
export type Copy = { epoch: string; seq: number; view: View };

type Item = { id: string };
type Collections = Record<string, readonly Item[]>;

export const emptyView: View = {
  scenario: [],
  clock: [],
  phase: [],
  feed: [],
  asks: [],
  facts: [],
  actions: [],
  messages: [],
  seats: [],
  body: [],
  decisions: [],
  promises: [],
  mine: [],
  questions: [],
  timeline: [],
  cues: [],
  machines: [],
  indicators: [],
  people: [],
  flags: [],
  points: [],
  phases: [],
  threats: [],
  observations: [],
  tasks: [],
  improvements: [],
  record: [],
};

/** Folds one envelope; "gap" means something is missing and the stream must be pulled. */
export function foldEnvelope(copy: Copy, envelope: Envelope): Copy | "gap" {
  if (envelope.epoch !== copy.epoch) {
    return "gap";
  }

  if (envelope.seq <= copy.seq) {
    return copy;
  }

  if (envelope.seq !== copy.seq + 1) {
    return "gap";
  }

  return { ...copy, seq: envelope.seq, view: foldChanges(copy.view, envelope.changes) };
}

/** Folds the answer to a pull: a whole view, or every envelope since. */
export function foldCatchUp(copy: Copy | undefined, reply: CatchUp): Copy | "gap" {
  if (reply.view) {
    // An answer that was overtaken by newer envelopes of the same epoch must not roll the page back.
    const overtaken = copy && copy.epoch === reply.epoch && copy.seq > reply.seq;
    return overtaken ? copy : { epoch: reply.epoch, seq: reply.seq, view: { ...emptyView, ...reply.view } };
  }

  if (!copy || copy.epoch !== reply.epoch) {
    return "gap";
  }

  let now = copy;
  for (const envelope of reply.envelopes) {
    const next = foldEnvelope(now, envelope);
    if (next === "gap") {
      return "gap";
    }

    now = next;
  }

  return now.seq >= reply.seq ? now : "gap";
}

function foldChanges(view: View, changes: readonly Change[]): View {
  // The reducer knows collections, not what lies in them: this is the only cast.
  const next: Collections = { ...(view as unknown as Collections) };
  for (const change of changes) {
    next[change.in] = foldChange(next[change.in] ?? [], change);
  }

  return next as unknown as View;
}

function foldChange(items: readonly Item[], change: Change): readonly Item[] {
  if (change.op === "remove") {
    return items.filter((item) => item.id !== change.id);
  }

  const item = change.item as Item;
  const at = items.findIndex((old) => old.id === change.id);
  return at < 0 ? [...items, item] : items.map((old, i) => (i === at ? item : old));
}

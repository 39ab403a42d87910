import { describe, expect, test } from "vitest";
import type { CatchUp, Change, Envelope, FeedItem } from "../wire/wire.generated";
import { type Copy, emptyView, foldCatchUp, foldEnvelope } from "./fold";

const item = (id: string, text = id): FeedItem => ({
  id,
  channel: "news",
  text,
  atMs: 0,
  to: ["public"],
  recalled: false,
  edited: false,
  fallback: false,
  simulated: false,
});
const copy = (seq: number, feed: FeedItem[] = [], epoch = "e1"): Copy => ({ epoch, seq, view: { ...emptyView, feed } });
const envelope = (seq: number, changes: Change[] = [], epoch = "e1"): Envelope => ({
  stream: "s",
  epoch,
  seq,
  changes,
});
const add = (id: string, text?: string): Change => ({ op: "add", in: "feed", id, item: item(id, text) });
const set = (id: string, text: string): Change => ({ op: "set", in: "feed", id, item: item(id, text) });
const remove = (id: string): Change => ({ op: "remove", in: "feed", id });
const reply = (seq: number, more: Partial<CatchUp> = {}): CatchUp => ({
  stream: "s",
  epoch: "e1",
  seq,
  envelopes: [],
  nowMs: 0,
  ...more,
});

describe("An envelope", () => {
  test.each([
    ["that is next is folded", copy(3), envelope(4), 4],
    ["that was seen is ignored", copy(3), envelope(3), 3],
    ["that is older is ignored", copy(3), envelope(1), 3],
    ["that leaves one out is a gap", copy(3), envelope(5), "gap"],
    ["of another epoch is a gap", copy(3), envelope(4, [], "e2"), "gap"],
    ["of another epoch is a gap even when its number is older", copy(3), envelope(2, [], "e2"), "gap"],
  ] as const)("%s", (_, before, next, expected) => {
    const after = foldEnvelope(before, next);
    expect(after === "gap" ? after : after.seq).toBe(expected);
  });

  test.each([
    ["adds at the end", [item("a")], [add("b")], ["a:a", "b:b"]],
    ["sets in place", [item("a"), item("b")], [set("a", "new")], ["a:new", "b:b"]],
    ["removes", [item("a"), item("b")], [remove("a")], ["b:b"]],
    ["removes what is not there without harm", [item("a")], [remove("x")], ["a:a"]],
    ["applies its changes in order", [item("a")], [remove("a"), add("a", "again"), set("a", "twice")], ["a:twice"]],
    ["takes an unknown set as an addition", [], [set("a", "late")], ["a:late"]],
  ])("%s", (_, feed, changes, expected) => {
    const after = foldEnvelope(copy(1, feed), envelope(2, changes));
    expect(after === "gap" ? after : after.view.feed.map((one) => `${one.id}:${one.text}`)).toEqual(expected);
  });

  test("leaves the copy before it as it was", () => {
    const before = copy(1, [item("a")]);
    foldEnvelope(before, envelope(2, [set("a", "new")]));
    expect(before.view.feed[0]?.text).toBe("a");
  });

  test("may bring a collection this page does not know yet", () => {
    const change: Change = { op: "add", in: "weather", id: "rain", item: { id: "rain" } };
    expect(foldEnvelope(copy(1), envelope(2, [change]))).not.toBe("gap");
  });
});

describe("An answer to a pull", () => {
  test.each([
    ["with a view replaces nothing", undefined, reply(7, { view: emptyView }), 7],
    ["with a view replaces an older copy", copy(3), reply(7, { view: emptyView }), 7],
    ["with a view of a new epoch rolls back", copy(9, [], "e0"), reply(2, { view: emptyView }), 2],
    ["that was overtaken does not roll back", copy(9), reply(7, { view: emptyView }), 9],
    ["with envelopes completes the copy", copy(3), reply(5, { envelopes: [envelope(4), envelope(5)] }), 5],
    ["with nothing new changes nothing", copy(3), reply(3), 3],
    ["with envelopes already seen changes nothing", copy(5), reply(5, { envelopes: [envelope(4), envelope(5)] }), 5],
    ["that is a part only is a gap", copy(3), reply(6, { envelopes: [envelope(4)] }), "gap"],
    ["with envelopes and nothing to fold them on is a gap", undefined, reply(5, { envelopes: [envelope(5)] }), "gap"],
    ["with envelopes of another epoch is a gap", copy(3, [], "e0"), reply(4, { envelopes: [envelope(4)] }), "gap"],
  ] as const)("%s", (_, before, answer, expected) => {
    const after = foldCatchUp(before, answer);
    expect(after === "gap" ? after : after.seq).toBe(expected);
  });

  test("fills in collections that were left out", () => {
    const after = foldCatchUp(
      undefined,
      reply(1, { view: { feed: [item("a")] } as unknown as CatchUp["view"] & object }),
    );
    expect(after === "gap" ? after : after.view.seats).toEqual([]);
  });
});

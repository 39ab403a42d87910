import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CatchUp, Envelope } from "../wire/wire.generated";
import { emptyView } from "./fold";
import { ServerProblem } from "./server";
import { Streams } from "./streams";

const mark = (seq: number, epoch = "e1"): Envelope => ({ stream: "s", epoch, seq, changes: [] });
const whole = (seq: number, epoch = "e1"): CatchUp => ({
  stream: "s",
  epoch,
  seq,
  view: emptyView,
  envelopes: [],
  nowMs: 0,
});
const rest = (seq: number, ...envelopes: Envelope[]): CatchUp => ({
  stream: "s",
  epoch: "e1",
  seq,
  envelopes,
  nowMs: 0,
});

function watching(...answers: (CatchUp | Error)[]) {
  const stop = () => unwatch();
  const asked: [string | undefined, number][] = [];
  const gone: string[] = [];
  const streams = new Streams(
    {
      hinted: () => true,
      heard: () => undefined,
      pull: async (_, epoch, after) => {
        asked.push([epoch, after]);
        const answer = answers.shift() ?? new Error("no more answers");
        if (answer instanceof Error) {
          throw answer;
        }

        return { ...answer, nowMs: Date.now() };
      },
    },
    (stream) => gone.push(stream),
  );
  const unwatch = streams.watch("s");
  const seq = () => {
    const now = streams.state("s").get();
    return now.kind === "here" ? now.copy.seq : now.kind;
  };
  return { streams, asked, gone, seq, stop };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("A watched stream is pulled whole, then follows its hints", async () => {
  const { streams, asked, seq } = watching(whole(4));
  await vi.runAllTicks();
  await vi.waitFor(() => expect(seq()).toBe(4));
  streams.changes(mark(5));
  expect(seq()).toBe(5);
  expect(asked).toEqual([[undefined, 0]]);
});

test("A gap is pulled from where the copy is", async () => {
  const { streams, asked, seq } = watching(whole(4), rest(7, mark(5), mark(6), mark(7)));
  await vi.waitFor(() => expect(seq()).toBe(4));
  streams.changes(mark(7));
  await vi.waitFor(() => expect(seq()).toBe(7));
  expect(asked[1]).toEqual(["e1", 4]);
});

test("A hint of another epoch brings the whole view, even an older one", async () => {
  const { streams, seq } = watching(whole(9), whole(2, "e2"));
  await vi.waitFor(() => expect(seq()).toBe(9));
  streams.changes(mark(3, "e2"));
  await vi.waitFor(() => expect(seq()).toBe(2));
});

test("An answer that does not fit is asked for once more as a whole", async () => {
  const { streams, asked, seq } = watching(whole(4), rest(9, mark(8), mark(9)), whole(9));
  await vi.waitFor(() => expect(seq()).toBe(4));
  streams.pullOne("s");
  await vi.waitFor(() => expect(seq()).toBe(9));
  expect(asked[2]).toEqual([undefined, 0]);
});

test("A failed pull is tried again for ever", async () => {
  const { seq } = watching(
    new TypeError("x"),
    new TypeError("x"),
    new ServerProblem(503, { code: "busy", sentence: "" }),
    whole(1),
  );
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(10_000);
    expect(seq()).toBe(1);
  });
});

test.each([401, 403, 404, 410])("A %i ends the stream and wipes its copy", async (status) => {
  const { streams, gone, seq } = watching(whole(1), new ServerProblem(status, { code: "x", sentence: "" }));
  await vi.waitFor(() => expect(seq()).toBe(1));
  streams.pullOne("s");
  await vi.waitFor(() => expect(seq()).toBe("gone"));
  expect(gone).toEqual(["s"]);
});

test("What arrives after the end is not shown", async () => {
  const { streams, seq } = watching(whole(1));
  await vi.waitFor(() => expect(seq()).toBe(1));
  streams.gone("s");
  streams.changes(mark(2));
  expect(seq()).toBe("gone");
});

test.each([
  ["the last change", rest(5, mark(5)), 5],
  ["a resync after a change of language", whole(2, "e2"), 2],
])("A live page that lost %s has it within fifteen seconds", async (_, answer, then) => {
  const { asked, seq } = watching(whole(4), answer);
  await vi.advanceTimersByTimeAsync(1);
  expect(seq()).toBe(4);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(seq()).toBe(then);
  expect(asked[1]).toEqual(["e1", 4]);
});

test("A live page that lost the word of its stream's end wipes it within fifteen seconds", async () => {
  const { gone, seq } = watching(whole(4), new ServerProblem(404, { code: "not-found", sentence: "" }));
  await vi.advanceTimersByTimeAsync(15_000);
  expect(seq()).toBe("gone");
  expect(gone).toEqual(["s"]);
});

test("A live page asks every ten to fifteen seconds, and a room of them never all at once", async () => {
  const firstAskedMs: number[] = [];
  for (let page = 0; page < 50; page++) {
    const answers = Array.from({ length: 10 }, () => rest(4));
    const { asked, stop } = watching(whole(4), ...answers);
    await vi.advanceTimersByTimeAsync(0);
    let waitedMs = 0;
    while (asked.length < 2) {
      await vi.advanceTimersByTimeAsync(100);
      waitedMs += 100;
    }

    firstAskedMs.push(waitedMs);
    stop();
  }

  expect(Math.min(...firstAskedMs)).toBeGreaterThanOrEqual(10_000);
  expect(Math.max(...firstAskedMs)).toBeLessThanOrEqual(15_000);
  expect(new Set(firstAskedMs).size).toBeGreaterThan(20);
});

test("An answer that brings nothing new draws no screen anew", async () => {
  const { streams, asked } = watching(whole(4), rest(4), rest(4));
  await vi.advanceTimersByTimeAsync(1);
  let drawn = 0;
  streams.state("s").subscribe(() => drawn++);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked.length).toBeGreaterThan(1);
  expect(drawn).toBe(0);
});

test("A page that looks no longer asks no longer", async () => {
  const { asked, stop } = watching(whole(4));
  await vi.advanceTimersByTimeAsync(1);
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(1);
});

test.each([
  ["nobody answers", () => new TypeError("no network"), 3_000],
  ["the server is in trouble", () => new ServerProblem(503, { code: "busy", sentence: "" }), 10_000],
])("While %s a page asks again and again", async (_, problem, longestMs) => {
  const chance = vi.spyOn(Math, "random").mockReturnValue(0.999);
  const { asked } = watching(...Array.from({ length: 50 }, problem));
  await vi.advanceTimersByTimeAsync(60_000);
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked.length - before).toBeGreaterThanOrEqual(60_000 / longestMs - 1);
  expect(asked.length - before).toBeLessThanOrEqual(60_000 / longestMs + 1);
  chance.mockRestore();
});

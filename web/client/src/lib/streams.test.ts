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
  nowMs: Date.now(),
});
const rest = (seq: number, ...envelopes: Envelope[]): CatchUp => ({
  stream: "s",
  epoch: "e1",
  seq,
  envelopes,
  nowMs: Date.now(),
});

function watching(...answers: (CatchUp | Error)[]) {
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

        return answer;
      },
    },
    (stream) => gone.push(stream),
  );
  streams.watch("s");
  const seq = () => {
    const now = streams.state("s").get();
    return now.kind === "here" ? now.copy.seq : now.kind;
  };
  return { streams, asked, gone, seq };
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

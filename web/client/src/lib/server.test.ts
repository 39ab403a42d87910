import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { server } from "./server";

/** A network that takes a request, and answers it so much later; what is given up meanwhile fails. */
function answersAfter(ms: number, body: () => Promise<unknown> = async () => ({})): void {
  vi.stubGlobal("fetch", (_: string, { signal }: RequestInit) => {
    const given = new Promise<never>((_, reject) =>
      signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError"))),
    );
    const answered = new Promise((resolve) =>
      setTimeout(() => resolve({ ok: true, json: () => Promise.race([body(), given]) }), ms),
    );
    return Promise.race([answered, given]);
  });
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test.each([
  ["A pull", () => server.catchUp("s", "e", 1), 4_000],
  ["A command", () => server.send({ stream: "s", id: "1", body: { type: "start" } }), 4_000],
  ["A question that is asked once", () => server.session(), 15_000],
])("%s that nobody answers is given up in time", async (_, ask, afterMs) => {
  answersAfter(10 ** 9);
  let failedMs: number | undefined;
  const beganMs = Date.now();
  ask().catch(() => {
    failedMs = Date.now() - beganMs;
  });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(failedMs).toBe(afterMs);
});

test("An answer that has begun may come slowly", async () => {
  answersAfter(3_000, () => new Promise((resolve) => setTimeout(() => resolve("all of it"), 9_000)));
  const answer = server.catchUp("s", undefined, 0);
  await vi.advanceTimersByTimeAsync(12_000);
  expect(await answer).toBe("all of it");
});

test("An answer that never ends is given up as well", async () => {
  answersAfter(100, () => new Promise(() => undefined));
  const answer = server.catchUp("s", undefined, 0).catch(() => "given up");
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await answer).toBe("given up");
});

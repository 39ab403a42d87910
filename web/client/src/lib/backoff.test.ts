import { expect, test } from "vitest";
import { backoffMs } from "./backoff";

/** As many phones as a room has, each with a chance of its own. */
const room = Array.from({ length: 140 }, (_, i) => (i + 0.5) / 140);

test("waits ten seconds at most, however often it has tried", () => {
  for (const attempt of [0, 1, 5, 20, 1_000]) {
    expect(Math.max(...room.map((chance) => backoffMs(attempt, () => chance)))).toBeLessThanOrEqual(10_000);
  }
});

test("a room that lost its server comes back spread over the whole of the wait", () => {
  for (const attempt of [0, 2, 5]) {
    const tries = room.map((chance) => backoffMs(attempt, () => chance));
    const longest = Math.min(10_000, 500 * 2 ** attempt);
    const inEachTenth = Array.from(
      { length: 10 },
      (_, i) => tries.filter((ms) => Math.floor((10 * ms) / longest) === i).length,
    );
    expect(inEachTenth).toEqual(Array.from({ length: 10 }, () => 14));
  }
});

test("chance is drawn anew each time", () => {
  expect(new Set(Array.from({ length: 50 }, () => backoffMs(5))).size).toBeGreaterThan(40);
});

test("a shorter cap shortens the wait, a longer one does not lengthen it", () => {
  expect(backoffMs(30, () => 1, 3_000)).toBe(3_000);
  expect(backoffMs(30, () => 1, 60_000)).toBe(10_000);
  expect(backoffMs(0, () => 1, 3_000)).toBe(500);
});

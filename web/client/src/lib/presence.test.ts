import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Presences } from "./presence";

const ana = { person: "ana", connected: true, awayMs: 0 };
const max = { person: "max", connected: false, awayMs: 70_000 };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("The newest counts, and whoever is not in it is not known", () => {
  const presences = new Presences();
  presences.hear({ stream: "d", people: [ana, max] });
  presences.hear({ stream: "d", people: [max] });
  expect([...(presences.of("d").get() ?? [])]).toEqual([["max", max]]);
  expect(presences.of("other").get()).toBeUndefined();
});

test("After fifteen seconds without a word nothing is known", () => {
  const presences = new Presences();
  presences.hear({ stream: "d", people: [ana] });
  vi.advanceTimersByTime(14_000);
  presences.hear({ stream: "d", people: [ana] });
  vi.advanceTimersByTime(14_999);
  expect(presences.of("d").get()?.get("ana")).toEqual(ana);
  vi.advanceTimersByTime(1);
  expect(presences.of("d").get()).toBeUndefined();
});

test("With its stream what was known ends", () => {
  const presences = new Presences();
  presences.hear({ stream: "d", people: [ana] });
  presences.forget("d");
  expect(presences.of("d").get()).toBeUndefined();
});

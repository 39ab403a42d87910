import { describe, expect, test } from "vitest";
import type { ClockItem } from "../wire/wire.generated";
import { formatCountdown, formatDuration, formatPace, formatStory, storyNow, wallUntil } from "./clock";

const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;

const clock = (more: Partial<ClockItem> = {}): ClockItem => ({
  id: "clock",
  stage: "play",
  storyMs: 16 * HOUR,
  wallMs: 1_000_000,
  pace: 4000,
  running: true,
  mode: "facilitator-paced",
  rehearsal: false,
  awaitsStaff: false,
  debriefOpen: false,
  stops: [],
  ...more,
});

describe("Story time", () => {
  test.each([
    ["runs at its pace", clock(), 1_000_000 + MIN, 16 * HOUR + 4 * MIN],
    ["stands still while stopped", clock({ running: false }), 1_000_000 + MIN, 16 * HOUR],
    ["runs slower than the wall at a pace below one", clock({ pace: 500 }), 1_000_000 + 2 * MIN, 16 * HOUR + MIN],
    ["does not run backwards when the wall clock is behind", clock(), 999_000, 16 * HOUR],
  ])("%s", (_, item, now, expected) => {
    expect(storyNow(item, now)).toBe(expected);
  });

  test("A deadline in the story is so much wall time away", () => {
    expect(wallUntil(clock(), 16 * HOUR + 20 * MIN, 1_000_000)).toBe(5 * MIN);
  });

  const week = (n: number) => `Week ${n}`;
  test.each([
    [0, "Mon 00:00"],
    [16 * HOUR + 31 * MIN + 59_000, "Mon 16:31"],
    [DAY + 7 * HOUR + 30 * MIN, "Tue 07:30"],
    [6 * DAY + 23 * HOUR, "Sun 23:00"],
    [7 * DAY, "Week 2, Mon 00:00"],
    [15 * DAY + HOUR, "Week 3, Tue 01:00"],
  ])("%i ms reads %s", (ms, expected) => {
    expect(formatStory(ms, week, "en")).toBe(expected);
  });

  test("Weekdays are named in the reader's language", () => {
    expect(formatStory(0, week, "fr")).toContain("lun");
  });
});

describe("Spans", () => {
  test.each([
    [700_000, "11:40"],
    [9_000, "0:09"],
    [3_725_000, "1:02:05"],
    [-5, "0:00"],
    [100, "0:01"],
  ])("%i ms are left as %s", (ms, expected) => expect(formatCountdown(ms)).toBe(expected));

  test.each([
    [15 * MIN, "15 min"],
    [90 * MIN, "1 h 30 min"],
    [2 * HOUR, "2 h"],
    [27 * HOUR, "1 d 3 h"],
    [2 * DAY, "2 d"],
  ])("%i ms take %s", (ms, expected) => expect(formatDuration(ms)).toBe(expected));

  test.each([
    [4000, "×4"],
    [1000, "×1"],
    [500, "×0.5"],
    [600_000, "×600"],
  ])("A pace of %i is %s", (pace, expected) => expect(formatPace(pace)).toBe(expected));
});

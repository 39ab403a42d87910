import { expect, test } from "vitest";
import { playTime } from "./play-time";

const at = (...times: number[]) => times.map((atMs) => ({ atMs, value: 0 }));

test.each([
  ["nothing", at(), []],
  ["a single point", at(500), [0]],
  ["an even trail", at(10, 20, 30), [0, 10, 20]],
  ["changes at one moment", at(10, 10, 20), [0, 0, 10]],
  ["only one moment", at(10, 10), [0, 0]],
  ["a night between two days", at(0, 10, 20, 900, 910), [0, 10, 20, 50, 60]],
])("The axis of %s runs over play", (_, trail, places) => {
  expect(playTime(trail)).toEqual(places);
});

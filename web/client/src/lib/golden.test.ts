import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CatchUp, Envelope } from "../wire/wire.generated";
import { type Copy, foldCatchUp, foldEnvelope } from "./fold";

// What the server sends of one exercise, as it wrote it down: tests/Web/Streams/GoldenStreamsTests.cs folds the same files.
const folder = join(process.cwd(), "..", "..", "tests", "Cases", "streams");
type Golden = { whole: CatchUp; envelopes: Envelope[]; snapshot: CatchUp };

const read = (file: string): Golden => JSON.parse(readFileSync(join(folder, file), "utf8")) as Golden;
const files = readdirSync(folder);

const copyOf = (copy: Copy | "gap"): Copy => {
  if (copy === "gap") {
    throw new Error("There is a gap.");
  }

  return copy;
};

test("There is a golden stream of each kind of viewer", () => {
  expect(files.toSorted()).toEqual(["board.json", "facilitator.json", "lobby.json", "seat.json"]);
});

test.each(files)("%s folded one by one is its snapshot", (file) => {
  const { whole, envelopes, snapshot } = read(file);
  let copy = copyOf(foldCatchUp(undefined, whole));
  expect(envelopes.length).toBeGreaterThan(5);
  for (const envelope of envelopes) {
    copy = copyOf(foldEnvelope(copy, envelope));
  }

  expect(copy).toEqual(foldCatchUp(undefined, snapshot));
});

test.each(files)("%s pulled from anywhere is its snapshot", (file) => {
  const { whole, envelopes, snapshot } = read(file);
  let copy = copyOf(foldCatchUp(undefined, whole));
  const end = foldCatchUp(undefined, snapshot);
  const { view: _, ...after } = snapshot;
  for (const envelope of envelopes) {
    const rest = envelopes.filter((later) => later.seq > copy.seq);
    expect(foldCatchUp(copy, { ...after, envelopes: rest })).toEqual(end);
    copy = copyOf(foldEnvelope(copy, envelope));
  }
});

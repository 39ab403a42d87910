import { expect, test } from "vitest";
import type { TimelineItem } from "../../wire/wire.generated";
import { told } from "./told";

const at = (id: string, atMs: number, kind: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id,
  atMs,
  wallMs: 0,
  lane: "mayor",
  kind,
  title: "",
  givenUp: false,
  ...more,
});

test("A share that taught something is told once, one that did not stays", () => {
  const share = { other: "police", title: "The slogan is old." };
  const items = [
    at("1", 5, "delivered", { ...share, because: "shared" }),
    at("2", 5, "fact-learned", { ...share, because: "share" }),
    at("3", 9, "delivered", { ...share, because: "shared" }),
    at("4", 5, "delivered", { other: "police", because: "messaged" }),
  ];
  expect(told(items).map((item) => item.id)).toEqual(["2", "3", "4"]);
});

test("The same told by several at once, or to several, is one line", () => {
  const items = [
    at("1", 5, "delivered", { other: "police", title: "Old.", because: "shared" }),
    at("2", 5, "fact-learned", { other: "police", title: "Old.", because: "share" }),
    at("3", 5, "delivered", { other: "schools", title: "Old.", because: "shared" }),
    at("4", 5, "shared", { other: "police", title: "New." }),
    at("5", 5, "shared", { other: "schools", title: "New." }),
    at("6", 5, "over-shared", { other: "faith-leaders", title: "New." }),
  ];
  expect(told(items).map((item) => [item.id, item.other])).toEqual([
    ["2", "police schools"],
    ["4", "police schools"],
    ["6", "faith-leaders"],
  ]);
});

test("What was done before play stands at its start", () => {
  const items = [at("1", 0, "seat-handed-to-stand-in"), at("2", 7, "started"), at("3", 8, "paced")];
  expect(told(items).map((item) => item.atMs)).toEqual([7, 7, 8]);
});

test("What was given up is not told together with what was played again", () => {
  const share = { other: "police", title: "Old." };
  const items = [at("1", 5, "shared", { ...share, givenUp: true }), at("2", 5, "shared", share)];
  expect(told(items).map((item) => item.id)).toEqual(["1", "2"]);
});

test("A crisis that went from a state to the same one has not moved", () => {
  const items = [
    at("1", 5, "machine-moved", { title: "Street", detail: "Quiet", to: "Tense" }),
    at("2", 6, "machine-moved", { title: "Street", detail: "Tense", to: "Tense" }),
  ];
  expect(told(items).map((item) => item.id)).toEqual(["1"]);
});

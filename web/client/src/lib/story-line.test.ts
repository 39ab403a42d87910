import { expect, test } from "vitest";
import { seatView } from "../testing/sample";
import type { TimelineItem } from "../wire/wire.generated";
import { storyLine, storyWhy } from "./story-line";

const at = (kind: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id: "1",
  atMs: 0,
  wallMs: 0,
  lane: "mayor",
  kind,
  title: "Title",
  ...more,
});

test.each([
  [at("machine-moved", { detail: "Quiet", to: "Heated" }), "Title: Quiet → Heated"],
  [at("fell-silent", { detail: "Wait" }), "Silence stood for: Wait"],
  [at("action-started"), "Began: Title"],
  [at("action-started", { other: "police schools" }), "Began with Police commander, School principal: Title"],
  [at("fact-learned", { because: "known" }), "Knew from the start: Title"],
  [at("fact-learned", { because: "share", other: "police" }), "Learned from Police commander: Title"],
  [at("over-shared", { other: "police" }), "Told Police commander, who should not know: Title"],
  [at("delivered", { because: "messaged", other: "police" }), "Message from Police commander"],
  [at("delivered", { because: "body-summoned", other: "police" }), "Word from Police commander"],
  [at("some-new-kind"), "Title"],
])("A line of the story reads as a sentence: %o", (item, sentence) => {
  expect(storyLine(seatView(), item)).toBe(sentence);
});

test.each([
  ["inject-released", "clock", "by the clock"],
  ["inject-released", "ask/who-speaks/police", "because of the answer “police” to “who speaks”"],
  ["indicator-changed", "inject/school-call", "because of inject “school call”"],
  ["indicator-changed", "state/street/tension", "because of state “tension” of “street”"],
  ["machine-moved", "timer/street/tension/0", "because “street” was in “tension” for its time"],
  ["inject-skipped", "phase-closed", "its phase closed before"],
  ["play-stopped", "dark", "The program was away"],
  ["seat-handed-to-stand-in", "cautious", "cautious"],
  ["loop-cut", "timer/street/tension", "at “timer street tension”"],
  ["fact-learned", "share", undefined],
  ["machine-moved", "something/new", undefined],
  ["machine-moved", undefined, undefined],
])("%s because of %s is said in words", (kind, because, words) => {
  expect(storyWhy(at(kind, because === undefined ? {} : { because }))).toBe(words);
});

import { expect, test } from "vitest";
import { seatView } from "../testing/sample";
import { staffView } from "../testing/sample-staff";
import type { TimelineItem } from "../wire/wire.generated";
import { storyLine, storyParts, storyWhy } from "./story-line";

const at = (kind: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id: "1",
  atMs: 0,
  wallMs: 0,
  lane: "mayor",
  kind,
  title: "Title",
  givenUp: false,
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
  [at("rewound", { title: "", atMs: 16.5 * 3_600_000 }), "Rewound to Mon 16:30"],
  [at("inject-recalled"), "Recalled: Title"],
  [at("inject-cancelled"), "Cancelled: Title"],
  [at("ask-extended", { other: "police" }), "More time for Police commander: Title"],
  [at("proposed", { detail: "Wait" }), "Proposed: Wait"],
  [at("answered", { words: { typed: "w", text: "We stand." } }), "Answered: We stand."],
  [at("fell-silent"), "Nobody answered: Title"],
  [at("requested", { other: "police" }), "Asked something of Police commander"],
  [at("responded", { other: "police" }), "Responded to Police commander"],
  [at("delivered", { because: "requested", other: "police" }), "Request from Police commander"],
  [at("delivered", { because: "responded", other: "police" }), "Response from Police commander"],
  [at("decision-noted", { words: { typed: "w", text: "No names." } }), "Decided: No names."],
  [at("body-called"), "Called, with others to follow: Title"],
  [at("fact-learned", { because: "reveal" }), "Learned: Title"],
  [at("some-new-kind"), "Title"],
])("A line of the story reads as a sentence: %o", (item, sentence) => {
  expect(storyLine(seatView(), item)).toBe(sentence);
});

test.each([
  ["inject-released", "clock", "by the clock"],
  ["inject-released", "ask/who-goes/police-alone", "because of the answer “police alone” to “who goes”"],
  ["indicator-changed", "inject/school-call", "because of inject “school call”"],
  ["indicator-changed", "state/street/tension", "because of state “tension” of “street”"],
  ["machine-moved", "timer/street/tension/0", "because “street” was in “tension” for its time"],
  ["inject-skipped", "phase-closed", "its phase closed before"],
  ["inject-skipped", "chance", "the lot fell against it"],
  ["indicator-changed", "ask/who-goes/silence", "because nobody answered “who goes”"],
  ["play-stopped", "dark", "The program was away"],
  ["seat-handed-to-stand-in", "cautious", "cautious"],
  ["loop-cut", "timer/street/tension", "at “timer street tension”"],
  ["fact-learned", "share", undefined],
  ["machine-moved", "something/new", undefined],
  ["machine-moved", undefined, undefined],
])("%s because of %s is said in words", (kind, because, words) => {
  expect(storyWhy(seatView(), at(kind, because === undefined ? {} : { because }))).toBe(words);
});

test.each([
  ["inject/march-call", "because of inject “March call”"],
  ["expectation/school-call", "because of expected action “School call”"],
  ["ask/who-speaks/police", "because of the answer “Police alone”"],
  ["action/walk-together", "because of action “Walk the bridge together”"],
  ["state/street/tension", "because of state “Tension” of “Street”"],
  ["timer/street/tension/0", "because “Street” was in “Tension” for its time"],
])("Where the view has titles, %s is said with them", (because, words) => {
  expect(storyWhy(staffView(), at("indicator-changed", { because }))).toBe(words);
});

test.each([
  [at("indicator-changed", { detail: "40 → 36" }), { head: "Title", tail: "40 → 36" }],
  [at("machine-moved", { detail: "Quiet", to: "Heated" }), { head: "Title", tail: "→ Heated" }],
  [at("shared", { other: "police" }), { head: "Told Police commander: Title", tail: "" }],
])("Where space is short a change keeps what it changed to: %o", (item, parts) => {
  expect(storyParts(seatView(), item)).toEqual(parts);
});

import type { TimelineItem, View } from "../wire/wire.generated";
import { clockAt, MIN, START, seatView } from "./sample";

const line = (
  id: string,
  min: number,
  lane: string,
  kind: string,
  title: string,
  more: Partial<TimelineItem> = {},
): TimelineItem => ({
  id,
  atMs: START + min * MIN,
  wallMs: Date.UTC(2026, 10, 22, 9, 0) + (min * MIN) / 4,
  lane,
  kind,
  title,
  givenUp: false,
  ...more,
});

export const timeline: TimelineItem[] = [
  line("1.0", 0, "staff", "started", "A shove at the bus stop"),
  line("1.1", 0, "city", "phase-opened", "The first hours"),
  line("2.0", 6, "city", "inject-released", "Video", {
    detail: "**A nine-second clip.** A push, a fall.",
    lateMs: 4000,
    because: "clock",
  }),
  line("2.1", 6, "city", "machine-moved", "Street", {
    detail: "Normality",
    to: "Tension",
    level: 2,
    because: "trigger/video",
  }),
  line("2.2", 6, "city", "machine-moved", "Talk", {
    detail: "Quiet",
    to: "Heated",
    level: 1,
    because: "trigger/video",
  }),
  line("2.3", 6, "city", "indicator-changed", "Tension", { detail: "30 → 48", because: "inject/video" }),
  line("2.4", 6, "mayor", "ask-opened", "Who speaks first, and when?"),
  line("3.0", 12, "schools", "shared", "The attacker is a classmate.", { other: "police" }),
  line("3.1", 17, "police", "fact-learned", "The attacker is a classmate.", {
    other: "schools",
    because: "share",
  }),
  line("4.0", 19, "mayor", "consulted", "", {
    other: "faith-leaders",
    words: { typed: "a", text: "Will you stand with us at six?" },
  }),
  line("5.0", 22, "mayor", "answered", "Who speaks first, and when?", {
    detail: "Mayor and police, within the hour",
    words: { typed: "b", text: "Silence would be read as taking sides." },
  }),
  line("6.0", 24, "mayor", "action-started", "Joint public statement", { other: "police faith-leaders" }),
  line("7.0", 25, "staff", "expectation-met", "School call"),
  line("8.0", 39, "mayor", "action-completed", "Joint public statement", { other: "police faith-leaders" }),
  line("8.1", 39, "city", "machine-moved", "Street", {
    detail: "Tension",
    to: "Normality",
    level: 0,
    because: "trigger/joint-statement",
  }),
  line("9.0", 50, "city", "inject-released", "March call", { detail: "Six o'clock, the bridge." }),
  line("9.1", 52, "faith-leaders", "messaged", "", { other: "mayor", words: { typed: "c" } }),
  line("10.0", 60, "city", "ended", "Contained"),
];

export const endedView = (): View => ({
  ...seatView(),
  clock: clockAt("ended", START + 60 * MIN, { ending: "Contained", debriefOpen: true }),
  asks: [],
  actions: [],
  questions: [{ id: "surprise", text: "What surprised you?" }],
  timeline,
});

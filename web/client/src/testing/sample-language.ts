import type { AskItem, IndicatorItem, PhasePlanItem, TimelineItem, View } from "../wire/wire.generated";
import { action, ask, boardView, clockAt, feedItem, MIN, START, seatView } from "./sample";
import { cue, phase, staffView } from "./sample-staff";
import { timeline } from "./sample-story";

// The same table, with everything a scenario can say at once.

const indicator = (id: string, title: string, values: number[], better: "up" | "down"): IndicatorItem => ({
  id,
  title,
  value: (values.at(-1) ?? 0) * 1000,
  low: 0,
  high: 100_000,
  better,
  trail: values.map((v, i) => ({ atMs: START + i * 4 * MIN, value: v * 1000 })),
});

export const openAsks: Record<AskItem["answer"] | "joint" | "holding", AskItem> = {
  choice: ask(),
  several: ask({
    id: "whom-first",
    ask: "whom-first",
    question: "Whom do you ring before you speak?",
    answer: "several",
    rationale: "optional",
    options: [
      { id: "police", text: "The police commander" },
      { id: "principal", text: "The school principal" },
      { id: "elders", text: "The elders of both quarters" },
    ],
  }),
  number: ask({
    id: "how-many",
    ask: "how-many",
    question: "How many officers do you want on the bridge at six?",
    answer: "number",
    rationale: "none",
    options: [],
  }),
  text: ask({
    id: "first-line",
    ask: "first-line",
    question: "Write the first sentence of your statement.",
    answer: "text",
    options: [],
  }),
  joint: ask({
    id: "march-route",
    ask: "march-route",
    question: "Which way may the march go?",
    rationale: "optional",
    options: [
      { id: "bridge", text: "Over the bridge, with a cordon" },
      { id: "square", text: "Only to the square" },
    ],
    together: [{ seat: "mayor" }, { seat: "police", option: "square" }],
  }),
  holding: ask({
    id: "cancel-fair",
    ask: "cancel-fair",
    question: "Does tomorrow's fair go ahead?",
    rationale: "none",
    holdsClock: true,
    options: [
      { id: "yes", text: "Yes" },
      { id: "no", text: "No" },
    ],
  }),
};

const cityValues = [
  indicator("tension", "Tension", [30, 38, 36, 48], "down"),
  indicator("fear-a", "Fear: the river quarter", [20, 34, 40, 52], "down"),
  indicator("fear-b", "Fear: the hill quarter", [20, 24, 22, 18], "down"),
];

const clip = { key: "c0ffee", kind: "image", alt: "A pavement, a scarf, and people looking away." } as const;

export const languageSeatView = (...asks: AskItem[]): View => {
  const view = seatView();
  return {
    ...view,
    scenario: view.scenario.map((one) => ({ ...one, languages: ["en", "fr", "ar"] })),
    asks: [
      ...asks,
      ask({
        id: "closed",
        ask: "closed",
        question: "Who goes to the school?",
        state: "answered",
        option: "together",
        together: [
          { seat: "mayor", option: "together" },
          { seat: "police", option: "together" },
        ],
      }),
    ],
    feed: [
      ...view.feed,
      feedItem({
        id: "7",
        channel: "social",
        from: "@hillwatch",
        text: "The whole of it, uncut.",
        atMs: START + 10.9 * MIN,
        contentNote: "a child is hurt",
        media: clip,
      }),
      feedItem({
        id: "8",
        channel: "news",
        from: "City Courier",
        text: "The pavement this morning",
        atMs: START + 10.91 * MIN,
        media: { ...clip, key: "beef" },
      }),
      feedItem({
        id: "9",
        channel: "phone",
        from: "Duty officer",
        text: "Listen to what came in at ten to.",
        atMs: START + 10.92 * MIN,
        media: { key: "50fa", kind: "sound", alt: "A woman reports shouting under her window." },
      }),
      feedItem({ id: "10", channel: "rumour", from: "A neighbour", atMs: START + 10.93 * MIN, recalled: true }),
      feedItem({
        id: "11",
        channel: "answer",
        from: "Police commander",
        text: "Do you name the school tonight?\n\n**Not before the parents know**",
        atMs: START + 10.94 * MIN,
        to: ["mayor"],
      }),
    ],
    actions: [
      ...view.actions,
      action({
        id: "publish",
        title: "Publish what is known",
        says: ["The attacker is a classmate, not a stranger from the hill."],
      }),
      action({ id: "resign", title: "Step back from the inquiry", state: "done-for-good", timesDone: 1 }),
    ],
    messages: [
      ...view.messages,
      {
        id: "got-2",
        kind: "request",
        from: "police",
        to: "mayor",
        sentMs: START + 9 * MIN,
        arrivesMs: START + 10 * MIN,
        arrived: true,
        words: { typed: "t5", text: "Send us the plan of the bridge." },
        open: true,
      },
    ],
    body: view.body.map((body) => ({
      ...body,
      state: "not-called",
      mustCall: [["mayor"], ["police", "faith-leaders"]],
      called: ["police"],
    })),
    indicators: cityValues,
  };
};

const closing: PhasePlanItem["closing"] = [
  { kind: "falls-silent", title: "Who speaks first, and when?\n", seat: "mayor" },
  { kind: "skipped", title: "March call" },
  { kind: "completes", title: "Open a hotline for parents", seat: "mayor" },
  { kind: "arrives", title: "", seat: "faith-leaders" },
  { kind: "body-rises", title: "Local Prevention Council, Strumica" },
];

const givenUp: TimelineItem[] = timeline.slice(9, 13).map((line) => ({ ...line, id: `${line.id}-x`, givenUp: true }));

export const languageStaffView = (): View => {
  const view = staffView();
  return {
    ...view,
    asks: [openAsks.holding, { ...openAsks.joint, id: "march-route/mayor" }, { ...openAsks.text, seat: "schools" }],
    cues: [
      ...view.cues,
      cue({
        id: "minister",
        title: "The minister rings",
        phase: "first-hours",
        channel: "phone",
        from: "The minister's adviser",
        to: ["mayor", "police"],
        text: "He wants a name by seven.",
        manual: true,
        dueMs: START + 30 * MIN,
        expected: "Mayor and police agree on a line before either calls back.",
        controller: "Table facilitator",
        notes: "Only if the table is ahead of time.",
        contentNote: "pressure on a person",
        textFor: [{ seat: "police", text: "He wants to hear it from you, not from the mayor." }],
        media: { key: "f11e", kind: "image", alt: "A press conference without anybody at the table." },
      }),
      cue({
        id: "stone",
        title: "A stone through the window",
        phase: "first-hours",
        chance: 400,
        dueMs: START + 70 * MIN,
      }),
      cue({ id: "leak", title: "The leak", phase: "first-hours", state: "cancelled" }),
      cue({
        id: "false-alarm",
        title: "False alarm",
        phase: "first-hours",
        state: "released",
        recalled: true,
        dueMs: START + 9 * MIN,
        releasedMs: START + 9 * MIN,
      }),
    ],
    indicators: [...view.indicators, ...cityValues.slice(1)],
    flags: [
      { id: "curfew", up: true },
      { id: "names-out", up: true },
      { id: "fair-cancelled", up: false },
    ],
    points: [
      { id: "4", atMs: START, kind: "phase", title: "The first hours" },
      { id: "9", atMs: START + 6 * MIN, kind: "inject", title: "Video" },
      { id: "14", atMs: START + 10 * MIN, kind: "mark", name: { typed: "m", text: "Before the statement" } },
    ],
    phases: [
      phase({ id: "first-hours", title: "The first hours", opened: true, current: true }),
      phase({ id: "the-night", title: "The night", opensWhen: "street in unrest for 20m", ready: true, closing }),
      phase({ id: "next-morning", title: "Next morning", manual: true, closing }),
    ],
    record: [
      ...timeline.slice(0, 9),
      ...givenUp,
      {
        ...givenUp[0],
        id: "11.0",
        kind: "rewound",
        lane: "staff",
        title: "",
        givenUp: false,
        atMs: START + 10 * MIN,
        wallMs: 0,
      },
      { ...timeline[9], id: "12.0", kind: "requested", title: "", givenUp: false } as TimelineItem,
      { ...timeline[10], id: "12.1", kind: "proposed", givenUp: false } as TimelineItem,
    ],
  };
};

export const languageBoardView = (): View => ({
  ...boardView(),
  feed: languageSeatView().feed.slice(-5, -1),
  indicators: cityValues.slice(1),
});

/** Scenario texts in Arabic under the console's English. */
export const arabicSeatView = (): View => {
  const view = languageSeatView(
    ask({
      question: "من يتحدث أولاً، ومتى؟",
      rationale: "optional",
      options: [
        { id: "together", text: "العمدة والشرطة معاً، خلال ساعة" },
        { id: "police", text: "الشرطة وحدها" },
        { id: "wait", text: "لا أحد، حتى تتضح الحقائق (16:45)" },
      ],
    }),
  );
  return {
    ...view,
    scenario: view.scenario.map((one) => ({ ...one, title: "دفعة عند موقف الحافلة", language: "ar" })),
    phase: view.phase.map((one) => ({ ...one, title: "الساعات الأولى" })),
    seats: view.seats.map((one) => (one.id === "police" ? { ...one, title: "قائد الشرطة" } : one)),
    feed: [
      feedItem({
        id: "1",
        channel: "social",
        from: "@hillwatch",
        text: "**مقطع من تسع ثوانٍ.** دفعة، سقوط، ووشاح على الأرض.",
        atMs: START + 6 * MIN,
      }),
      feedItem({
        id: "2",
        channel: "email",
        from: "وزارة الداخلية",
        text: "نحتاج رداً **قبل 17:00**:\n\n- ماذا حدث؟\n- من يتحدث باسم المدينة؟",
        atMs: START + 9 * MIN,
        to: ["mayor", "police"],
      }),
      feedItem({ id: "3", channel: "phone", from: "المديرة", text: "الأهالي عند الباب.", atMs: START + 10 * MIN }),
      feedItem({
        id: "4",
        channel: "news",
        from: "بريد المدينة",
        text: "الصورة كاملة",
        contentNote: "عنف",
        atMs: START + 10.5 * MIN,
      }),
    ],
    facts: view.facts.map((one) => ({ ...one, text: "المهاجم زميل في الصف وليس غريباً من التل." })),
    actions: view.actions.slice(0, 2).map((one) => ({ ...one, title: "بيان عام مشترك" })),
    indicators: [indicator("tension", "التوتر", [30, 38, 48], "down")],
    mine: [
      {
        id: "role",
        title: "مكتب العمدة",
        text: "أنت مسؤول أمام المدينة كلها.",
        private: "منظم المسيرة ابن عمك.",
      },
    ],
  };
};

export const languageEndedView = (): View => ({
  ...staffView(),
  clock: clockAt("ended", START + 60 * MIN, { ending: "Contained", debriefOpen: true }),
  timeline: [...timeline.slice(0, 9), ...givenUp, ...timeline.slice(9)],
});

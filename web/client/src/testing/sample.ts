import { emptyView } from "../lib/fold";
import type { ActionItem, AskItem, FeedItem, SeatItem, View } from "../wire/wire.generated";

// A table of "A shove at the bus stop", for tests and for looking at screens without a server.

export const MIN = 60_000;
/** Monday 16:20. */
export const START = (16 * 60 + 20) * MIN;

const seat = (
  id: string,
  title: string,
  level: string,
  sector: string,
  brief: string,
  more: Partial<SeatItem> = {},
): SeatItem => ({
  id,
  title,
  level,
  sector,
  brief,
  free: true,
  standIn: false,
  people: [],
  capacity: 2,
  load: 0,
  openAsks: 0,
  ...more,
});

export const seats: SeatItem[] = [
  seat(
    "mayor",
    "Mayor's office",
    "local",
    "government",
    "You answer to the whole city. Nobody else can speak for all of it.",
    {
      free: false,
      people: [{ person: "p1", name: "Ana Petrova" }],
      load: 1,
      openAsks: 1,
    },
  ),
  seat("police", "Police commander", "local", "security", "You have twelve officers tonight and forty tomorrow.", {
    free: false,
    people: [
      { person: "p2", name: "Marko" },
      { person: "p3", name: "ليلى" },
    ],
    load: 2,
    capacity: 3,
  }),
  seat("schools", "School principal", "local", "education", "Both children are yours.", {
    free: false,
    standIn: true,
  }),
  seat("faith-leaders", "Council of faith leaders", "local", "faith", "People believe you before anyone."),
];

export const feedItem = (item: Partial<FeedItem> & { id: string; channel: string }): FeedItem => ({
  text: "",
  atMs: START,
  to: ["everyone"],
  recalled: false,
  edited: false,
  fallback: false,
  simulated: false,
  ...item,
});

const feed: FeedItem[] = [
  feedItem({
    id: "1",
    channel: "social",
    from: "@hillwatch",
    text: "**A nine-second clip.** A push, a fall, a headscarf on the ground. 4,000 views and counting.",
    atMs: START + 6 * MIN,
    to: ["everyone"],
  }),
  feedItem({
    id: "2",
    channel: "phone",
    from: "The principal",
    text: "Parents are at the gate. Did nobody think of us?",
    atMs: START + 9 * MIN,
    to: ["mayor"],
  }),
  feedItem({
    id: "3",
    channel: "news",
    from: "City Courier",
    text: "Student attacked at bus stop; police say nothing yet",
    atMs: START + 10 * MIN,
    to: ["public"],
  }),
  feedItem({
    id: "4",
    channel: "email",
    from: "Regional ministry",
    text: "We need a line for the minister **by 17:00**:\n\n- What happened?\n- Who speaks for the city?",
    atMs: START + 10.5 * MIN,
    to: ["mayor"],
  }),
  feedItem({
    id: "5",
    channel: "rumour",
    from: "A taxi driver",
    text: "They say the boy was from the hill and the police let him go.",
    atMs: START + 10.6 * MIN,
    to: ["everyone"],
  }),
  feedItem({
    id: "6",
    channel: "announcement",
    text: "",
    words: { typed: "t9", text: "Five minutes to the coffee break; play goes on." },
    atMs: START + 10.8 * MIN,
    to: ["public"],
  }),
];

export const ask = (more: Partial<AskItem> = {}): AskItem => ({
  id: "who-speaks",
  ask: "who-speaks",
  seat: "mayor",
  question: "Who speaks first, and when?\n",
  answer: "choice",
  options: [
    { id: "together", text: "Mayor and police, within the hour" },
    { id: "police", text: "Police alone" },
    { id: "wait", text: "Nobody, until the facts are clear" },
  ],
  rationale: "required",
  severalPeople: "first-answer",
  openedMs: START + 6 * MIN,
  deadlineMs: START + 57 * MIN,
  state: "open",
  votesCast: 0,
  voters: 1,
  holdsClock: false,
  together: [],
  ...more,
});

export const action = (more: Partial<ActionItem> & { id: string; title: string }): ActionItem => ({
  action: more.id,
  takesMs: 15 * MIN,
  with: [],
  together: [],
  confirmed: [],
  doers: [],
  state: "available",
  timesDone: 0,
  says: [],
  ...more,
});

const shared = {
  scenario: [
    {
      id: "scenario",
      title: "A shove at the bus stop",
      summary: "A filmed assault on a student starts a week of rumours between two quarters.",
      language: "en",
      contentNotes: ["hate speech", "minor injury"],
      city: "Local Prevention Council, Strumica",
      seating: "open" as const,
      lobbyOpen: true,
      languages: ["en"],
    },
  ],
  seats,
};

export const clockAt = (stage: "lobby" | "play" | "ended", storyMs: number, more: object = {}): View["clock"] => [
  {
    id: "clock",
    stage,
    storyMs,
    wallMs: Date.now(),
    pace: 4000,
    running: stage === "play",
    mode: "facilitator-paced",
    rehearsal: false,
    awaitsStaff: false,
    debriefOpen: false,
    stops: [],
    ...more,
  },
];

export const lobbyView = (): View => ({ ...emptyView, ...shared, clock: clockAt("lobby", 0) });

export const seatView = (): View => ({
  ...emptyView,
  ...shared,
  clock: clockAt("play", START + 11 * MIN),
  phase: [{ id: "first-hours", title: "The first hours", number: 1, of: 2, openedMs: START, lengthMs: 120 * MIN }],
  feed,
  asks: [ask({ severalPeople: "hidden-vote", votesCast: 2, voters: 4 })],
  facts: [
    {
      id: "attacker-known",
      text: "The attacker is a classmate, not a stranger from the hill.",
      sensitivity: "partners",
      sinceMs: START + 8 * MIN,
      from: "schools",
      by: "share",
      tell: [
        { seat: "police", delayMs: 5 * MIN, over: false, told: true },
        { seat: "faith-leaders", delayMs: 90 * MIN, over: true, told: false },
        { seat: "schools", delayMs: 0, over: false, told: false },
      ],
    },
  ],
  actions: [
    action({ id: "joint-statement", title: "Joint public statement", with: ["faith-leaders"] }),
    action({
      id: "walk-together",
      title: "Walk the bridge together",
      text: "Visible, slow, and with cameras invited.",
      takesMs: 30 * MIN,
      together: ["mayor", "faith-leaders"],
      confirmed: ["faith-leaders"],
    }),
    action({
      id: "hotline",
      title: "Open a hotline for parents",
      takesMs: 45 * MIN,
      doers: ["mayor"],
      state: "under-way",
      dueMs: START + 40 * MIN,
    }),
    action({ id: "curfew", title: "Close the bridge", takesMs: 10 * MIN, with: ["police"], state: "at-capacity" }),
  ],
  messages: [
    {
      id: "got-1",
      kind: "consultation",
      from: "police",
      to: "mayor",
      sentMs: START + 8 * MIN,
      arrivesMs: START + 9 * MIN,
      arrived: true,
      words: { typed: "t1", text: "We would like to name the school tonight. Do you agree?" },
      open: true,
    },
    {
      id: "sent-1",
      kind: "message",
      from: "mayor",
      to: "police",
      sentMs: START + 10 * MIN,
      arrivesMs: START + 15 * MIN,
      arrived: false,
      words: { typed: "t2", text: "Give us ten minutes." },
      open: false,
    },
  ],
  body: [
    {
      id: "body",
      title: "Local Prevention Council, Strumica",
      state: "summoned",
      opensMs: START + 31 * MIN,
      members: ["mayor", "police", "schools", "faith-leaders"],
      member: true,
      mayConvene: true,
      mustCall: [],
      called: [],
      attending: [],
    },
  ],
  mine: [
    {
      id: "role",
      title: "Mayor's office",
      text: "You answer to the whole city. Nobody else can speak for all of it.",
      private: "The march organiser is your cousin.",
    },
  ],
});

export const boardView = (): View => ({
  ...seatView(),
  asks: [],
  facts: [],
  actions: [],
  messages: [],
  mine: [],
  body: [],
});

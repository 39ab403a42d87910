// Written by `dotnet run --project web -- wire-types web/client/src/wire/wire.generated.ts` from the types in C#.
// Do not change it by hand: a test compares.

export type OpenSession = { secret?: string; code?: string; name?: string };

export type SessionReply = { mayCreate: boolean; streams: StreamInfo[] };

export type StreamInfo = { stream: string; kind: StreamKind; exercise: string; seat?: string; title: string };

export type StreamKind = "lobby" | "seat" | "staff" | "board";

export type ScenarioShelf = { scenarios: ScenarioSummary[]; cities: CitySummary[] };

export type ScenarioSummary = {
  id: string;
  title: string;
  summary: string;
  language: string;
  seats: number;
  injects: number;
  durationMs?: number;
  contentNotes: string[];
};

export type CitySummary = { id: string; title: string; readAloud?: string };

export type CreateExercise = {
  scenario: string;
  city?: string;
  mode: Mode;
  seating: Seating;
  rehearsal: boolean;
  alone: boolean;
  name?: string;
};

export type Mode = "facilitator-paced" | "clock-driven";

export type Seating = "open" | "approve";

export type ExerciseSummary = {
  exercise: string;
  title: string;
  code: string;
  createdWallMs: number;
  stage: string;
  streams: StreamInfo[];
};

export type Invitation = { exercise: string; code: string; addresses: string[]; boardSecret?: string };

export type Problem = { code: string; sentence: string };

export type CatchUp = { stream: string; epoch: string; seq: number; view?: View; envelopes: Envelope[]; nowMs: number };

export type View = {
  scenario: ScenarioItem[];
  clock: ClockItem[];
  phase: PhaseItem[];
  feed: FeedItem[];
  asks: AskItem[];
  facts: FactItem[];
  actions: ActionItem[];
  messages: MessageItem[];
  seats: SeatItem[];
  body: BodyItem[];
  mine: MineItem[];
  questions: QuestionItem[];
  timeline: TimelineItem[];
  cues: CueItem[];
  machines: MachineItem[];
  indicators: IndicatorItem[];
  people: PersonItem[];
  phases: PhasePlanItem[];
  record: TimelineItem[];
};

export type ScenarioItem = {
  title: string;
  summary: string;
  language: string;
  contentNotes: string[];
  city?: string;
  seating: Seating;
  lobbyOpen: boolean;
  id: string;
};

export type ClockItem = {
  stage: Stage;
  storyMs: number;
  wallMs: number;
  pace: number;
  running: boolean;
  mode: Mode;
  rehearsal: boolean;
  awaitsStaff: boolean;
  debriefOpen: boolean;
  ending?: string;
  endingText?: string;
  stops: StopItem[];
  id: string;
};

export type Stage = "lobby" | "play" | "ended" | "sealed";

export type StopItem = { number: number; reason: StopReason; mine: boolean; by?: PersonName; note?: Words };

export type StopReason = "discussion" | "welfare" | "no-duff" | "dark";

export type PersonName = { person: string; name?: string };

export type Words = { typed: string; text?: string };

export type PhaseItem = { title: string; number: number; of: number; openedMs: number; lengthMs?: number; id: string };

export type FeedItem = {
  channel: string;
  from?: string;
  text: string;
  words?: Words;
  atMs: number;
  to: string[];
  id: string;
};

export type AskItem = {
  ask: string;
  seat: string;
  inject?: string;
  question: string;
  options: OptionItem[];
  rationale: Rationale;
  severalPeople: SeveralPeople;
  openedMs: number;
  deadlineMs?: number;
  state: AskState;
  option?: string;
  because?: Words;
  votesCast: number;
  voters: number;
  id: string;
};

export type OptionItem = { id: string; text: string };

export type Rationale = "none" | "optional" | "required";

export type SeveralPeople = "first-answer" | "hidden-vote" | "scribe";

export type AskState = "open" | "answered" | "silent" | "closed";

export type FactItem = {
  text: string;
  sensitivity: Sensitivity;
  sinceMs: number;
  from?: string;
  by: LearnedBy;
  tell: TellItem[];
  id: string;
};

export type Sensitivity = "public" | "partners" | "restricted";

export type LearnedBy = "known" | "share" | "action";

export type TellItem = { seat: string; delayMs: number; over: boolean; told: boolean };

export type ActionItem = {
  action: string;
  title: string;
  text?: string;
  takesMs: number;
  with: string[];
  together: string[];
  confirmed: string[];
  doers: string[];
  state: ActionState;
  dueMs?: number;
  timesDone: number;
  id: string;
};

export type ActionState = "available" | "at-capacity" | "waiting" | "under-way";

export type MessageItem = {
  kind: MessageKind;
  from: string;
  to: string;
  sentMs: number;
  arrivesMs: number;
  arrived: boolean;
  fact?: string;
  words?: Words;
  open: boolean;
  id: string;
};

export type MessageKind = "message" | "consultation" | "reply" | "share";

export type SeatItem = {
  title: string;
  level?: string;
  sector?: string;
  brief: string;
  free: boolean;
  standIn: boolean;
  policy?: StandInPolicy;
  people: PersonName[];
  capacity: number;
  load: number;
  openAsks: number;
  id: string;
};

export type StandInPolicy = "cooperative" | "cautious" | "siloed" | "proactive" | "contrary" | "silent" | "random";

export type BodyItem = {
  title: string;
  state: BodyState;
  opensMs?: number;
  members: string[];
  member: boolean;
  mayConvene: boolean;
  id: string;
};

export type BodyState = "not-called" | "summoned" | "sitting";

export type MineItem = { title: string; text?: string; private?: string; option?: string; words?: Words; id: string };

export type QuestionItem = { text: string; id: string };

export type TimelineItem = {
  atMs: number;
  wallMs: number;
  lane: string;
  kind: string;
  title: string;
  detail?: string;
  other?: string;
  words?: Words;
  level?: number;
  to?: string;
  because?: string;
  lateMs?: number;
  id: string;
};

export type CueItem = {
  title: string;
  kind: InjectKind;
  phase?: string;
  channel: string;
  from?: string;
  to: string[];
  text: string;
  hint?: string;
  when?: string;
  dueMs?: number;
  releasedMs?: number;
  state: CueState;
  id: string;
};

export type InjectKind = "contextual" | "expected-action" | "contingency";

export type CueState = "planned" | "cued" | "held" | "released" | "skipped" | "expecting" | "met" | "missed";

export type MachineItem = {
  title: string;
  state: string;
  level: number;
  sinceMs: number;
  states: MachineStateItem[];
  id: string;
};

export type MachineStateItem = { id: string; title: string; level: number; partOf?: string };

export type IndicatorItem = {
  title: string;
  value: number;
  low: number;
  high: number;
  better: Better;
  trail: TrailPoint[];
  id: string;
};

export type Better = "none" | "up" | "down";

export type TrailPoint = { atMs: number; value: number };

export type PersonItem = { name: PersonName; staff: boolean; seat?: string; id: string };

export type PhasePlanItem = { title: string; opened: boolean; current: boolean; id: string };

export type Envelope = { stream: string; epoch: string; seq: number; changes: Change[] };

export type Change = { op: ChangeKind; in: string; id: string; item?: unknown };

export type ChangeKind = "set" | "add" | "remove";

export type SendCommand = { stream: string; id: string; body: CommandBody; saw?: Saw };

export type TypedText = { text?: string; id?: string; hash?: string };

export type CommandBody =
  | { type: "lobby"; open: boolean }
  | { type: "seat"; person: string; in: string }
  | { type: "remove"; person: string }
  | { type: "take-seat"; in: string }
  | { type: "leave-seat" }
  | { type: "hand-to-stand-in"; to: string; policy?: StandInPolicy }
  | { type: "start" }
  | { type: "stop-play"; reason: StopReason; note?: TypedText }
  | { type: "lift"; stop: number }
  | { type: "pace"; pace: number }
  | { type: "open-phase"; phase: string }
  | { type: "release"; inject: string }
  | { type: "hold"; inject: string }
  | { type: "skip"; inject: string; reason?: TypedText }
  | { type: "announce"; words: TypedText }
  | { type: "mark"; name: TypedText }
  | { type: "end" }
  | { type: "open-debrief" }
  | { type: "seal" }
  | { type: "answer"; ask: string; option: string; because?: TypedText }
  | { type: "act"; action: string }
  | { type: "share"; fact: string; with: string }
  | { type: "consult"; with: string; words?: TypedText }
  | { type: "reply"; to?: string; words?: TypedText }
  | { type: "message"; to: string; words: TypedText }
  | { type: "convene" }
  | { type: "adjourn" }
  | { type: "feedback"; question: string; words: TypedText };

export type Saw = { epoch: string; seq: number };

export type Receipt = {
  id: string;
  accepted: boolean;
  code?: string;
  arguments: string[];
  sentence?: string;
  transient: boolean;
};

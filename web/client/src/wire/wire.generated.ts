// Written by `dotnet run --project web -- wire-types web/client/src/wire/wire.generated.ts` from the types in C#.
// Do not change it by hand: a test compares.

export type OpenSession = { secret?: string; code?: string; name?: string; passphrase?: string };

export type ChooseLanguage = { language: string };

export type SessionReply = { mayCreate: boolean; streams: StreamInfo[]; summits?: SummitInfo[]; opened?: string };

export type StreamInfo = {
  stream: string;
  kind: StreamKind;
  exercise: string;
  seat?: string;
  title: string;
  table?: number;
};

export type StreamKind = "lobby" | "seat" | "staff" | "board";

export type SummitInfo = { summit: string; title: string };

export type PassphraseState = { set: boolean };

export type ChoosePassphrase = { current?: string; passphrase?: string };

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
  uploaded: boolean;
};

export type CitySummary = { id: string; title: string; readAloud?: string };

export type UploadedScenario = { scenario?: ScenarioSummary; findings: FileFinding[] };

export type FileFinding = {
  file: string;
  line: number;
  column: number;
  severity: Severity;
  code: string;
  message: string;
  cure: string;
};

export type Severity = "note" | "warning" | "error";

export type CreateExercise = {
  scenario: string;
  city?: string;
  mode: Mode;
  seating: Seating;
  rehearsal: boolean;
  alone: boolean;
  name?: string;
  simulatedPublic: boolean;
};

export type Mode = "facilitator-paced" | "clock-driven" | "story-only";

export type Seating = "open" | "approve" | "assigned";

export type ExerciseSummary = {
  exercise: string;
  title: string;
  code: string;
  createdWallMs: number;
  stage: string;
  streams: StreamInfo[];
  table?: number;
};

export type Invitation = { exercise: string; code: string; addresses: string[]; boardSecret?: string };

export type LinkInfo = {
  link: string;
  kind: LinkKind;
  madeWallMs?: number;
  sessions: number;
  own: boolean;
  openedWallMs?: number;
};

export type LinkKind = "staff" | "board";

export type MakeLink = { kind: LinkKind };

export type MadeLink = { link: string; kind: LinkKind; secret: string };

export type AuditEntry = {
  number: number;
  atWallMs: number;
  kind: string;
  exercise?: string;
  person?: string;
  about?: string;
};

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
  decisions: DecisionItem[];
  promises: PromiseItem[];
  mine: MineItem[];
  questions: QuestionItem[];
  timeline: TimelineItem[];
  cues: CueItem[];
  machines: MachineItem[];
  indicators: IndicatorItem[];
  people: PersonItem[];
  flags: FlagItem[];
  points: PointItem[];
  phases: PhasePlanItem[];
  threats: ThreatItem[];
  observations: ObservationItem[];
  tasks: TaskItem[];
  improvements: ImprovementItem[];
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
  languages: string[];
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

export type Words = { typed: string; text?: string; withdrawn?: boolean };

export type PhaseItem = { title: string; number: number; of: number; openedMs: number; lengthMs?: number; id: string };

export type FeedItem = {
  channel: string;
  from?: string;
  text: string;
  words?: Words;
  atMs: number;
  to: string[];
  contentNote?: string;
  media?: MediaItem;
  recalled: boolean;
  fromWords?: Words;
  noteWords?: Words;
  edited: boolean;
  fallback: boolean;
  simulated: boolean;
  id: string;
};

export type MediaKind = "image" | "sound" | "film";

export type MediaItem = { key: string; kind: MediaKind; alt: string };

export type AskItem = {
  ask: string;
  seat: string;
  inject?: string;
  question: string;
  answer: AnswerKind;
  options: OptionItem[];
  rationale: Rationale;
  severalPeople: SeveralPeople;
  openedMs: number;
  deadlineMs?: number;
  state: AskState;
  option?: string;
  chosen?: string[];
  number?: number;
  words?: Words;
  because?: Words;
  votesCast: number;
  voters: number;
  holdsClock: boolean;
  together: ProposalItem[];
  id: string;
};

export type AnswerKind = "choice" | "several" | "text" | "number";

export type OptionItem = { id: string; text: string };

export type Rationale = "none" | "optional" | "required";

export type SeveralPeople = "first-answer" | "hidden-vote" | "scribe";

export type AskState = "open" | "answered" | "silent" | "closed";

export type ProposalItem = { seat: string; option?: string };

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

export type LearnedBy = "known" | "share" | "action" | "reveal";

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
  says: string[];
  id: string;
};

export type ActionState = "available" | "at-capacity" | "waiting" | "under-way" | "done-for-good";

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

export type MessageKind =
  | "message"
  | "consultation"
  | "reply"
  | "share"
  | "request"
  | "response"
  | "promise"
  | "keeping";

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
  lead?: PersonName;
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
  mustCall: string[][];
  called: string[];
  attending: string[];
  id: string;
};

export type BodyState = "not-called" | "summoned" | "sitting";

export type DecisionItem = { seat: string; atMs: number; words?: Words; full: DecisionDetail; id: string };

export type DecisionDetail = {
  owner: string;
  options: Words[];
  rationale?: Words;
  basis: string[];
  consulted: string[];
};

export type PromiseItem = {
  number: number;
  from: string;
  to: string;
  words?: Words;
  atMs: number;
  untilMs?: number;
  keptMs?: number;
  id: string;
};

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
  givenUp: boolean;
  decision?: DecisionDetail;
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
  manual: boolean;
  recalled: boolean;
  chance: number;
  expected?: string;
  controller?: string;
  notes?: string;
  contentNote?: string;
  media?: MediaItem;
  textFor: TextForItem[];
  edit?: EditItem;
  id: string;
};

export type InjectKind = "contextual" | "expected-action" | "contingency";

export type CueState =
  | "planned"
  | "cued"
  | "held"
  | "released"
  | "skipped"
  | "cancelled"
  | "expecting"
  | "met"
  | "missed";

export type TextForItem = { seat: string; text: string };

export type EditItem = {
  title?: Words;
  text?: Words;
  from?: Words;
  contentNote?: Words;
  hint?: Words;
  fallback: boolean;
};

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

export type PersonItem = { name: PersonName; staff: boolean; seat?: string; expected: boolean; id: string };

export type FlagItem = { up: boolean; id: string };

export type PointItem = { atMs: number; kind: PointKind; title?: string; name?: Words; id: string };

export type PointKind = "inject" | "phase" | "mark";

export type PhasePlanItem = {
  title: string;
  opened: boolean;
  current: boolean;
  manual: boolean;
  opensWhen?: string;
  ready: boolean;
  closing: ClosingItem[];
  id: string;
};

export type ClosingItem = { kind: ClosingKind; title: string; seat?: string };

export type ClosingKind =
  | "falls-silent"
  | "expected"
  | "skipped"
  | "completes"
  | "goes-on"
  | "arrives"
  | "delayed"
  | "body-rises";

export type ThreatItem = { rated: number; lowest?: number; middle?: number; highest?: number; id: string };

export type ObservationItem = {
  atMs: number;
  by: PersonName;
  words?: Words;
  kind: ObservationKind;
  pinnedTo: PinnedTo;
  of?: string;
  id: string;
};

export type ObservationKind = "strength" | "gap" | "risk";

export type PinnedTo = "inject" | "decision" | "task" | "moment";

export type TaskItem = { objective: string; text: string; metMs?: number; marks: TaskMarkItem[]; id: string };

export type TaskMarkItem = { by: PersonName; mark: TaskMark; evidence?: Words };

export type TaskMark = "p" | "s" | "m" | "u";

export type ImprovementItem = { action?: Words; area?: Words; owner?: Words; due?: Words; id: string };

export type Envelope = { stream: string; epoch: string; seq: number; changes: Change[] };

export type Change = { op: ChangeKind; in: string; id: string; item?: unknown };

export type ChangeKind = "set" | "add" | "remove";

export type SendCommand = { stream: string; id: string; body: CommandBody; saw?: Saw };

export type TypedText = { text?: string; id?: string; hash?: string };

export type RosterEntry = { person: string; in: string };

export type EditedText = { language: string; words: TypedText };

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
  | { type: "recall"; inject: string }
  | { type: "extend"; ask: string; in: string; byMs: number }
  | { type: "close-ask"; ask: string; in: string }
  | { type: "rewind"; to: number }
  | { type: "announce"; words: TypedText }
  | { type: "mark"; name: TypedText }
  | { type: "end" }
  | { type: "open-debrief" }
  | { type: "seal" }
  | {
      type: "answer";
      ask: string;
      option: string;
      because?: TypedText;
      options?: string[];
      number?: number;
      words?: TypedText;
    }
  | { type: "act"; action: string }
  | { type: "share"; fact: string; with: string }
  | { type: "consult"; with: string; words?: TypedText }
  | { type: "reply"; to?: string; words?: TypedText }
  | { type: "message"; to: string; words: TypedText }
  | { type: "request"; to: string; words: TypedText }
  | { type: "respond"; to?: string; words?: TypedText }
  | {
      type: "decide";
      words: TypedText;
      owner?: string;
      options?: TypedText[];
      rationale?: TypedText;
      basis?: string[];
      consulted?: string[];
    }
  | { type: "convene" }
  | { type: "adjourn" }
  | { type: "feedback"; question: string; words: TypedText }
  | { type: "erase-words"; ids: string[] }
  | { type: "promise"; to: string; words: TypedText; untilMs?: number }
  | { type: "keep"; number: number }
  | { type: "attend" }
  | { type: "threat-rating"; rating: number }
  | { type: "close-vote"; ask: string }
  | { type: "name-lead"; in: string; person: string }
  | { type: "observe"; words: TypedText; kind: ObservationKind; pinnedTo: PinnedTo; of?: string }
  | { type: "rate"; task: string; mark: TaskMark; evidence?: TypedText }
  | { type: "jump"; toMs?: number; byMs?: number }
  | { type: "roster"; entries: RosterEntry[] }
  | { type: "move"; person: string; from: string; in: string }
  | {
      type: "edit";
      inject: string;
      text?: TypedText;
      title?: TypedText;
      from?: TypedText;
      contentNote?: TypedText;
      hint?: TypedText;
      texts?: EditedText[];
    }
  | {
      type: "add-inject";
      title: TypedText;
      text: TypedText;
      to: string[];
      channel: string;
      from?: TypedText;
      afterMs?: number;
      contentNote?: TypedText;
    }
  | { type: "withdraw"; words: string }
  | { type: "override"; indicator: string; to: number }
  | { type: "force"; crisis: string; to: string }
  | { type: "rename-groups"; a: string; b: string }
  | { type: "improve"; action: TypedText; area?: TypedText; owner?: TypedText; due?: TypedText };

export type Saw = { epoch: string; seq: number };

export type ErasePerson = { person: string; id: string };

export type GonePerson = { person: string; name: string };

export type Receipt = {
  id: string;
  accepted: boolean;
  code?: string;
  arguments: string[];
  sentence?: string;
  transient: boolean;
};

export type Presence = { stream: string; people: PersonPresence[] };

export type PersonPresence = { person: string; connected: boolean; awayMs: number };

export type WhatIfChange =
  | { type: "answer"; seat: string; ask: string; option: string; at?: number; now: boolean }
  | { type: "act"; seat: string; action: string; at: number }
  | { type: "share"; seat: string; fact: string; with: string; at: number }
  | { type: "drop"; version: number }
  | { type: "city"; city: string };

export type WhatIfComparison = {
  sharedTo: number;
  parts?: Parting;
  was: StoryOutcome;
  wouldBe: StoryOutcome;
  indicators: IndicatorComparison[];
  machines: MachineComparison[];
  injects: InjectDifference[];
  answers: AnswerDifference[];
  tasks: TaskDifference[];
  knowledge: KnowledgeDifference[];
  refused: RefusedCommand[];
};

export type Happening = { version: number; atMs: number; kind: string; of: string };

export type PartingDifference = { what: string; was?: string; wouldBe?: string };

export type Parting = { atMs: number; was?: Happening; wouldBe?: Happening; differs: PartingDifference[] };

export type StoryOutcome = {
  version: number;
  storyMs: number;
  stage: Stage;
  ending?: string;
  endingTitle?: string;
  stateHash: string;
};

export type IndicatorComparison = {
  indicator: string;
  title: string;
  was: TrailPoint[];
  wouldBe: TrailPoint[];
  widest?: WidestGap;
};

export type WidestGap = { atMs: number; was: number; wouldBe: number };

export type MachineComparison = { crisis: string; title: string; was: StateEntered[]; wouldBe: StateEntered[] };

export type StateEntered = { atMs: number; state: string; title: string; level: number };

export type InjectDifference = { inject: string; title?: string; wasMs?: number; wouldBeMs?: number };

export type AnswerDifference = {
  ask: string;
  seat: string;
  question: string;
  was?: AnswerGiven;
  wouldBe?: AnswerGiven;
};

export type AnswerGiven = { atMs: number; option: string; text: string; silence: boolean };

export type TaskDifference = { objective: string; task: string; text: string; wasMs?: number; wouldBeMs?: number };

export type KnowledgeDifference = { seat: string; fact: string; text: string; was?: Learned; wouldBe?: Learned };

export type Learned = { atMs: number; from?: string };

export type RefusedCommand = {
  version: number;
  atMs: number;
  seat?: string;
  kind: string;
  of: string;
  code: string;
  sentence: string;
};

export type CreateSummit = {
  scenario: string;
  title?: string;
  cities: string[];
  mode: Mode;
  seating: Seating;
  rehearsal: boolean;
  simulatedPublic: boolean;
};

export type SummitSummary = { summit: string; title: string; code: string; createdWallMs: number; tables: number };

export type SummitView = {
  summit: string;
  version: number;
  title: string;
  code: string;
  addresses: string[];
  seating: Seating;
  rehearsal: boolean;
  nowMs: number;
  roles: OptionItem[];
  languages: string[];
  tables: SummitTableView[];
  people?: SummitPersonView[];
};

export type SummitTableView = {
  number: number;
  exercise: string;
  stream?: string;
  city?: string;
  stage: Stage;
  storyMs: number;
  wallMs: number;
  pace: number;
  running: boolean;
  awaitsStaff: boolean;
  phase: number;
  phases: number;
  phaseTitle?: string;
  stops: SummitStop[];
  seats: number;
  seatsTaken: number;
  people: number;
  connected: number;
  waiting: number;
  refused?: string;
  damaged: boolean;
  debriefOpen: boolean;
};

export type SummitStop = { reason: StopReason; bySummit: boolean };

export type SummitPersonView = {
  person: string;
  name?: string;
  table: number;
  seat?: string;
  language?: string;
  arrived: boolean;
  walkedIn: boolean;
  badge: boolean;
};

export type OrderTables = { id: string; order: TableOrderKind; reason?: StopReason; words?: string; to?: number[] };

export type TableOrderKind = "start" | "stop" | "go-on" | "announce" | "end" | "open-debrief";

export type PlacePerson = { person?: string; name?: string; table: number; seat?: string; language?: string };

export type DropPerson = { person: string };

export type RosterReply = { kept: boolean; findings: RosterFinding[]; lines: RosterPreview[]; dropped: string[] };

export type RosterFinding = { line: number; severity: Severity; code: string; message: string; cure: string };

export type RosterPreview = {
  line: number;
  name: string;
  table: number;
  seat?: string;
  language?: string;
  change: RosterChange;
};

export type RosterChange = "same" | "added" | "changed";

export type IssueBadges = { people?: string[] };

export type BadgeSheet = { title: string; addresses: string[]; badges: Badge[] };

export type Badge = { person: string; name: string; table: number; seat?: string; language?: string; secret: string };

export type SummitLobby = {
  summit: string;
  title: string;
  seating: Seating;
  table: number;
  mayChoose: boolean;
  tables: SummitLobbyTable[];
};

export type SummitLobbyTable = { number: number; free: number; isOpen: boolean };

export type ChooseTable = { table: number };

/** What a client calls on the hub. */
export type HubMethods = {
  Watch: { takes: [stream: string, epoch: string | null, after: number]; gives: CatchUp };
  Send: { takes: [command: SendCommand]; gives: Receipt };
};

/** What the hub calls on a client, and with what. */
export type HubSignals = {
  Changes: [envelope: Envelope];
  Resync: [stream: string];
  Gone: [stream: string];
  Presence: [presence: Presence];
};

import type {
  CatchUp,
  ChooseLanguage,
  ChoosePassphrase,
  CreateExercise,
  ErasePerson,
  ExerciseSummary,
  GonePerson,
  Invitation,
  LinkInfo,
  MadeLink,
  MakeLink,
  OpenSession,
  PassphraseState,
  Presence,
  Problem,
  Receipt,
  ScenarioShelf,
  SendCommand,
  SessionReply,
  UploadedScenario,
} from "../wire/wire.generated";
import { type Key, t } from "./i18n/t";
import { source } from "./signal";

/** The server answered, and said no. Anything else that goes wrong is the network. */
export class ServerProblem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, problem: Problem) {
    super(problem.sentence);
    this.status = status;
    this.code = problem.code;
  }

  /** It may go better later: too many requests, or the server is in trouble. */
  get isTransient(): boolean {
    return this.status === 408 || this.status === 425 || this.status === 429 || this.status >= 500;
  }
}

/** What to tell people of a call that failed: the server's own sentence, or the one for when nobody answered. */
export function sentenceOf(error: unknown, unanswered: Key, unsaid: Key = "refused.plain"): string {
  return error instanceof ServerProblem ? error.message || t(unsaid) : t(unanswered);
}

const NOT_STAFF = "not-allowed";

/** How often the server has asked for the staff link: whoever thought they held it looks again. */
export const staffAsked = source(0);

const TIMEOUT_MS = 15_000;
/** As long as the server listens to files. */
const UPLOAD_TIMEOUT_MS = 300_000;

/**
 * What is asked again and again must begin to be answered within this time; the answer itself may come slowly. A request that a dead
 * network has swallowed would otherwise keep a page waiting long after the network is back.
 */
const ANSWER_MS = 4_000;

/** Where the server is, for a page that it served itself: nowhere in particular. */
type Place = { readonly base: string; readonly headers: Record<string, string> };

const here: Place = { base: "", headers: {} };

export type Plain = ReturnType<typeof plainAt>;

/** What goes over plain requests while there is no socket. A client that is no browser says where, and brings its cookie along. */
export function plainAt(place: Place) {
  return {
    catchUp: (stream: string, epoch: string | undefined, after: number) =>
      call<CatchUp>(
        "GET",
        `/api/streams/${encodeURIComponent(stream)}?${new URLSearchParams({ ...(epoch ? { epoch } : {}), after: String(after) })}`,
        undefined,
        ANSWER_MS,
        place,
      ),
    send: (command: SendCommand) => call<Receipt>("POST", "/api/commands", command, ANSWER_MS, place),
  };
}

export const server = {
  openSession: (body: OpenSession) => call<SessionReply>("POST", "/api/session", body),
  session: () => call<SessionReply>("GET", "/api/session"),
  endSession: () => call<SessionReply>("DELETE", "/api/session"),
  endOtherSessions: () => call<void>("DELETE", "/api/session/others"),
  shelf: () => call<ScenarioShelf>("GET", "/api/scenarios"),
  upload: (files: readonly File[]) => call<UploadedScenario>("POST", "/api/scenarios", form(files)),
  takeOff: (scenario: string) => call<void>("DELETE", `/api/scenarios/${encodeURIComponent(scenario)}`),
  create: (body: CreateExercise) => call<ExerciseSummary>("POST", "/api/exercises", body),
  exercises: () => call<ExerciseSummary[]>("GET", "/api/exercises"),
  /** Without the projector's link, which the server would make for being asked. */
  invitation: (exercise: string) =>
    call<Invitation>("GET", `/api/exercises/${encodeURIComponent(exercise)}/invitation?board=false`),
  passphrase: () => call<PassphraseState>("GET", "/api/passphrase"),
  choosePassphrase: (body: ChoosePassphrase) => call<PassphraseState>("PUT", "/api/passphrase", body),
  links: (exercise: string) => call<LinkInfo[]>("GET", linksPath(exercise)),
  makeLink: (exercise: string, body: MakeLink) => call<MadeLink>("POST", linksPath(exercise), body),
  revokeLink: (exercise: string, link: string) =>
    call<LinkInfo[]>("DELETE", `${linksPath(exercise)}/${encodeURIComponent(link)}`),
  renewCode: (exercise: string) =>
    call<Invitation>("POST", `/api/exercises/${encodeURIComponent(exercise)}/code?board=false`, {}),
  /** By the time it is answered, nothing of the person is in the server's files. */
  erase: (exercise: string, body: ErasePerson) =>
    call<Receipt>("POST", `/api/exercises/${encodeURIComponent(exercise)}/erase`, body),
  /** Who came, is no longer in the exercise, and has a name there still. */
  gone: (exercise: string) => call<GonePerson[]>("GET", `/api/exercises/${encodeURIComponent(exercise)}/gone`),
  /** Who is at their screen, for staff; the socket tells it by itself. */
  presence: (exercise: string) => call<Presence>("GET", `/api/exercises/${encodeURIComponent(exercise)}/presence`),
  ...plainAt(here),
  /** The language this browser reads the exercises' texts in. Its streams then send their views anew. */
  chooseLanguage: (body: ChooseLanguage) => call<SessionReply>("PUT", "/api/session/language", body),
};

const linksPath = (exercise: string): string => `/api/exercises/${encodeURIComponent(exercise)}/links`;

/** Where a picture, a sound or a film of an exercise lies. */
export const mediaAddress = (exercise: string, key: string): string =>
  `/api/exercises/${encodeURIComponent(exercise)}/media/${encodeURIComponent(key)}`;

/** The session's cookie has just been renewed and the new one is on its way: ask again. */
const TOO_EARLY = 425;
const NO_CONTENT = 204;
const EARLY_TRIES = 5;
const EARLY_WAIT_MS = 200;

type Method = "GET" | "POST" | "PUT" | "DELETE";

function form(files: readonly File[]): FormData {
  const data = new FormData();
  for (const file of files) {
    data.append("files", file, file.name);
  }

  return data;
}

/** One call of the API. Files go as they are, under their own type; anything else as JSON. */
export async function call<T>(
  method: Method,
  path: string,
  body?: unknown,
  answerMs = TIMEOUT_MS,
  place = here,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await callOnce<T>(place, method, path, body, answerMs);
    } catch (error) {
      if (!(error instanceof ServerProblem && error.status === TOO_EARLY && tries < EARLY_TRIES)) {
        throw error;
      }

      await new Promise((resolve) => setTimeout(resolve, EARLY_WAIT_MS));
    }
  }
}

async function callOnce<T>(place: Place, method: Method, path: string, body: unknown, answerMs: number): Promise<T> {
  const files = body instanceof FormData || body instanceof Blob;
  const giveUp = new AbortController();
  const late = setTimeout(() => giveUp.abort(), files ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS);
  const unanswered = setTimeout(() => giveUp.abort(), files ? UPLOAD_TIMEOUT_MS : answerMs);
  try {
    const response = await fetch(place.base + path, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      signal: giveUp.signal,
      headers: place.headers,
      ...(method !== "GET"
        ? {
            headers: {
              ...place.headers,
              "X-Tabletop": "1",
              ...(files ? {} : { "Content-Type": "application/json" }),
            },
          }
        : {}),
      ...(body !== undefined ? { body: files ? body : JSON.stringify(body) } : {}),
    });
    clearTimeout(unanswered);
    if (!response.ok) {
      const problem = await problemOf(response);
      if (problem.code === NOT_STAFF) {
        staffAsked.set(staffAsked.get() + 1);
      }

      throw new ServerProblem(response.status, problem);
    }

    return (response.status === NO_CONTENT ? undefined : await response.json()) as T;
  } finally {
    clearTimeout(unanswered);
    clearTimeout(late);
  }
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const problem = (await response.json()) as Partial<Problem>;
    return { code: problem.code ?? String(response.status), sentence: problem.sentence ?? "" };
  } catch {
    return { code: String(response.status), sentence: "" };
  }
}

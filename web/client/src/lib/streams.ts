import type { CatchUp, Envelope } from "../wire/wire.generated";
import { backoffMs } from "./backoff";
import { type Copy, foldCatchUp, foldEnvelope } from "./fold";
import { ServerProblem } from "./server";
import { type Signal, type Source, source } from "./signal";

export type Watched =
  | { kind: "loading" }
  | { kind: "here"; copy: Copy; serverOffsetMs: number }
  /** The grant ended: moved, removed, or never ours. */
  | { kind: "gone" };

/** How the streams ask the server; connection and plain HTTP stand behind it. */
export type Puller = {
  /** The socket is up and will hint at changes of this stream. */
  readonly hinted: (stream: string) => boolean;
  readonly pull: (stream: string, epoch: string | undefined, after: number) => Promise<CatchUp>;
  readonly heard: (reached: boolean) => void;
};

/** Without a socket nobody hints, so a page asks this often. */
const POLL_MS = 2_000;

/** With one it still asks: the last hint may be the one that was lost, and then no gap ever shows. */
const QUIET_MS = 12_500;

/** Where nobody answers at all there is nobody to spare: whoever asks often sees first that the network is back. */
const NO_NETWORK_CAP_MS = 3_000;

/** Two answers that tell the server's clock so much alike tell the same; a screen is not drawn anew for it. */
const SAME_CLOCK_MS = 250;

/** Twenty per cent to either side, so that a room does not ask in one breath. */
const spread = (ms: number): number => ms * (0.8 + Math.random() * 0.4);

type Entry = {
  readonly state: Source<Watched>;
  watchers: number;
  pulling: boolean;
  again: boolean;
  whole: boolean;
  attempt: number;
  reached: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
};

/** The copies of all streams this page watches. A missed hint is found at the next one, or by asking. */
export class Streams {
  readonly #entries = new Map<string, Entry>();
  readonly #puller: Puller;
  readonly #onGone: (stream: string) => void;

  constructor(puller: Puller, onGone: (stream: string) => void) {
    this.#puller = puller;
    this.#onGone = onGone;
  }

  state(stream: string): Signal<Watched> {
    return this.#entry(stream).state;
  }

  /** Watches a stream until the returned function is called. */
  watch(stream: string): () => void {
    const entry = this.#entry(stream);
    if (entry.watchers++ === 0) {
      void this.#pull(stream);
    }

    return () => {
      entry.watchers--;
      if (entry.watchers === 0) {
        clearTimeout(entry.timer);
      }
    };
  }

  changes(envelope: Envelope): void {
    const entry = this.#entries.get(envelope.stream);
    const now = entry?.state.get();
    if (!entry || now?.kind !== "here") {
      return;
    }

    const copy = foldEnvelope(now.copy, envelope);
    if (copy === "gap") {
      void this.#pull(envelope.stream);
    } else if (copy !== now.copy) {
      entry.state.set({ ...now, copy });
    }
  }

  gone(stream: string): void {
    const entry = this.#entry(stream);
    clearTimeout(entry.timer);
    if (entry.state.get().kind !== "gone") {
      entry.state.set({ kind: "gone" });
      this.#onGone(stream);
    }
  }

  pullOne(stream: string): void {
    void this.#pull(stream);
  }

  pullAll(): void {
    for (const [stream, entry] of this.#entries) {
      if (entry.watchers > 0) {
        void this.#pull(stream);
      }
    }
  }

  #entry(stream: string): Entry {
    let entry = this.#entries.get(stream);
    if (!entry) {
      const state = source<Watched>({ kind: "loading" });
      const idle = { pulling: false, again: false, whole: false, reached: true, timer: undefined };
      entry = { state, watchers: 0, attempt: 0, ...idle };
      this.#entries.set(stream, entry);
    }

    return entry;
  }

  /** One pull at a time per stream; a second wish while one is under way means once more afterwards. */
  async #pull(stream: string): Promise<void> {
    const entry = this.#entry(stream);
    if (entry.pulling) {
      entry.again = true;
      return;
    }

    if (entry.state.get().kind === "gone") {
      return;
    }

    clearTimeout(entry.timer);
    entry.pulling = true;
    try {
      do {
        entry.again = false;
        await this.#pullOnce(stream, entry);
      } while (entry.again);
      entry.attempt = 0;
      this.#puller.heard(true);
    } catch (problem) {
      const final = problem instanceof ServerProblem && !problem.isTransient;
      entry.reached = problem instanceof ServerProblem;
      this.#puller.heard(entry.reached);
      if (final) {
        this.gone(stream);
      }

      entry.attempt++;
    } finally {
      entry.pulling = false;
      this.#later(stream, entry);
    }
  }

  async #pullOnce(stream: string, entry: Entry): Promise<void> {
    const before = entry.state.get();
    const copy = before.kind === "here" && !entry.whole ? before.copy : undefined;
    const askedMs = Date.now();
    const reply = await this.#puller.pull(stream, copy?.epoch, copy?.seq ?? 0);
    const receivedMs = Date.now();
    const now = entry.state.get();
    if (now.kind === "gone") {
      return;
    }

    const folded = foldCatchUp(now.kind === "here" ? now.copy : undefined, reply);
    if (folded === "gap") {
      if (entry.whole) {
        throw new Error("The server sent no whole view.");
      }

      // What came in between does not fit what was asked for: ask for a whole view.
      entry.whole = entry.again = true;
      return;
    }

    entry.whole = false;
    const serverOffsetMs = reply.nowMs + (receivedMs - askedMs) / 2 - receivedMs;
    const isSame =
      now.kind === "here" && now.copy === folded && Math.abs(now.serverOffsetMs - serverOffsetMs) < SAME_CLOCK_MS;
    if (!isSame) {
      entry.state.set({ kind: "here", copy: folded, serverOffsetMs });
    }
  }

  #later(stream: string, entry: Entry): void {
    clearTimeout(entry.timer);
    if (entry.watchers > 0 && entry.state.get().kind !== "gone") {
      const calmMs = this.#puller.hinted(stream) ? QUIET_MS : POLL_MS;
      const capMs = entry.reached ? undefined : NO_NETWORK_CAP_MS;
      const waitMs = entry.attempt > 0 ? backoffMs(entry.attempt, Math.random, capMs) : spread(calmMs);
      entry.timer = setTimeout(() => void this.#pull(stream), waitMs);
    }
  }
}

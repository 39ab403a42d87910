import { backoffMs } from "./backoff";
import type { Hub, HubEvents } from "./hub";
import { type Source, source } from "./signal";

export type Link =
  | { kind: "connecting"; sinceMs: number }
  | { kind: "live" }
  /** No socket, but plain requests get through. */
  | { kind: "polling" }
  | { kind: "offline"; sinceMs: number };

const PROBE_TIMEOUT_MS = 4_000;

/** A proxy may take a socket and never say a word more. */
const START_TIMEOUT_MS = 6_000;

/** A try this old loses little when somebody has a reason to believe that a fresh one goes better. */
const STALE_TRY_MS = 1_000;

/**
 * Keeps one hub connection up for ever: full jitter, ten seconds at most, the first start like any other.
 * The hub is a hint channel; while it is away its listeners pull over plain HTTP.
 */
export class Connection {
  readonly link: Source<Link> = source<Link>({ kind: "connecting", sinceMs: Date.now() });
  readonly hub: Hub;

  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #opened = false;
  #trying: { sinceMs: number; giveUp: () => void } | undefined;
  #stopped = false;
  #resting = false;
  readonly #onUp: () => void;

  constructor(make: (events: HubEvents) => Hub, events: Omit<HubEvents, "closed">, onUp: () => void) {
    this.#onUp = onUp;
    this.hub = make({ ...events, closed: () => this.#lost() });
  }

  /** Once somebody watches a stream; before that there is nobody to connect as. */
  open(): void {
    if (this.#resting) {
      this.#resting = false;
      this.link.set({ kind: "connecting", sinceMs: Date.now() });
      void this.#start();
    }

    if (this.#opened) {
      return;
    }

    this.#opened = true;
    void this.#start();
    for (const event of ["online", "pageshow"]) {
      window.addEventListener(event, this.probe);
    }

    // A frozen page that was in sight all the time comes back with this alone.
    document.addEventListener("resume", this.probe);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") {
        this.probe();
      }
    });
  }

  /** Nobody here is let in any more: no further tries, until somebody watches a stream again. */
  rest(): void {
    this.#resting = this.#opened;
    clearTimeout(this.#timer);
    if (this.#opened) {
      this.hub.stop().catch(() => undefined);
    }
  }

  /** A frozen tab may hold a dead socket that looks alive: ask now instead of waiting for the timeout. */
  readonly probe = (): void => {
    if (this.hub.connected()) {
      this.#onUp();
      return;
    }

    this.#attempt = 0;
    if (this.#trying && Date.now() - this.#trying.sinceMs > STALE_TRY_MS) {
      this.#trying.giveUp();
    } else {
      void this.#start();
    }
  };

  /** Whoever asked something over the socket and got no answer in time says so; a fresh one is made. */
  async inTime<T>(asked: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error("The server did not answer in time."));
        void this.hub.stop();
      }, PROBE_TIMEOUT_MS);
    });
    try {
      return await Promise.race([asked, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Plain requests report how they fare while there is no socket. */
  heard(reached: boolean): void {
    const now = this.link.get();
    if (this.hub.connected()) {
      return;
    }

    if (reached) {
      if (now.kind !== "polling") {
        this.link.set({ kind: "polling" });
      }

      if (now.kind === "offline") {
        // The network is back: the socket need not wait for its turn.
        this.probe();
      }
    } else if (now.kind === "polling" || now.kind === "live") {
      this.link.set({ kind: "offline", sinceMs: Date.now() });
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.hub.stop();
  }

  async #start(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#trying || this.#stopped || this.#resting || this.hub.connected()) {
      return;
    }

    const given = new Promise<never>((_, reject) => {
      this.#trying = { sinceMs: Date.now(), giveUp: () => reject(new Error("The server did not answer in time.")) };
    });
    const late = setTimeout(() => this.#trying?.giveUp(), START_TIMEOUT_MS);
    try {
      await Promise.race([this.hub.start(), given]);
      this.#trying = undefined;
      this.#attempt = 0;
      if (this.#resting) {
        await this.hub.stop();
        return;
      }

      this.link.set({ kind: "live" });
      this.#onUp();
    } catch {
      this.#trying = undefined;
      // What hangs must not hold up the next try. Where it cannot be stopped either, that one fails, and so on.
      this.hub.stop().catch(() => undefined);
      this.#again();
    } finally {
      clearTimeout(late);
    }
  }

  #lost(): void {
    if (this.link.get().kind === "live") {
      this.link.set({ kind: "offline", sinceMs: Date.now() });
    }

    this.#again();
  }

  #again(): void {
    if (!this.#stopped && !this.#resting) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#start(), backoffMs(this.#attempt++));
    }
  }
}

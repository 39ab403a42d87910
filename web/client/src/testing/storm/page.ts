import { makeConsole, type TabletopConsole } from "../../lib/console";
import type { Hub, HubEvents } from "../../lib/hub";
import { memoryStore, type Store } from "../../lib/store";
import type { PretendServer } from "./pretend-server";
import type { Weather } from "./weather";

const never = <T>(): Promise<T> => new Promise(() => undefined);

/** A page in somebody's hand, with the console's own streams, outbox and drafts, over a socket and a network that are pretended. */
export class Page {
  readonly store: Store = memoryStore();
  console!: TabletopConsole;
  stream: string;

  readonly #server: PretendServer;
  readonly #weather: Weather;
  #life = 0;
  #closeSocket = (): void => undefined;
  #leave = (): void => undefined;

  constructor(stream: string, server: PretendServer, weather: Weather) {
    this.stream = stream;
    this.#server = server;
    this.#weather = weather;
  }

  /** Also anew: what the page before had in its hands is gone, and what it stored is here. */
  async open(): Promise<void> {
    this.close();
    const life = this.#life;
    this.console = makeConsole(this.#storeIn(life), (events) => this.#hub(events, life));
    await this.console.drafts.open();
    await this.console.outbox.open();
    this.console.connection.open();
    this.#leave = this.console.streams.watch(this.stream);
  }

  /** The script stops where it is: nothing it waits for ever comes. */
  close(): void {
    this.#life++;
    this.#leave();
    this.#closeSocket();
    void this.console?.connection.stop();
  }

  /** The stream ended; the session names another. */
  moveTo(stream: string): void {
    this.#leave();
    this.stream = stream;
    this.#leave = this.console.streams.watch(stream);
  }

  loseSocket(): void {
    this.#closeSocket();
  }

  /** What a plain request over this page's network does. */
  async fetch<T>(question: () => T): Promise<T> {
    const life = this.#life;
    const answer = await this.#weather
      .ask(question)
      .catch((problem) => (life === this.#life ? Promise.reject(problem) : never<T>()));
    return life === this.#life ? answer : never<T>();
  }

  /** What a script that has stopped would still do to the store is not done. */
  #storeIn(life: number): Store {
    const still = <T>(work: () => Promise<T>) => (life === this.#life ? work() : never<T>());
    return {
      all: (table) => still(() => this.store.all(table)),
      get: (table, key) => still(() => this.store.get(table, key)),
      put: (table, key, value) => still(() => this.store.put(table, key, value)),
      remove: (table, key) => still(() => this.store.remove(table, key)),
      keys: (table) => still(() => this.store.keys(table)),
    };
  }

  #hub(events: HubEvents, life: number): Hub {
    let up = false;
    let tries = 0;
    const alive = () => life === this.#life;
    const heard: HubEvents = {
      changes: (envelope) => up && alive() && events.changes(envelope),
      resync: (stream) => up && alive() && events.resync(stream),
      gone: (stream) => up && alive() && events.gone(stream),
      presence: () => undefined,
      closed: () => undefined,
    };
    const drop = () => {
      if (up) {
        up = false;
        this.#server.unwatch(heard);
        if (alive()) {
          events.closed();
        }
      }
    };
    return {
      connected: () => up,
      start: async () => {
        const number = ++tries;
        await this.fetch(() => undefined);
        if (number !== tries) {
          throw new Error("It was stopped before it was up.");
        }

        up = true;
        this.#closeSocket = drop;
      },
      stop: async () => {
        tries++;
        drop();
      },
      watch: (stream, epoch, after) => this.fetch(() => this.#server.watch(stream, epoch, after, heard)),
      send: (command) => this.fetch(() => this.#server.send(command)),
    };
  }
}

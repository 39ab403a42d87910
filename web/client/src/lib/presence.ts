import type { PersonPresence, Presence } from "../wire/wire.generated";
import { type Signal, type Source, source } from "./signal";

/** By person. Undefined: nothing is known, which is not that nobody is there. */
export type Present = ReadonlyMap<string, PersonPresence> | undefined;

/** Who is at their screen comes whole every five seconds; after three times that without a word it is no news any more. */
const EXPIRES_MS = 15_000;

/** Who is at their screen, by the stream it is told to. In no order with anything else, and never asked for twice. */
export class Presences {
  readonly #known = new Map<string, { state: Source<Present>; timer?: ReturnType<typeof setTimeout> }>();

  of(stream: string): Signal<Present> {
    return this.#entry(stream).state;
  }

  hear({ stream, people }: Presence): void {
    const entry = this.#entry(stream);
    clearTimeout(entry.timer);
    entry.state.set(new Map(people.map((one) => [one.person, one])));
    entry.timer = setTimeout(() => entry.state.set(undefined), EXPIRES_MS);
  }

  /** The stream has ended. */
  forget(stream: string): void {
    const entry = this.#entry(stream);
    clearTimeout(entry.timer);
    entry.state.set(undefined);
  }

  #entry(stream: string) {
    let entry = this.#known.get(stream);
    if (!entry) {
      entry = { state: source<Present>(undefined) };
      this.#known.set(stream, entry);
    }

    return entry;
  }
}

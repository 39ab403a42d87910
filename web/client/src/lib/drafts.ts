import { type Source, source } from "./signal";
import type { Store } from "./store";

const SAVE_AFTER_MS = 250;

/** Drafts that are no words of anybody's: what is ticked, what was read. */
const TICKS = /\/(?:notes-read|option|several|number)$/;

/** Where the words lie that were typed on a screen which is no more. Its drafts are "stream/what", so no key is this. */
const LEFT = "left";

/** Texts being typed, by key ("stream/what"). They outlive a reload and a dead battery. */
export class Drafts {
  /** Words that were typed for streams which ended before they were sent. They are their writer's, so only they throw them away. */
  readonly left: Source<readonly string[]> = source<readonly string[]>([]);

  readonly #store: () => Promise<Store>;
  readonly #open = new Map<string, Source<string>>();
  readonly #loaded = new Map<string, Promise<void>>();
  readonly #unsaved = new Map<string, ReturnType<typeof setTimeout>>();
  /** What this page last read or wrote: anything else in the store was typed in another tab. */
  readonly #stored = new Map<string, string>();

  constructor(store: () => Promise<Store>) {
    this.#store = store;
  }

  text(key: string): Source<string> {
    let text = this.#open.get(key);
    if (!text) {
      text = source("");
      this.#open.set(key, text);
      this.#loaded.set(key, this.#load(key, text));
    }

    return text;
  }

  write(key: string, value: string): void {
    this.text(key).set(value);
    clearTimeout(this.#unsaved.get(key));
    this.#unsaved.set(
      key,
      setTimeout(() => void this.#save(key), SAVE_AFTER_MS),
    );
  }

  /** A refused command's words come back, before whatever was typed since, also by an earlier page. Stored when it is done. */
  async giveBack(key: string, value: string): Promise<void> {
    const text = this.text(key);
    await this.#loaded.get(key);
    const typed = text.get();
    if (!`\n${typed}\n`.includes(`\n${value}\n`)) {
      this.write(key, typed ? `${value}\n${typed}` : value);
    }

    await this.#save(key);
  }

  /** Takes up the words an earlier page left behind. */
  async open(): Promise<void> {
    const store = await this.#store();
    this.left.set((await store.get<string[]>("drafts", LEFT)) ?? []);
  }

  /** The streams that something is being typed for. */
  async streams(): Promise<ReadonlySet<string>> {
    return new Set((await this.#keys()).map(streamOf));
  }

  /** A stream has ended, and its screen with it: what was ticked goes, and words that were not sent are put aside. */
  async end(stream: string): Promise<void> {
    const store = await this.#store();
    const words: string[] = [];
    for (const key of (await this.#keys()).filter((one) => streamOf(one) === stream)) {
      const text = this.#open.get(key)?.get() || held(key) || (await store.get<string>("drafts", key)) || "";
      if (text.trim() && !TICKS.test(key)) {
        words.push(text.trim());
      }
    }

    // Put aside first: whatever cuts this off, the words are somewhere.
    if (words.length > 0) {
      const left = (await store.get<string[]>("drafts", LEFT)) ?? [];
      await this.#leave([...left, ...words.filter((one) => !left.includes(one))]);
    }

    for (const key of (await this.#keys()).filter((one) => streamOf(one) === stream)) {
      clearTimeout(this.#unsaved.get(key));
      this.#unsaved.delete(key);
      this.#open.get(key)?.set("");
      letGo(key);
      await store.remove("drafts", key);
    }
  }

  /** Stores all again that is on this page: the store was emptied by somebody else. */
  async keep(): Promise<void> {
    for (const [key, text] of this.#open) {
      if (text.get()) {
        await this.#save(key);
      }
    }

    if (this.left.get().length > 0) {
      await this.#leave(this.left.get());
    }
  }

  discardLeft(): void {
    void this.#leave([]);
  }

  /** The page may be going away: nothing waits any longer, and what only begins now may never be done. */
  readonly saveAll = (): void => {
    for (const key of [...this.#unsaved.keys()]) {
      hold(key, this.text(key).get());
      void this.#save(key);
    }
  };

  async #load(key: string, text: Source<string>): Promise<void> {
    const store = await this.#store();
    const saved = await store.get<string>("drafts", key);
    const last = held(key);
    if (saved !== undefined) {
      this.#stored.set(key, saved);
    }

    if (text.get() !== "") {
      return;
    }

    if (last !== undefined) {
      this.write(key, last);
    } else if (saved) {
      text.set(saved);
    }
  }

  async #leave(words: readonly string[]): Promise<void> {
    this.left.set(words);
    const store = await this.#store();
    await (words.length > 0 ? store.put("drafts", LEFT, words) : store.remove("drafts", LEFT));
  }

  async #keys(): Promise<string[]> {
    const stored = (await (await this.#store()).keys("drafts")).filter((key) => key !== LEFT);
    return [...new Set([...stored, ...this.#open.keys()])];
  }

  async #save(key: string): Promise<void> {
    clearTimeout(this.#unsaved.get(key));
    this.#unsaved.delete(key);
    const value = this.text(key).get();
    const store = await this.#store();
    if (value) {
      this.#stored.set(key, value);
      await store.put("drafts", key, value);
    } else {
      const stored = await store.get<string>("drafts", key);
      if (stored === this.#stored.get(key)) {
        await store.remove("drafts", key);
      }
    }

    letGo(key);
  }
}

/** The stream that a draft is for. */
export const streamOf = (key: string): string => key.slice(0, key.indexOf("/"));

// Local storage is slow, but done when it returns: it carries the last words over a reload.
const HELD = "draft/";

function hold(key: string, value: string): void {
  try {
    localStorage.setItem(HELD + key, value);
  } catch {
    // Without it the last quarter of a second may be lost.
  }
}

function held(key: string): string | undefined {
  try {
    return localStorage.getItem(HELD + key) ?? undefined;
  } catch {
    return undefined;
  }
}

function letGo(key: string): void {
  try {
    localStorage.removeItem(HELD + key);
  } catch {
    // Nothing was held either.
  }
}

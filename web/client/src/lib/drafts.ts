import { type Source, source } from "./signal";
import type { Store } from "./store";

const SAVE_AFTER_MS = 250;

/** Texts being typed, by key ("stream/what"). They outlive a reload and a dead battery. */
export class Drafts {
  readonly #store: () => Promise<Store>;
  readonly #open = new Map<string, Source<string>>();
  readonly #unsaved = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(store: () => Promise<Store>) {
    this.#store = store;
  }

  text(key: string): Source<string> {
    let text = this.#open.get(key);
    if (!text) {
      const fresh = source("");
      this.#open.set(key, fresh);
      text = fresh;
      void this.#store()
        .then((store) => store.get<string>("drafts", key))
        .then((saved) => {
          const last = held(key);
          if (fresh.get() !== "") {
            return;
          }

          if (last !== undefined) {
            this.write(key, last);
          } else if (saved) {
            fresh.set(saved);
          }
        });
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

  /** A refused command's words come back, before whatever was typed since. */
  giveBack(key: string, value: string): void {
    const typed = this.text(key).get();
    this.write(key, typed && typed !== value ? `${value}\n${typed}` : value);
    void this.#save(key);
  }

  /** The page may be going away: nothing waits any longer, and what only begins now may never be done. */
  readonly saveAll = (): void => {
    for (const key of [...this.#unsaved.keys()]) {
      hold(key, this.text(key).get());
      void this.#save(key);
    }
  };

  async #save(key: string): Promise<void> {
    clearTimeout(this.#unsaved.get(key));
    this.#unsaved.delete(key);
    const value = this.text(key).get();
    const store = await this.#store();
    await (value ? store.put("drafts", key, value) : store.remove("drafts", key));
    letGo(key);
  }
}

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

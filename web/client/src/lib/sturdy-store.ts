import type { Store, Table } from "./store";

/** A disk that says nothing for this long is treated as one that refuses, until the page is opened anew. */
const ANSWERS_WITHIN_MS = 4_000;

class Silent extends Error {}

/**
 * One store of several places. What the first refuses (a full disk, storage that was cleared under an open page, a browser
 * without it) lies in the next, and is found there again; it never fails as long as one of them does not.
 */
export function sturdyStore(places: readonly Store[]): Store {
  const silent = new Set<Store>();

  async function ask<T>(place: Store, question: (place: Store) => Promise<T>): Promise<T> {
    if (silent.has(place)) {
      throw new Silent();
    }

    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        silent.add(place);
        reject(new Silent());
      }, ANSWERS_WITHIN_MS);
    });
    try {
      return await Promise.race([question(place), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** A place that cannot be read has nothing to say. */
  async function tell<T>(place: Store, question: (place: Store) => Promise<T>): Promise<T | undefined> {
    try {
      return await ask(place, question);
    } catch {
      return undefined;
    }
  }

  const dropFrom = async (others: readonly Store[], table: Table, key: string) => {
    for (const place of others) {
      await tell(place, (one) => one.remove(table, key));
    }
  };

  const store: Store = {
    async put(table, key, value) {
      let problem: unknown;
      for (const place of places) {
        try {
          await ask(place, (one) => one.put(table, key, value));
        } catch (error) {
          problem = error;
          continue;
        }

        await dropFrom(
          places.filter((one) => one !== place),
          table,
          key,
        );
        return;
      }

      throw problem;
    },
    remove: (table, key) => dropFrom(places, table, key),
    async get<T>(table: Table, key: string) {
      // Whatever lies further on was written when those before refused, and is newer than what they hold.
      for (const place of places.toReversed()) {
        const found = await tell(place, (one) => one.get<T>(table, key));
        if (found !== undefined) {
          return found;
        }
      }

      return undefined;
    },
    async keys(table) {
      const all = new Set<string>();
      for (const place of places) {
        for (const key of (await tell(place, (one) => one.keys(table))) ?? []) {
          all.add(key);
        }
      }

      return [...all].sort();
    },
    async all<T>(table: Table) {
      const found: T[] = [];
      for (const key of await store.keys(table)) {
        const value = await store.get<T>(table, key);
        if (value !== undefined) {
          found.push(value);
        }
      }

      return found;
    },
  };
  return store;
}

import { type IDBPDatabase, type IDBPObjectStore, openDB } from "idb";
import { source } from "./signal";
import { sturdyStore } from "./sturdy-store";

/** What must survive a reload: commands not yet acknowledged, drafts, and small marks. */
export type Store = {
  all<T>(table: Table): Promise<T[]>;
  get<T>(table: Table, key: string): Promise<T | undefined>;
  put(table: Table, key: string, value: unknown): Promise<void>;
  remove(table: Table, key: string): Promise<void>;
  keys(table: Table): Promise<string[]>;
};

const TABLES = ["outbox", "drafts", "marks"] as const;

export type Table = (typeof TABLES)[number];

type Drawer = IDBPObjectStore<unknown, [Table], Table, "readwrite">;

export function memoryStore(): Store {
  const tables: Record<Table, Map<string, unknown>> = { outbox: new Map(), drafts: new Map(), marks: new Map() };
  const inOrder = (table: Table) => [...tables[table]].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    all: async <T>(table: Table) => inOrder(table).map(([, value]) => value as T),
    get: async <T>(table: Table, key: string) => tables[table].get(key) as T | undefined,
    put: async (table, key, value) => void tables[table].set(key, value),
    remove: async (table, key) => void tables[table].delete(key),
    keys: async (table) => inOrder(table).map(([key]) => key),
  };
}

function indexedStore(db: IDBPDatabase): Store {
  // Strict: done when it is on the disk, so that an empty battery takes nothing along; browsers otherwise say so while it
  // still lies in memory. Committed by name: a page that is going away does not live until the browser would do it by itself.
  const change = async (table: Table, make: (drawer: Drawer) => Promise<unknown>) => {
    const transaction = db.transaction(table, "readwrite", { durability: "strict" });
    const made = make(transaction.store);
    transaction.commit();
    await Promise.all([made, transaction.done]);
  };
  return {
    all: async <T>(table: Table) => (await db.getAll(table)) as T[],
    get: async <T>(table: Table, key: string) => (await db.get(table, key)) as T | undefined,
    put: (table, key, value) => change(table, (drawer) => drawer.put(value, key)),
    remove: (table, key) => change(table, (drawer) => drawer.delete(key)),
    keys: async (table) => (await db.getAllKeys(table)).map(String),
  };
}

const LOCAL = "store";

/** Local storage, where the database refuses. It is small and slow, and where a browser has none every call fails. */
export function localStore(): Store {
  const start = (table: Table) => `${LOCAL}/${table}/`;
  const keys = async (table: Table) =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(start(table)))
      .map((key) => key.slice(start(table).length))
      .sort();
  const get = async <T>(table: Table, key: string) => {
    const text = localStorage.getItem(start(table) + key);
    return text === null ? undefined : (JSON.parse(text) as T);
  };
  return {
    all: async <T>(table: Table) => {
      const found = await Promise.all((await keys(table)).map((key) => get<T>(table, key)));
      return found.filter((value) => value !== undefined);
    },
    get,
    put: async (table, key, value) => localStorage.setItem(start(table) + key, JSON.stringify(value)),
    remove: async (table, key) => localStorage.removeItem(start(table) + key),
    keys,
  };
}

/** Counts how often the database went away under the open page, as it does when somebody clears the browser's storage. */
export const storeLost = source(0);

async function openIndexed(): Promise<Store> {
  return indexedStore(
    await openDB("tabletop", 1, {
      upgrade(fresh) {
        for (const table of TABLES) {
          fresh.createObjectStore(table);
        }
      },
      terminated: () => storeLost.set(storeLost.get() + 1),
    }),
  );
}

/** A database that does not even open within this time is done without; a page must not wait for it. */
const OPENS_WITHIN_MS = 4_000;

async function openedInTime(): Promise<Store | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), OPENS_WITHIN_MS);
  });
  try {
    return await Promise.race([openIndexed(), late]);
  } catch {
    // Blocked, or switched off: a private window, a rule of whoever runs the machine.
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** The best place this browser has for each thing: its database, else its local storage, else the memory of this page. */
export async function openStore(): Promise<Store> {
  const indexed = await openedInTime();
  return sturdyStore([...(indexed ? [indexed] : []), localStore(), memoryStore()]);
}

/** Nothing that was written here is left on this machine. */
export async function emptyStore(kept: Store): Promise<void> {
  for (const table of TABLES) {
    for (const key of await kept.keys(table)) {
      await kept.remove(table, key);
    }
  }

  try {
    // Where drafts are held for the length of a reload.
    localStorage.clear();
  } catch {
    // A browser without it holds nothing there.
  }
}

let opened: Promise<Store> | undefined;

/** The one store of this page. */
export function store(): Promise<Store> {
  opened ??= openStore();
  return opened;
}

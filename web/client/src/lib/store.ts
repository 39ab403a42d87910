import { type IDBPDatabase, type IDBPObjectStore, openDB } from "idb";

/**
 * What must survive a reload: commands not yet acknowledged, drafts, and small marks.
 * Where the browser has no IndexedDB (or refuses it) the same calls work in memory.
 */
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

/** Nothing that was written here is left on this machine. */
export async function emptyStore(kept: Store): Promise<void> {
  for (const table of TABLES) {
    for (const key of await kept.keys(table)) {
      await kept.remove(table, key);
    }
  }

  // Where drafts are held for the length of a reload.
  localStorage.clear();
}

export async function openStore(): Promise<Store> {
  try {
    const db = await openDB("tabletop", 1, {
      upgrade(fresh) {
        for (const table of TABLES) {
          fresh.createObjectStore(table);
        }
      },
    });
    return indexedStore(db);
  } catch {
    return memoryStore();
  }
}

let opened: Promise<Store> | undefined;

/** The one store of this page. */
export function store(): Promise<Store> {
  opened ??= openStore();
  return opened;
}

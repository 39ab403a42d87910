import { beforeEach, expect, test, vi } from "vitest";
import { openStore } from "./store";

const begun: [string, string, IDBTransactionOptions | undefined][] = [];
const committed = vi.fn();

vi.mock("idb", () => ({
  openDB: async () => ({
    transaction: (table: string, mode: string, options?: IDBTransactionOptions) => {
      begun.push([table, mode, options]);
      return {
        store: { put: async () => undefined, delete: async () => undefined },
        commit: committed,
        done: Promise.resolve(),
      };
    },
  }),
}));

beforeEach(() => {
  begun.length = 0;
  committed.mockClear();
});

test.each(["outbox", "drafts"] as const)(
  "What is put into or taken out of %s is on the disk when it is done",
  async (table) => {
    const store = await openStore();
    await store.put(table, "k", "v");
    await store.remove(table, "k");
    const strict = [table, "readwrite", { durability: "strict" }];
    expect(begun).toEqual([strict, strict]);
    expect(committed).toHaveBeenCalledTimes(2);
  },
);

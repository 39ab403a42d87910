import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyStore, localStore, memoryStore, openStore, type Store } from "./store";
import { sturdyStore } from "./sturdy-store";

const opening = vi.hoisted(() => ({ openDB: (): Promise<unknown> => Promise.reject(new Error("blocked")) }));
vi.mock("idb", () => ({ openDB: () => opening.openDB() }));

beforeEach(() => localStorage.clear());

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const refusing = (why = "QuotaExceededError"): Store => {
  const refuse = () => Promise.reject(new DOMException("no", why));
  return { all: refuse, get: refuse, put: refuse, remove: refuse, keys: refuse };
};

/** It can still be read, and takes nothing more. */
const full = (store: Store): Store => ({ ...store, put: refusing().put });

test("What a full disk refuses lies in the next place, and is the newer one", async () => {
  const disk = memoryStore();
  await disk.put("drafts", "s/a", "We had");
  const next = memoryStore();
  const store = sturdyStore([full(disk), next]);
  await store.put("drafts", "s/a", "We had the wrong man");
  await store.put("drafts", "s/b", "Come at six");
  expect(await store.get("drafts", "s/a")).toBe("We had the wrong man");
  expect(await store.keys("drafts")).toEqual(["s/a", "s/b"]);
  expect(await store.all("drafts")).toEqual(["We had the wrong man", "Come at six"]);
  await store.remove("drafts", "s/a");
  expect(await store.get("drafts", "s/a")).toBeUndefined();
});

test("When the disk takes things again it has them alone", async () => {
  const disk = memoryStore();
  const next = memoryStore();
  await sturdyStore([full(disk), next]).put("drafts", "s/a", "We had");
  const store = sturdyStore([disk, next]);
  expect(await store.get("drafts", "s/a")).toBe("We had");
  await store.put("drafts", "s/a", "We had the wrong man");
  expect(await disk.get("drafts", "s/a")).toBe("We had the wrong man");
  expect(await next.keys("drafts")).toEqual([]);
});

test("A place that never answers is waited for once", async () => {
  vi.useFakeTimers();
  const asked = vi.fn(() => new Promise<never>(() => undefined));
  const store = sturdyStore([{ all: asked, get: asked, put: asked, remove: asked, keys: asked }, memoryStore()]);
  const first = store.put("outbox", "1", "one");
  await vi.advanceTimersByTimeAsync(4_000);
  await first;
  await store.put("outbox", "2", "two");
  expect(await store.all("outbox")).toEqual(["one", "two"]);
  expect(asked).toHaveBeenCalledTimes(1);
});

test("Only where every place refuses does it fail", async () => {
  await expect(sturdyStore([refusing("InvalidStateError"), refusing()]).put("drafts", "s/a", "x")).rejects.toThrow(
    "no",
  );
});

test("Without a database a reload finds everything in local storage", async () => {
  const store = await openStore();
  await store.put("outbox", "b", { command: "two" });
  await store.put("outbox", "a", { command: "one" });
  await store.put("drafts", "s/a", "We had");
  const next = await openStore();
  expect(await next.all("outbox")).toEqual([{ command: "one" }, { command: "two" }]);
  expect(await localStore().all("outbox")).toEqual([{ command: "one" }, { command: "two" }]);
  expect(await next.get("drafts", "s/a")).toBe("We had");
  await next.remove("outbox", "a");
  expect(await next.keys("outbox")).toEqual(["b"]);
  await emptyStore(next);
  expect(localStorage.length).toBe(0);
});

test("A database that does not open is not waited for", async () => {
  vi.useFakeTimers();
  vi.spyOn(opening, "openDB").mockReturnValue(new Promise(() => undefined));
  const opened = openStore();
  await vi.advanceTimersByTimeAsync(4_000);
  await (await opened).put("drafts", "s/a", "We had");
  expect(await localStore().get("drafts", "s/a")).toBe("We had");
});

test("Without any storage the page still works, and what it kept can be deleted", async () => {
  vi.spyOn(globalThis, "localStorage", "get").mockImplementation(() => {
    throw new DOMException("denied", "SecurityError");
  });
  const store = await openStore();
  await store.put("drafts", "s/a", "We had");
  expect(await store.get("drafts", "s/a")).toBe("We had");
  await emptyStore(store);
  expect(await store.keys("drafts")).toEqual([]);
});

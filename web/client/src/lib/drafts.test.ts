import { beforeEach, expect, test, vi } from "vitest";
import { Drafts } from "./drafts";
import { emptyStore, memoryStore, type Store } from "./store";

const KEY = "s/ask/who/because";
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => localStorage.clear());

/** A store whose writes begin and never end, as those of a page that goes away. */
const cutOff = (store: Store): Store => ({
  ...store,
  put: () => new Promise(() => undefined),
  remove: () => new Promise(() => undefined),
});

const opened = async (store: Store) => {
  const drafts = new Drafts(async () => store);
  const text = drafts.text(KEY);
  await settled();
  return { drafts, text };
};

test("A text is saved a moment after it was typed, and read again after a reload", async () => {
  vi.useFakeTimers();
  const store = memoryStore();
  new Drafts(async () => store).write(KEY, "We had the wrong man");
  await vi.advanceTimersByTimeAsync(1000);
  vi.useRealTimers();
  expect((await opened(store)).text.get()).toBe("We had the wrong man");
  expect(localStorage.length).toBe(0);
});

test("The last words outlive a page that goes away before they are stored", async () => {
  const store = memoryStore();
  await store.put("drafts", KEY, "We had");
  const { drafts } = await opened(cutOff(store));
  drafts.write(KEY, "We had the wrong man once");
  drafts.saveAll();

  expect((await opened(store)).text.get()).toBe("We had the wrong man once");
});

test("What was carried over is stored for good, and carried no longer", async () => {
  const store = memoryStore();
  const { drafts } = await opened(cutOff(store));
  drafts.write(KEY, "Once");
  drafts.saveAll();
  const next = await opened(store);
  next.drafts.saveAll();
  await settled();
  expect(await store.get("drafts", KEY)).toBe("Once");
  expect(localStorage.length).toBe(0);
  expect((await opened(store)).text.get()).toBe("Once");
});

test("A text that was emptied last stays empty", async () => {
  const store = memoryStore();
  await store.put("drafts", KEY, "Sent already");
  const { drafts } = await opened(cutOff(store));
  drafts.write(KEY, "");
  drafts.saveAll();
  expect((await opened(store)).text.get()).toBe("");
});

test("What is typed while the store opens is not overwritten by what it held", async () => {
  const store = memoryStore();
  await store.put("drafts", KEY, "Old");
  const drafts = new Drafts(async () => store);
  const text = drafts.text(KEY);
  drafts.write(KEY, "New");
  await settled();
  expect(text.get()).toBe("New");
});

test("Nothing that was saved is held back when the page goes away", async () => {
  const store = memoryStore();
  const { drafts } = await opened(store);
  drafts.saveAll();
  expect(localStorage.length).toBe(0);
});

test("Without local storage a draft is still stored", async () => {
  const refuse = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new Error("no room");
  });
  const store = memoryStore();
  const { drafts } = await opened(store);
  drafts.write(KEY, "All the same");
  drafts.saveAll();
  await settled();
  refuse.mockRestore();
  expect((await opened(store)).text.get()).toBe("All the same");
});

test("What was typed in another tab stays when this one sends its own words", async () => {
  const store = memoryStore();
  const mine = await opened(store);
  mine.drafts.write(KEY, "Mine");
  mine.drafts.saveAll();
  await settled();
  const other = await opened(store);
  other.drafts.write(KEY, "Typed beside it");
  other.drafts.saveAll();
  await settled();
  mine.drafts.write(KEY, "");
  mine.drafts.saveAll();
  await settled();
  expect(await store.get("drafts", KEY)).toBe("Typed beside it");
  other.drafts.write(KEY, "");
  other.drafts.saveAll();
  await settled();
  expect(await store.keys("drafts")).toEqual([]);
});

test("What is on the page is stored again when the store was emptied under it", async () => {
  const store = memoryStore();
  const { drafts } = await opened(store);
  drafts.write(KEY, "We had the wrong man");
  drafts.write("gone/to/police", "Come at six");
  await drafts.end("gone");
  drafts.saveAll();
  await settled();
  await emptyStore(store);
  await drafts.keep();
  const next = await opened(store);
  await next.drafts.open();
  expect(next.text.get()).toBe("We had the wrong man");
  expect(next.drafts.left.get()).toEqual(["Come at six"]);
});

test("Refused words come back before what was typed since", async () => {
  const { drafts, text } = await opened(memoryStore());
  drafts.write(KEY, "and more");
  await drafts.giveBack(KEY, "The words");
  expect(text.get()).toBe("The words\nand more");
});

test("When a stream ends its words are put aside, what was ticked is forgotten, and other streams keep theirs", async () => {
  const store = memoryStore();
  await store.put("drafts", "s/notes", "From last week");
  const { drafts } = await opened(store);
  drafts.write("s/ask/who/because", "We had the wrong man");
  drafts.write("s/ask/who/option", "wait");
  drafts.write("s/notes-read", "yes");
  drafts.write("other/to/police", "Come at six");
  await drafts.end("s");

  expect(drafts.left.get()).toEqual(["From last week", "We had the wrong man"]);
  expect(drafts.text("s/ask/who/because").get()).toBe("");
  expect(drafts.text("other/to/police").get()).toBe("Come at six");
  drafts.saveAll();
  await settled();
  expect(await store.keys("drafts")).toEqual(["left", "other/to/police"]);
});

test("Words put aside outlive a reload until they are thrown away", async () => {
  const store = memoryStore();
  const { drafts } = await opened(store);
  drafts.write(KEY, "We had the wrong man");
  await drafts.end("s");

  const next = (await opened(store)).drafts;
  await next.open();
  expect(next.left.get()).toEqual(["We had the wrong man"]);
  next.discardLeft();
  expect(next.left.get()).toEqual([]);
  await settled();
  const last = (await opened(store)).drafts;
  await last.open();
  expect(last.left.get()).toEqual([]);
});

test("What was held over a reload is put aside as well, and not written back", async () => {
  const store = memoryStore();
  await store.put("drafts", KEY, "We had");
  const { drafts } = await opened(cutOff(store));
  drafts.write(KEY, "We had the wrong man");
  drafts.saveAll();

  const next = new Drafts(async () => store);
  await next.end("s");
  expect(next.left.get()).toEqual(["We had the wrong man"]);
  expect(localStorage.length).toBe(0);
  expect(await store.keys("drafts")).toEqual(["left"]);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Connection } from "./connection";
import type { HubEvents } from "./hub";

type Try = { atMs: number; succeed: () => void; fail: () => void };

/** A connection over a socket that does what the test says. Each test ends by stopping it. */
function over(begin: (tried: Try, number: number) => void, stop: () => Promise<void> = async () => undefined) {
  const tries: Try[] = [];
  let events: HubEvents | undefined;
  let up = false;
  let ups = 0;
  let stops = 0;
  const connection = new Connection(
    (given) => {
      events = given;
      return {
        connected: () => up,
        start: () =>
          new Promise<void>((resolve, reject) => {
            const tried: Try = {
              atMs: Date.now(),
              succeed: () => {
                up = true;
                resolve();
              },
              fail: () => reject(new Error("refused")),
            };
            tries.push(tried);
            begin(tried, tries.length);
          }),
        stop: () => {
          stops++;
          up = false;
          return stop();
        },
        watch: () => Promise.reject(new Error("not asked for here")),
        send: () => Promise.reject(new Error("not asked for here")),
      };
    },
    { changes: () => undefined, resync: () => undefined, gone: () => undefined, presence: () => undefined },
    () => ups++,
  );
  opened.push(connection);
  connection.open();
  return {
    connection,
    tries,
    kind: () => connection.link.get().kind,
    ups: () => ups,
    stops: () => stops,
    lose: () => {
      up = false;
      events?.closed();
    },
  };
}

const opened: Connection[] = [];
const refuse = (tried: Try) => tried.fail();
const accept = (tried: Try) => tried.succeed();
const hang = () => undefined;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  for (const connection of opened.splice(0)) {
    void connection.stop();
  }

  vi.useRealTimers();
});

test("The first start that fails is tried again as any other, for ever and never later than after ten seconds", async () => {
  const { tries, kind } = over(refuse);
  await pass(60 * 60_000);
  const waits = tries.slice(1).map((tried, i) => tried.atMs - (tries[i]?.atMs ?? 0));
  expect(waits.length).toBeGreaterThan(500);
  expect(Math.max(...waits)).toBeLessThanOrEqual(10_000);
  expect(Math.max(...waits.slice(-100))).toBeGreaterThan(8_000);
  expect(Math.min(...waits.slice(-100))).toBeLessThan(2_000);
  expect(kind()).toBe("connecting");
});

test("A socket that hangs while it opens is given up, and the next is tried", async () => {
  const { tries, stops, kind, ups } = over((tried, n) => (n < 3 ? hang() : accept(tried)));
  await pass(2 * (6_000 + 1_000) + 100);
  expect(tries).toHaveLength(3);
  expect(stops()).toBe(2);
  expect(kind()).toBe("live");
  expect(ups()).toBe(1);
});

test("A socket that can neither open nor be stopped holds up nothing", async () => {
  const { tries } = over(hang, () => new Promise(() => undefined));
  await pass(5 * 60_000);
  expect(tries.length).toBeGreaterThan(15);
});

test.each(["online", "pageshow"])("On '%s' a try that hangs is given up for a fresh one", async (event) => {
  const { tries, kind } = over((tried, n) => (n === 1 ? hang() : accept(tried)));
  await pass(2_000);
  expect(tries).toHaveLength(1);
  window.dispatchEvent(new Event(event));
  await pass(500);
  expect(tries).toHaveLength(2);
  expect(kind()).toBe("live");
});

test("A try that has only begun is left alone", async () => {
  const { tries, stops } = over(hang);
  await pass(300);
  window.dispatchEvent(new Event("online"));
  await pass(600);
  expect(tries).toHaveLength(1);
  expect(stops()).toBe(0);
});

test("A page that is looked at again tries at once, however long it has waited between tries", async () => {
  const { tries } = over(refuse);
  await pass(10 * 60_000);
  const before = tries.length;
  document.dispatchEvent(new Event("visibilitychange"));
  await pass(0);
  expect(tries.length).toBe(before + 1);
});

test("Where the socket seems to be up, a page that is looked at again asks over it", async () => {
  const { tries, ups } = over(accept);
  await pass(0);
  expect(ups()).toBe(1);
  window.dispatchEvent(new Event("online"));
  expect(ups()).toBe(2);
  expect(tries).toHaveLength(1);
});

test("A socket that is lost is made anew within half a second", async () => {
  const { tries, kind, lose } = over(accept);
  await pass(0);
  lose();
  expect(kind()).toBe("offline");
  await pass(500);
  expect(kind()).toBe("live");
  expect(tries).toHaveLength(2);
});

test("A question over the socket that nobody answers ends the socket", async () => {
  const { connection, stops } = over(accept);
  await pass(0);
  const asked = connection.inTime(new Promise(() => undefined)).catch((problem: Error) => problem.message);
  await pass(4_000);
  expect(await asked).toBe("The server did not answer in time.");
  expect(stops()).toBe(1);
});

test("Where plain requests get through the page is polling, and where they do not it is offline", async () => {
  const { connection, kind, lose } = over((tried, n) => (n === 1 ? accept(tried) : refuse(tried)));
  await pass(0);
  lose();
  connection.heard(true);
  expect(kind()).toBe("polling");
  connection.heard(false);
  expect(kind()).toBe("offline");
});

test("The first plain request that gets through after an outage tries the socket at once", async () => {
  const { connection, tries, lose } = over((tried, n) => (n === 1 ? accept(tried) : refuse(tried)));
  await pass(0);
  lose();
  await pass(10 * 60_000);
  const before = tries.length;
  connection.heard(true);
  await pass(0);
  expect(tries.length).toBe(before + 1);
  connection.heard(true);
  await pass(0);
  expect(tries.length).toBe(before + 1);
});

test("A page that has gone tries no more", async () => {
  const { connection, tries } = over(refuse);
  await pass(1_000);
  await connection.stop();
  const before = tries.length;
  await pass(60_000);
  expect(tries).toHaveLength(before);
});

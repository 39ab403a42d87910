import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Dice, diceOf } from "../testing/storm/dice";
import { Page } from "../testing/storm/page";
import { PretendServer } from "../testing/storm/pretend-server";
import { Weather } from "../testing/storm/weather";
import type { Change, SendCommand } from "../wire/wire.generated";
import { foldCatchUp } from "./fold";
import { ServerProblem } from "./server";
import { session } from "./session";

/** TABLETOP_SEED plays one storm again. */
const { TABLETOP_SEED: one, TABLETOP_NIGHTLY: nightly } = process.env;
const SEEDS = nightly === "1" ? 10_000 : 200;
const seeds = one ? [Number(one)] : Array.from({ length: SEEDS }, (_, i) => i + 1);

const STORM_MS = 90_000;

/** Longer than any late message, any wait between tries and any silence of a page that is up. */
const CALM_MS = 60_000;

/** A page that is up asks by itself within so long, and has its answer a moment later. */
const QUIET_AT_MOST_MS = 16_000;

type Wrote = { page: Page; stream: string; text: string };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  session.set(undefined);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function storm(seed: number): Promise<void> {
  const dice = diceOf(seed);
  vi.spyOn(Math, "random").mockImplementation(dice.next);
  const weather = new Weather(dice);
  const server = new PretendServer(weather);
  const pages = ["ana", "max", "pia"].map((name) => new Page(`${name}~1`, server, weather));
  const wrote: Wrote[] = [];
  const know = () =>
    session.set({
      mayCreate: false,
      streams: server.streams.map((stream) => ({ stream, kind: "seat", exercise: "x", title: "A storm" })),
    });
  vi.stubGlobal("fetch", (path: string, request: RequestInit) => fetched(pages, server, path, request));
  for (const page of pages) {
    server.open(page.stream);
    know();
    await page.open();
  }

  for (let passedMs = 0; passedMs < STORM_MS; ) {
    const stepMs = dice.between(50, 1_500);
    passedMs += stepMs;
    await vi.advanceTimersByTimeAsync(stepMs);
    await strike(dice, server, pages[dice.between(0, pages.length)] as Page, wrote);
    know();
  }

  weather.stormy = false;
  await vi.advanceTimersByTimeAsync(CALM_MS);
  await theLastWordIsLost(server, pages, weather);
  await check(seed, server, pages, wrote);
  for (const page of pages) {
    page.close();
  }

  vi.clearAllTimers();
}

/** In the calm one more thing happens that nobody hears of, and after it nothing: no gap will ever show. */
async function theLastWordIsLost(server: PretendServer, pages: Page[], weather: Weather): Promise<void> {
  weather.dead = true;
  server.happen({
    op: "set",
    in: "feed",
    id: "last",
    item: { id: "last", text: "The last word" },
  } as unknown as Change);
  server.goBack(pages[0]?.stream ?? "");
  weather.dead = false;
  await vi.advanceTimersByTimeAsync(QUIET_AT_MOST_MS);
}

/** A plain request: whose it is stands in it. */
async function fetched(pages: Page[], server: PretendServer, path: string, request: RequestInit): Promise<unknown> {
  const url = new URL(path, "http://table");
  const command = request.body ? (JSON.parse(String(request.body)) as SendCommand) : undefined;
  const stream = command?.stream ?? decodeURIComponent(url.pathname.split("/").at(-1) ?? "");
  const page = pages.find((one) => one.stream.split("~")[0] === stream.split("~")[0]) as Page;
  const late = new Promise<never>((_, reject) =>
    request.signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError"))),
  );
  try {
    const answer = await Promise.race([
      page.fetch(() =>
        command
          ? server.send(command)
          : server.pull(stream, url.searchParams.get("epoch") ?? undefined, Number(url.searchParams.get("after"))),
      ),
      late,
    ]);
    return { ok: true, json: async () => answer };
  } catch (problem) {
    if (problem instanceof ServerProblem) {
      return { ok: false, status: problem.status, json: async () => ({ code: problem.code, sentence: "" }) };
    }

    throw problem;
  }
}

async function strike(dice: Dice, server: PretendServer, page: Page, wrote: Wrote[]): Promise<void> {
  const id = `n${dice.between(0, 12)}`;
  const fate = dice.between(0, 100);
  if (fate < 35) {
    server.happen({ op: "set", in: "feed", id, item: { id, text: `at ${Date.now()}` } } as unknown as Change);
  } else if (fate < 45) {
    server.happen({ op: "remove", in: "feed", id } as Change);
  } else if (fate < 75) {
    const text = `${page.stream} says ${dice.happens(0.2) ? "refuse" : "take"} ${wrote.length}.`;
    wrote.push({ page, stream: page.stream, text });
    const draft = { key: `${page.stream}/to/police`, text };
    void page.console.send(page.stream, { type: "message", to: "police", words: { text } }, draft);
  } else if (fate < 83) {
    page.loseSocket();
  } else if (fate < 88) {
    await page.open();
  } else if (fate < 93) {
    server.goBack(page.stream);
  } else if (fate < 96) {
    const [name = "", number] = page.stream.split("~");
    const next = `${name}~${Number(number) + 1}`;
    server.end(page.stream);
    server.open(next);
    page.moveTo(next);
  }
}

async function check(seed: number, server: PretendServer, pages: Page[], wrote: Wrote[]): Promise<void> {
  const again = `Play it again: TABLETOP_SEED=${seed} tests/run --only client`;
  for (const page of pages) {
    const seen = page.console.streams.state(page.stream).get();
    const fresh = foldCatchUp(undefined, server.pull(page.stream, undefined, 0));
    expect(
      seen.kind === "here" ? seen.copy : seen.kind,
      `${page.stream} is not what a newcomer is given. ${again}`,
    ).toEqual(fresh);
    expect(page.console.outbox.pending.get(), `${page.stream} still has something to send. ${again}`).toEqual([]);
    expect(await page.store.keys("outbox"), `${page.stream} still stores something to send. ${again}`).toEqual([]);
    expect(page.console.connection.link.get().kind, `${page.stream} is not back. ${again}`).toBe("live");
  }

  for (const { page, stream, text } of wrote) {
    const times = server.said.get(text) ?? 0;
    const kept = [
      (await page.store.get("drafts", `${stream}/to/police`)) ?? "",
      ...page.console.drafts.left.get(),
    ].join("\n");
    const here = stream === page.stream;
    expect(times, `"${text}" was said ${times} times. ${again}`).toBeLessThanOrEqual(1);
    expect(times === 1 || kept.includes(text), `"${text}" is neither said nor kept. ${again}`).toBe(true);
    if (here) {
      expect(times, `"${text}" has the wrong effect. ${again}`).toBe(text.includes("refuse") ? 0 : 1);
    }
  }
}

test(
  "After any storm every page shows what a newcomer is given, everything said is said once, and no words are lost",
  async () => {
    for (const seed of seeds) {
      await storm(seed);
    }
  },
  60 * 60_000,
);

import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { makeConsole } from "../lib/console";
import { call } from "../lib/server";
import { session, signedOut } from "../lib/session";
import { memoryStore } from "../lib/store";
import { ConsoleProvider } from "../lib/use-console";
import type { SessionReply } from "../wire/wire.generated";
import { App } from "./app";

afterEach(() => {
  cleanup();
  session.set(undefined);
  signedOut.set(false);
  vi.unstubAllGlobals();
  history.replaceState(null, "", "/");
});

const refusal = (status: number, code: string) =>
  new Response(JSON.stringify({ code, sentence: "Not for you." }), { status });

/** A server to which this browser is nobody any more; the hub takes nobody in. */
function open(path: string, before: SessionReply, answers: Record<string, unknown> = {}) {
  let tries = 0;
  const hub = makeConsole(memoryStore(), () => ({
    connected: () => false,
    start: () => {
      tries++;
      return Promise.reject(new Error("401"));
    },
    stop: async () => undefined,
    watch: () => Promise.reject(new Error("not connected")),
    send: () => Promise.reject(new Error("not connected")),
  }));
  vi.stubGlobal("fetch", async (asked: string) =>
    asked in { "/api/session": {}, ...answers }
      ? new Response(JSON.stringify(answers[asked] ?? { mayCreate: false, streams: [] }))
      : refusal(
          asked.startsWith("/api/streams") ? 404 : 403,
          asked.startsWith("/api/streams") ? "not-found" : "not-allowed",
        ),
  );
  session.set(before);
  history.replaceState(null, "", path);
  render(
    <ConsoleProvider value={hub}>
      <App />
    </ConsoleProvider>,
  );
  return { tries: () => tries };
}

test.each([
  ["/seat/s", /taken out of the exercise/],
  ["/lobby/s", /taken out of the exercise/],
  ["/facilitator/s", /link was taken back/],
  ["/projector/s", /projector link was taken back/],
])("Whoever is put out of %s reads why and nobody knocks any more", async (path, why) => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { tries } = open(path, { mayCreate: false, streams: [] });
  expect(await screen.findByText(why)).toBeTruthy();
  expect(location.pathname).toBe(path);
  const before = tries();
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(tries()).toBe(before);
  vi.useRealTimers();
});

const atTable = { stream: "s", kind: "seat" as const, exercise: "one", title: "Mayor", table: 1 };
const hall = { summit: "h", title: "A day in the hall" };
const lobby = { ...hall, seating: "assigned", mayChoose: false, tables: [] };

test("Whoever is given another table of a summit goes there", async () => {
  const now = { mayCreate: false, streams: [], summits: [hall] };
  const answers = { "/api/session": now, "/api/summits/h/lobby": { ...lobby, table: 2 } };
  open("/seat/s", { mayCreate: false, streams: [atTable] }, answers);
  await waitFor(() => expect(location.pathname).toBe("/hall/h"));
});

test("Whoever is taken out of their table is not brought back to it", async () => {
  const now = { mayCreate: false, streams: [], summits: [hall] };
  const answers = { "/api/session": now, "/api/summits/h/lobby": { ...lobby, table: 1 } };
  open("/seat/s", { mayCreate: false, streams: [atTable] }, answers);
  expect(await screen.findByText(/taken out of the exercise/)).toBeTruthy();
  expect(location.pathname).toBe("/seat/s");
});

test("Staff who were signed out elsewhere are told so by the first thing that is refused", async () => {
  open("/", { mayCreate: true, streams: [] });
  session.set({ mayCreate: true, streams: [] });
  await call("GET", "/api/summits/x").catch(() => undefined);
  expect(await screen.findByText(/opens nothing here any more/)).toBeTruthy();
});

test("Staff of one exercise who may not do a thing stay where they are", async () => {
  open("/join", { mayCreate: false, streams: [] });
  await call("GET", "/api/summits/x").catch(() => undefined);
  await screen.findByRole("button", { name: "Join" });
  expect(signedOut.get()).toBe(false);
});

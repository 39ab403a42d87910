import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { server } from "../../lib/server";
import { clockAt, MIN } from "../../testing/sample";
import { staffView } from "../../testing/sample-staff";
import { show } from "../../testing/screen";
import type { View } from "../../wire/wire.generated";
import FacilitatorScreen from "./facilitator-screen";

const at = (more: Partial<View> = {}) => show(<FacilitatorScreen />, { ...staffView(), ...more }, "staff");
const press = (key: string) => fireEvent.keyDown(document.body, { key });

test("The next cue is released from the keyboard", async () => {
  const { sent } = at();
  await screen.findByRole("button", { name: "Release next" });
  press("r");
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "release", inject: "march-call" }));
});

test("What is due goes before what is planned", async () => {
  const { sent } = at({ cues: staffView().cues.map((cue) => (cue.id === "letter" ? { ...cue, state: "cued" } : cue)) });
  fireEvent.click(await screen.findByRole("button", { name: "Release next" }));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "release", inject: "letter" }));
});

test("An inject is skipped with a reason", async () => {
  const { sent } = at();
  await screen.findByRole("button", { name: "Skip next" });
  press("s");
  fireEvent.change(screen.getByRole("textbox", { name: "Reason (if you like)", hidden: true }), {
    target: { value: "No time" },
  });
  fireEvent.click(screen.getByRole("button", { name: "Skip it", hidden: true }));
  await waitFor(() =>
    expect(sent[0]?.body).toEqual({ type: "skip", inject: "march-call", reason: { text: "No time" } }),
  );
});

test("Typed words are hidden from every screen, after one question", async () => {
  const [first] = staffView().record;
  const said = { kind: "announced", title: "", words: { typed: "t-1", text: "His name is" } };
  const { sent } = at({ record: first ? [{ ...first, ...said }] : [] });
  fireEvent.click(await screen.findByRole("button", { name: /^Hide these words.*His name is$/ }));
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Hide them", hidden: true }));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "withdraw", words: "t-1" }));
});

test("Words that were hidden stay a line of the record", async () => {
  const [first] = staffView().record;
  const said = { kind: "announced", title: "", words: { typed: "", withdrawn: true } };
  at({ record: first ? [{ ...first, ...said }] : [] });
  expect(await screen.findByText("Announcement: [removed]")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Hide these words/ })).toBeNull();
});

test("Keys do nothing while a dialog is open", async () => {
  const { sent } = at();
  await screen.findByRole("button", { name: "Release next" });
  press("a");
  press("r");
  expect(screen.getByRole("textbox", { name: "Announcement", hidden: true })).toBeTruthy();
  expect(sent).toEqual([]);
});

test("Somebody who waits is seated, and an empty seat handed to a stand-in", async () => {
  const { sent } = at();
  fireEvent.change(await screen.findByRole("combobox", { name: "Seat Late Guest" }), { target: { value: "schools" } });
  fireEvent.change(screen.getByRole("combobox", { name: "Hand Council of faith leaders to a stand-in" }), {
    target: { value: "cautious" },
  });
  await waitFor(() =>
    expect(sent.map((command) => command.body)).toEqual([
      { type: "seat", person: "p4", in: "schools" },
      { type: "hand-to-stand-in", to: "faith-leaders", policy: "cautious" },
    ]),
  );
});

test("Before play there is a start; ending play asks once", async () => {
  const seated = staffView().people.filter((person) => person.staff || person.seat);
  const { sent } = at({ clock: clockAt("lobby", 0), people: seated });
  fireEvent.click(await screen.findByRole("button", { name: "Start play" }));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "start" }));
});

test("Play ends only after it was confirmed", async () => {
  const { sent } = at();
  fireEvent.click(await screen.findByRole("button", { name: "End play…" }));
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "End play", hidden: true }));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "end" }));
});

test("The present state of a crisis is marked, with what it is part of", async () => {
  at();
  const now = (await screen.findAllByRole("listitem", { current: true })).map((state) => state.textContent);
  expect(now).toEqual(["Disorder (now)", "Heated (now)"]);
});

test("Keys work while the pace has the focus, and not in a list that takes letters", async () => {
  const { sent } = at();
  fireEvent.keyDown(await screen.findByRole("combobox", { name: "Seat Late Guest" }), { key: "r" });
  expect(sent).toEqual([]);
  fireEvent.keyDown(screen.getByRole("combobox", { name: "Pace" }), { key: "r" });
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "release", inject: "march-call" }));
});

test("One reason to stop has one way to go on; of several each has its own", async () => {
  const stop = (number: number) => ({ number, reason: "discussion" as const, mine: false });
  const { happen } = at({ clock: clockAt("play", 0, { running: false, stops: [stop(1)] }) });
  expect(await screen.findAllByRole("button", { name: /^Go on/ })).toHaveLength(1);
  const [clock] = clockAt("play", 0, { running: false, stops: [stop(1), stop(2)] });
  act(() => happen({ op: "set", in: "clock", id: "clock", item: clock }));
  expect(screen.getAllByRole("button", { name: "Go on: lift Discussion" })).toHaveLength(2);
  expect(screen.queryByRole("button", { name: "Go on" })).toBeNull();
});

test("A summit is not counted among the facilitators of its table", async () => {
  const people = ["p-fay", "p-ben", "s-1"].map((id) => ({ id, name: { person: id }, staff: true, expected: false }));
  at({ people });
  expect(await screen.findByText("2 facilitators")).toBeTruthy();
});

test("After the end nobody is seated any more", async () => {
  at({ clock: clockAt("ended", 0) });
  await screen.findByText("Ana Petrova");
  expect(screen.queryByRole("combobox")).toBeNull();
  expect(screen.queryByRole("button", { name: "Close the lobby" })).toBeNull();
});

test("What went out before its time was early", async () => {
  const [first] = staffView().cues;
  at({ cues: first ? [{ ...first, dueMs: 20 * MIN, releasedMs: 6 * MIN }] : [] });
  expect(await screen.findByText("14 min early")).toBeTruthy();
});

test("The desk shows who is at their screen, who is away and since when, and nothing once nobody says so", async () => {
  const { present } = at();
  await screen.findByRole("combobox", { name: "Marko: move or remove" });
  expect(screen.queryByText("At their screen")).toBeNull();
  vi.useFakeTimers();
  act(() =>
    present(
      { person: "p1", connected: true, awayMs: 0 },
      { person: "p2", connected: false, awayMs: 130_000 },
      { person: "p4", connected: false, awayMs: 3_000 },
    ),
  );
  const seats = within(screen.getByRole("region", { name: "Seats" }));
  expect(seats.getAllByText("At their screen")).toHaveLength(1);
  expect(seats.getByText("Away for 2 minutes").closest("li")?.textContent).toContain("Marko");
  expect(seats.getByText("Away").closest("li")?.textContent).toContain("Late Guest");
  act(() => void vi.advanceTimersByTime(15_000));
  vi.useRealTimers();
  expect(seats.queryByText("At their screen")).toBeNull();
  expect(seats.queryByText("Away")).toBeNull();
});

test("Without a socket the desk asks who is there, once for everybody", async () => {
  const presence = vi.spyOn(server, "presence").mockResolvedValue({
    stream: "s",
    people: [{ person: "p1", connected: true, awayMs: 0 }],
  });
  const { console } = at();
  await screen.findByRole("combobox", { name: "Marko: move or remove" });
  expect(presence).not.toHaveBeenCalled();
  act(() => console.connection.link.set({ kind: "polling" }));
  expect(await screen.findAllByText("At their screen")).toHaveLength(1);
  expect(presence.mock.calls).toEqual([["x"]]);
  presence.mockRestore();
});

test("Somebody who asks for it is forgotten, once it is said what goes", async () => {
  const answers = [
    new Response(JSON.stringify({ code: "storage", sentence: "It could not be saved." }), { status: 503 }),
    new Response(JSON.stringify({ id: "1", accepted: true, arguments: [], transient: false }), { status: 200 }),
  ];
  const asked: { path: string; body: { person: string; id: string } }[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (init.method === "GET") {
      return new Response("[]", { status: 200 });
    }

    asked.push({ path, body: JSON.parse(String(init.body)) });
    return answers.shift();
  });
  try {
    at();
    fireEvent.click(await screen.findByRole("button", { name: "Forget somebody…" }));
    screen.getByText(/every word they wrote are deleted/);
    const who = screen.getByRole("combobox", { name: "Who asks to be forgotten", hidden: true });
    expect(who.textContent).not.toContain("Facilitator");
    fireEvent.change(who, { target: { value: "p2" } });
    fireEvent.click(screen.getByRole("button", { name: "Forget Marko", hidden: true }));
    await screen.findByText("It could not be saved.");
    fireEvent.click(screen.getByRole("button", { name: "Forget Marko", hidden: true }));
    await waitFor(() => expect(screen.queryByText(/every word they wrote/)).toBeNull());
    expect(asked.map((one) => [one.path, one.body.person])).toEqual([
      ["/api/exercises/x/erase", "p2"],
      ["/api/exercises/x/erase", "p2"],
    ]);
    expect(asked[0]?.body.id).toBe(asked[1]?.body.id);
  } finally {
    vi.unstubAllGlobals();
  }
});

test("Somebody who is no longer here is forgotten as well", async () => {
  const erased: unknown[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (init.method === "GET") {
      const gone = [{ person: "p9", name: "Removed Guest" }];
      return new Response(JSON.stringify(path === "/api/exercises/x/gone" ? gone : []), { status: 200 });
    }

    erased.push(JSON.parse(String(init.body)).person);
    return new Response(JSON.stringify({ id: "1", accepted: true, arguments: [], transient: false }), { status: 200 });
  });
  try {
    at();
    fireEvent.click(await screen.findByRole("button", { name: "Forget somebody…" }));
    await screen.findByText("Removed Guest (no longer here)");
    const who = screen.getByRole("combobox", { name: "Who asks to be forgotten", hidden: true });
    fireEvent.change(who, { target: { value: "p9" } });
    fireEvent.click(screen.getByRole("button", { name: "Forget Removed Guest", hidden: true }));
    await waitFor(() => expect(erased).toEqual(["p9"]));
  } finally {
    vi.unstubAllGlobals();
  }
});

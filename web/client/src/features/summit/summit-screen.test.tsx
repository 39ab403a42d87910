import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { SummitPersonView, SummitTableView, SummitView } from "../../wire/wire.generated";
import SummitScreen from "./summit-screen";

const table = (number: number, more: Partial<SummitTableView> = {}): SummitTableView => ({
  number,
  exercise: `x${number}`,
  stream: `x${number}~staff~p`,
  stage: "lobby",
  storyMs: 0,
  wallMs: 0,
  pace: 1000,
  running: false,
  awaitsStaff: false,
  phase: 0,
  phases: 2,
  stops: [],
  seats: 3,
  seatsTaken: 0,
  people: 0,
  connected: 0,
  waiting: 0,
  damaged: false,
  debriefOpen: false,
  ...more,
});

const person = (name: string, more: Partial<SummitPersonView> = {}): SummitPersonView => ({
  person: `p-${name}`,
  name,
  table: 1,
  seat: "mayor",
  arrived: false,
  walkedIn: false,
  badge: false,
  ...more,
});

const view = (more: Partial<SummitView> = {}): SummitView => ({
  summit: "s-1",
  version: 3,
  title: "Mayors' day",
  code: "ABCD2345",
  addresses: [],
  seating: "assigned",
  rehearsal: false,
  nowMs: 1,
  roles: [{ id: "mayor", text: "Mayor" }],
  languages: ["en"],
  tables: [table(1), table(2)],
  people: [person("Ana")],
  ...more,
});

type Asked = { path: string; body: unknown };

/** A server that shows this summit and takes what it is sent. */
function at(shown: SummitView, answers: Record<string, unknown> = {}): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (path: string, init: { method: string; body?: string | Blob }) => {
    if (init.method !== "GET") {
      const body = typeof init.body === "string" ? JSON.parse(init.body) : init.body;
      asked.push({ path, body });
    }

    const key = Object.keys(answers).find((one) => path.includes(one));
    const receipt = { id: "c", accepted: true, arguments: [], transient: false };
    return { ok: true, json: async () => (init.method === "GET" ? shown : key ? answers[key] : receipt) };
  });
  render(<SummitScreen summit="s-1" />);
  return asked;
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test("All tables are started together after one question", async () => {
  const asked = at(view());
  fireEvent.click(await screen.findByRole("button", { name: "Start all tables" }));
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Start", hidden: true }));
  await waitFor(() => expect(asked[0]?.body).toMatchObject({ order: "start" }));
  expect(asked[0]?.path).toBe("/api/summits/s-1/orders");
  await screen.findByText("Sent to all tables.");
});

test("What stops a table is said, and whether it was called for all", async () => {
  at(
    view({
      tables: [
        table(1, { stage: "play", phase: 1, stops: [{ reason: "discussion", bySummit: true }] }),
        table(2, { stage: "play", phase: 1, running: true, stops: [{ reason: "welfare", bySummit: false }] }),
      ],
    }),
  );
  await screen.findByText(/called for all tables/);
  expect(screen.getByText(/called at the table/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Go on at all" })).toBeTruthy();
  // An emergency may come while all stand still.
  expect(screen.getByRole("button", { name: "Pause all" })).toBeTruthy();
});

test("Tables that stand still because the program was away go on together", async () => {
  const stops = [{ reason: "dark" as const, bySummit: false }];
  const asked = at(view({ tables: [1, 2].map((n) => table(n, { stage: "play", phase: 1, stops })) }));
  expect(await screen.findAllByText("The program was away")).toHaveLength(2);
  fireEvent.click(screen.getByRole("button", { name: "Go on at all" }));
  await waitFor(() => expect(asked[0]?.body).toMatchObject({ order: "go-on" }));
});

test("Play is ended at all tables only after a question that says how many there are", async () => {
  const asked = at(
    view({ tables: [table(1), ...[2, 3].map((n) => table(n, { stage: "play", phase: 1, running: true }))] }),
  );
  const end = await screen.findByRole("button", { name: "End all…" });
  expect(screen.queryByRole("button", { name: "Open the debrief to all…" })).toBeNull();
  // Not beside what is pressed in a hurry.
  expect(end.previousElementSibling?.textContent).toBe("Badges");
  fireEvent.click(end);
  expect(screen.getByText("Play ends at 2 tables, for everyone there.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Cancel", hidden: true }));
  expect(asked).toEqual([]);
  fireEvent.click(end);
  fireEvent.click(screen.getByRole("button", { name: "End play", hidden: true }));
  await waitFor(() => expect(asked.map((one) => one.body)).toMatchObject([{ order: "end" }]));
});

test("Once nobody plays any more the debrief is opened to all, and the wall says where it is open", async () => {
  const over = (n: number, more: Partial<SummitTableView> = {}) => table(n, { stage: "ended", phase: 2, ...more });
  const asked = at(view({ tables: [over(1), over(2), over(3, { debriefOpen: true }), table(4)] }));
  fireEvent.click(await screen.findByRole("button", { name: "Open the debrief to all…" }));
  expect(screen.queryByRole("button", { name: "End all…" })).toBeNull();
  expect(screen.getAllByText("The debrief is open")).toHaveLength(1);
  expect(screen.getByText(/^At 2 tables every seat and the projector see/)).toBeTruthy();
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Open the debrief", hidden: true }));
  await waitFor(() => expect(asked.map((one) => one.body)).toMatchObject([{ order: "open-debrief" }]));
});

test("What stopped a table whose play is over holds nobody up, and an open debrief is not opened again", async () => {
  const stops = [{ reason: "discussion" as const, bySummit: true }];
  at(view({ tables: [table(1, { stage: "ended", phase: 2, stops, debriefOpen: true })] }));
  await screen.findByText("The debrief is open");
  expect(screen.queryByRole("button", { name: "Go on at all" })).toBeNull();
  expect(screen.queryByText(/called for all tables/)).toBeNull();
  expect(screen.queryByRole("button", { name: "Open the debrief to all…" })).toBeNull();
});

test("Words for all tables that were refused are there when the dialog is opened again", async () => {
  const refused = { id: "c", accepted: false, arguments: [], transient: false, sentence: "Wait a moment." };
  const answers: Record<string, unknown> = { orders: refused };
  at(view(), answers);
  fireEvent.click(await screen.findByRole("button", { name: "Message to all" }));
  const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Announcement", hidden: true });
  fireEvent.change(field(), { target: { value: "Lunch is ready." } });
  fireEvent.click(screen.getByRole("button", { name: "Send announcement", hidden: true }));
  await screen.findByText("Wait a moment.");
  fireEvent.click(screen.getByRole("button", { name: "Message to all" }));
  expect(field().value).toBe("Lunch is ready.");
  Object.assign(refused, { accepted: true });
  fireEvent.click(screen.getByRole("button", { name: "Send announcement", hidden: true }));
  await screen.findByText("Sent to all tables.");
  fireEvent.click(screen.getByRole("button", { name: "Message to all" }));
  expect(field().value).toBe("");
});

test("Who walked in is seated in one choice", async () => {
  const asked = at(view({ people: [person("Wim", { table: 0, arrived: true, walkedIn: true })] }));
  fireEvent.change(await screen.findByRole("combobox", { name: "Table and seat of Wim" }), {
    target: { value: "2/mayor" },
  });
  await waitFor(() =>
    expect(asked[0]).toEqual({ path: "/api/summits/s-1/people", body: { person: "p-Wim", table: 2, seat: "mayor" } }),
  );
});

test("A roster with errors cannot be kept, and each is said with its line and cure", async () => {
  const finding = { line: 4, severity: "error", code: "table", message: "There is no table '9'", cure: "Write 1 or 2" };
  at(view(), { roster: { kept: false, findings: [finding], lines: [], dropped: [] } });
  await screen.findByText("Import a CSV file");
  fireEvent.change(screen.getByLabelText("Roster as CSV"), {
    target: { files: [new File(["name,table\nAna,9"], "roster.csv")] },
  });
  await screen.findByText("Line 4");
  expect(screen.getByText(/There is no table '9'. Write 1 or 2./)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Keep this roster" }).disabled).toBe(true);
});

test("A table whose log is damaged is said to be so, and is not waited for", async () => {
  at(view({ tables: [table(1, { damaged: true }), table(2, { stage: "play", phase: 1, running: true })] }));
  await screen.findByText(/Its log is damaged/);
  expect(screen.queryByRole("button", { name: "Start all tables" })).toBeNull();
  expect(screen.queryAllByText("0 of 3 seats taken").length).toBe(1);
});

test("After a restore people are shown as they are in the older log", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const shown = view({ version: 9 });
  at(shown);
  await screen.findAllByText("Ana");
  Object.assign(shown, view({ version: 4, people: [person("Ben")] }));
  await vi.advanceTimersByTimeAsync(2000);
  await screen.findAllByText("Ben");
  vi.useRealTimers();
});

test("A roster that is too large is refused before it is sent", async () => {
  const asked = at(view());
  await screen.findByText("Import a CSV file");
  const large = Object.defineProperty(new File(["name,table"], "roster.csv"), "size", { value: 1024 * 1024 + 1 });
  fireEvent.change(screen.getByLabelText("Roster as CSV"), { target: { files: [large] } });
  await screen.findByText("That is more than can be taken at once; shorten it.");
  expect(asked).toEqual([]);
});

test("A roster goes as it is, so that the server can say what is no UTF-8", async () => {
  const latin = new Uint8Array([
    ...new TextEncoder().encode("name,table\nJ"),
    0xf6,
    ...new TextEncoder().encode("rg,1"),
  ]);
  const asked = at(view(), { roster: { kept: false, findings: [], lines: [], dropped: [] } });
  await screen.findByText("Import a CSV file");
  fireEvent.change(screen.getByLabelText("Roster as CSV"), { target: { files: [new File([latin], "roster.csv")] } });
  await screen.findByRole("button", { name: "Keep this roster" });
  const sent = asked[0]?.body as Blob;
  expect(new Uint8Array(await sent.arrayBuffer())).toEqual(latin);
});

import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { clockAt } from "../../testing/sample";
import { languageStaffView } from "../../testing/sample-language";
import { show } from "../../testing/screen";
import type { View } from "../../wire/wire.generated";
import FacilitatorScreen from "./facilitator-screen";

const at = (more: Partial<View> = {}) => show(<FacilitatorScreen />, { ...languageStaffView(), ...more }, "staff");
const press = (key: string) => fireEvent.keyDown(document.body, { key });
const button = (name: string | RegExp) => screen.getByRole("button", { name, hidden: true });
const dialog = () => screen.getByRole("dialog", { hidden: true });

test("A line of the rundown shows all that its author wrote for the facilitator", async () => {
  at();
  const row = await screen.findByRole("button", { name: /The minister rings/ });
  expect(row.textContent).toContain("by hand");
  expect(row.textContent).toContain("suggested");
  fireEvent.click(row);
  const detail = row.parentElement?.textContent;
  for (const words of [
    "Contains: pressure on a person",
    "Police commander reads insteadHe wants to hear it from you",
    "Released by: Table facilitator",
    "Players should:Mayor and police agree",
    "Only if the table is ahead of time.",
    "Show the picture",
  ]) {
    expect(detail).toContain(words);
  }
});

test("Chance, cancelled and recalled are told in the rundown", async () => {
  at();
  expect((await screen.findByRole("button", { name: /A stone through the window/ })).textContent).toContain(
    "40 in 100",
  );
  expect(button(/The leak/).textContent).toContain("Cancelled");
  expect(button(/False alarm/).textContent).toContain("Recalled");
});

test("A released inject is recalled after one question; a recalled one cannot be", async () => {
  const { sent } = at();
  fireEvent.click(await screen.findByRole("button", { name: /False alarm/ }));
  expect(screen.queryByRole("button", { name: "Recall False alarm" })).toBeNull();
  fireEvent.click(button(/^Mon.*Video/));
  fireEvent.click(button("Recall Video"));
  expect(sent).toEqual([]);
  fireEvent.click(button("Recall it"));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "recall", inject: "video" }));
});

test("A seat gets more time for a question, and the list stays open", async () => {
  const { sent } = at();
  await screen.findByRole("button", { name: "Questions" });
  press("e");
  expect(within(dialog()).getAllByRole("listitem", { hidden: true })).toHaveLength(3);
  fireEvent.click(button("10 min more for School principal"));
  await waitFor(() =>
    expect(sent[0]?.body).toEqual({ type: "extend", ask: "first-line", in: "schools", byMs: 600_000 }),
  );
  expect(dialog()).toBeTruthy();
});

test("A question is closed now after one question", async () => {
  const { sent } = at();
  fireEvent.click(await screen.findByRole("button", { name: "Questions" }));
  fireEvent.click(button("Close now: the question to School principal"));
  expect(sent).toEqual([]);
  expect(dialog().textContent).toContain("Write the first sentence of your statement.");
  fireEvent.click(button("Close it"));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "close-ask", ask: "first-line", in: "schools" }));
});

test("The exercise is rewound to a moment after one question, which says what it does", async () => {
  const { sent } = at();
  await screen.findByRole("button", { name: "Rewind" });
  press("b");
  const points = within(dialog()).getAllByRole("listitem", { hidden: true });
  expect(points.map((point) => point.textContent)).toEqual([
    "Mon 16:30mark “Before the statement”",
    "Mon 16:26before “Video”",
    "Mon 16:20before phase “The first hours”",
  ]);
  fireEvent.click(button(/before “Video”/));
  expect(sent).toEqual([]);
  expect(dialog().textContent).toContain("Rewind to Mon 16:26, before “Video”?");
  expect(dialog().textContent).toContain("stays on record");
  fireEvent.click(within(dialog()).getByRole("button", { name: "Rewind", hidden: true }));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "rewind", to: 9 }));
});

test("After the end one can rewind until the debrief is open to all", async () => {
  const { happen } = at({ clock: clockAt("ended", 0) });
  const rewind = (await screen.findByRole("button", { name: "Rewind" })) as HTMLButtonElement;
  expect(rewind.disabled).toBe(false);
  act(() => happen({ op: "set", in: "clock", id: "clock", item: clockAt("ended", 0, { debriefOpen: true })[0] }));
  expect(rewind.disabled).toBe(true);
});

test("Before a phase is opened it is said what that brings to an end", async () => {
  const { sent } = at();
  await screen.findByRole("button", { name: "Phases" });
  press("o");
  expect(dialog().textContent).toContain("The nightready");
  expect(dialog().textContent).toContain("Opens when: street in unrest for 20m");
  expect(dialog().textContent).toContain("Next morningyou open it");
  fireEvent.click(within(dialog()).getByRole("button", { name: "Open Next morning", hidden: true }));
  for (const words of [
    "Open questions that fall to silence: 1Who speaks first, and when? · Mayor's office",
    "Injects that are skipped: 1March call",
    "Actions done before it starts: 1Open a hotline for parents · Mayor's office",
    "Word that arrives before it starts: 1a message · Council of faith leaders",
    "The council rises",
  ]) {
    expect(dialog().textContent).toContain(words);
  }

  expect(dialog().textContent).not.toContain("Actions still under way then");
  fireEvent.click(button("Open this phase"));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "open-phase", phase: "next-morning" }));
});

test("A phase that is ready asks to be opened", async () => {
  at();
  expect(await screen.findByText("“The night” is ready: what opens it has come true.")).toBeTruthy();
  fireEvent.click(button("Open The night"));
  expect(dialog().textContent).toContain("Open The night");
});

test("Flags that are up are listed, and a value for each group", async () => {
  at();
  const up = (await screen.findByText("Up now:")).nextElementSibling;
  expect(up?.textContent).toBe("curfewnames out");
  expect(screen.getByText("Fear: the river quarter")).toBeTruthy();
  expect(screen.getByText("Fear: the hill quarter")).toBeTruthy();
});

test("What was given up stands apart on the record", async () => {
  at();
  const givenUp = (await screen.findByText("Given up: 4")).parentElement as HTMLElement;
  expect(within(givenUp).getAllByRole("listitem", { hidden: true })).toHaveLength(4);
  expect(screen.getByText("Rewound to Mon 16:30")).toBeTruthy();
  expect(screen.getByText("Proposed: Mayor and police, within the hour")).toBeTruthy();
});

test("What is suggested counts as next until it is held or skipped", async () => {
  const cues = languageStaffView().cues.filter((cue) => cue.id !== "march-call");
  const { sent } = at({ cues });
  const next = await screen.findByRole("region", { name: "Next" });
  expect(next.textContent).toContain("suggested");
  expect(next.textContent).toContain("The minister rings");
  press("h");
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "hold", inject: "minister" }));
});

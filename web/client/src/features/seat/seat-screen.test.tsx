import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { clockAt, seatView } from "../../testing/sample";
import { show } from "../../testing/screen";
import type { StopItem } from "../../wire/wire.generated";
import SeatScreen from "./seat-screen";

const at = () => show(<SeatScreen />, seatView(), "seat", "mayor");
const open = async (tab: string) => fireEvent.click(await screen.findByRole("button", { name: tab }));

test("A question is answered with an option and the reason it asks for", async () => {
  const { sent } = at();
  const vote = await screen.findByRole("button", { name: "Vote" });
  fireEvent.click(screen.getByRole("radio", { name: "Police alone" }));
  expect((vote as HTMLButtonElement).disabled).toBe(true);
  fireEvent.change(screen.getByRole("textbox", { name: "Why?" }), { target: { value: "They know most" } });
  fireEvent.click(vote);
  await waitFor(() =>
    expect(sent.map((command) => command.body)).toEqual([
      { type: "answer", ask: "who-speaks", option: "police", because: { text: "They know most" } },
    ]),
  );
  expect(sent[0]?.saw).toEqual({ epoch: "e1", seq: 1 });
});

test("A refused answer says why and keeps its words", async () => {
  const { refuse } = at();
  refuse("This question is closed.");
  const why = await screen.findByRole("textbox", { name: "Why?" });
  fireEvent.click(screen.getByRole("radio", { name: "Police alone" }));
  fireEvent.change(why, { target: { value: "They know most" } });
  fireEvent.click(screen.getByRole("button", { name: "Vote" }));
  await screen.findByText("This question is closed.");
  expect((screen.getByRole("textbox", { name: "Why?" }) as HTMLTextAreaElement).value).toBe("They know most");
});

test("What arrives is shown and said once", async () => {
  const { happen } = at();
  await screen.findByText("What just happened");
  act(() =>
    happen({
      op: "add",
      in: "feed",
      id: "new",
      item: { id: "new", channel: "radio", from: "Radio 1", text: "A march is called.", atMs: 0, to: [] },
    }),
  );
  expect(screen.getByText("A march is called.")).toBeTruthy();
  await waitFor(
    () => expect(document.querySelector("[data-live]")?.textContent).toBe("Radio Radio 1: A march is called."),
    { timeout: 3000 },
  );
});

test("Whoever is elsewhere when play ends is shown how it ended", async () => {
  const { happen } = at();
  await open("Know");
  act(() => happen({ op: "set", in: "clock", id: "clock", item: clockAt("ended", 0)[0] }));
  await screen.findByText("Play is over");
  expect(screen.getByRole("button", { name: /^Now/ }).getAttribute("aria-current")).toBe("page");
});

test("A post of the simulated public is shown as one, and neither said nor counted", async () => {
  const { happen } = at();
  await open("Know");
  const now = screen.getByRole("button", { name: /^Now/ }).textContent;
  const post = { channel: "social", from: "Nadia B. @paper_kite_sim", text: "Is it true?", atMs: 0, to: ["public"] };
  act(() => happen({ op: "add", in: "feed", id: "post", item: { ...post, id: "post", simulated: true } }));
  expect(screen.getByRole("button", { name: /^Now/ }).textContent).toBe(now);
  await open("Now");
  const shown = screen.getByRole("article", { name: "Simulated public Nadia B. @paper_kite_sim" });
  expect(within(shown).getByText("Is it true?")).toBeTruthy();
  expect(within(shown).getByText("Simulated public")).toBeTruthy();
  act(() =>
    happen({
      op: "add",
      in: "feed",
      id: "next",
      item: { id: "next", channel: "radio", from: "Radio 1", text: "A march is called.", atMs: 0, to: [] },
    }),
  );
  const said = () => document.querySelector("[data-live]")?.textContent;
  await waitFor(() => expect(said()).toBe("Radio Radio 1: A march is called."), { timeout: 3000 });
});

test("Telling somebody who should not know is asked about first", async () => {
  const { sent } = at();
  await open("Know");
  fireEvent.click(screen.getByRole("button", { name: "Tell…" }));
  fireEvent.click(screen.getByRole("button", { name: "Tell Council of faith leaders" }));
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Tell them anyway", hidden: true }));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "share", fact: "attacker-known", with: "faith-leaders" }));
});

test("An action is started, a joint one confirmed, and an impossible one has no button", async () => {
  const { sent } = at();
  await open("Do");
  fireEvent.click(await screen.findByRole("button", { name: "Do it: Joint public statement" }));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "act", action: "joint-statement" }));
  expect(screen.getByRole("button", { name: "Confirm, let us do it: Walk the bridge together" })).toBeTruthy();
  expect(within(screen.getByRole("article", { name: "Close the bridge" })).queryByRole("button")).toBeNull();
});

test("A consultation is replied to in its thread", async () => {
  const { sent } = at();
  await open("People");
  fireEvent.click(await screen.findByRole("button", { name: /^Police commander/ }));
  fireEvent.change(screen.getByRole("textbox", { name: "To Police commander" }), { target: { value: "Agreed" } });
  fireEvent.click(screen.getByRole("button", { name: "Reply" }));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "reply", to: "police", words: { text: "Agreed" } }));
});

test("Picking People again leads out of a thread", async () => {
  at();
  await open("People");
  fireEvent.click(await screen.findByRole("button", { name: /^Police commander/ }));
  expect(screen.getByRole("heading", { name: "Police commander" })).toBeTruthy();
  await open("People");
  expect(screen.getByRole("heading", { name: "The others" })).toBeTruthy();
});

test("Whoever waits for a reply does not consult again", async () => {
  const { happen } = at();
  await open("People");
  fireEvent.click(await screen.findByRole("button", { name: /^School principal/ }));
  const consult = () => screen.getByRole("button", { name: "Consult" }) as HTMLButtonElement;
  expect(consult().disabled).toBe(false);
  const asked = { kind: "consultation", from: "mayor", to: "schools", sentMs: 0, arrivesMs: 1, arrived: false };
  act(() => happen({ op: "add", in: "messages", id: "c", item: { ...asked, id: "c", open: true } }));
  expect(consult().disabled).toBe(true);
  expect(screen.getByText("Consult: waiting for their reply")).toBeTruthy();
});

test("No Duff is pressed and then confirmed", async () => {
  const { sent } = at();
  await open("Me");
  fireEvent.click(screen.getByRole("button", { name: "No Duff: real emergency" }));
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Stop play now", hidden: true }));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "stop-play", reason: "no-duff" }));
});

test("The note of a stop is kept when its dialog is closed, and goes along with the stop", async () => {
  const { sent } = at();
  await open("Me");
  const ask = () => fireEvent.click(screen.getByRole("button", { name: "No Duff: real emergency" }));
  const note = () =>
    screen.getByRole<HTMLTextAreaElement>("textbox", { name: "A word to the staff (if you like)", hidden: true });
  ask();
  fireEvent.change(note(), { target: { value: "By the door" } });
  fireEvent.click(screen.getByRole("button", { name: "Cancel", hidden: true }));
  ask();
  expect(note().value).toBe("By the door");
  fireEvent.click(screen.getByRole("button", { name: "Stop play now", hidden: true }));
  await waitFor(() =>
    expect(sent[0]?.body).toEqual({ type: "stop-play", reason: "no-duff", note: { text: "By the door" } }),
  );
  ask();
  expect(note().value).toBe("");
});

const stopped = (stop: Partial<StopItem>) => {
  const stops: StopItem[] = [{ number: 3, reason: "no-duff", mine: false, ...stop }];
  return { op: "set", in: "clock", id: "clock", item: { ...seatView().clock[0], running: false, stops } } as const;
};

test("A stop covers the seat and says why, and is not the seat's to lift", async () => {
  const { happen } = at();
  await screen.findByText("What just happened");
  act(() => happen(stopped({ reason: "dark" })));
  const overlay = screen.getByRole("alertdialog", { name: "Play is stopped" });
  expect(overlay.textContent).toContain("The program was away");
  expect(within(overlay).queryByRole("button")).toBeNull();
});

test("Whoever called a stop sees their note and may lift it", async () => {
  const { happen, sent } = at();
  await screen.findByText("What just happened");
  act(() => happen(stopped({ reason: "welfare", mine: true, note: { typed: "n", text: "Two minutes" } })));
  const overlay = screen.getByRole("alertdialog", { name: "Play is paused" });
  expect(overlay.textContent).toContain("Two minutes");
  fireEvent.click(within(overlay).getByRole("button", { name: "I am well, go on" }));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "lift", stop: 3 }));
});

test("Being told what one knows already takes one line", async () => {
  const { happen } = at();
  await open("People");
  fireEvent.click(await screen.findByRole("button", { name: /^Police commander/ }));
  const told = { kind: "share", to: "mayor", sentMs: 0, arrived: true, open: false };
  const known = seatView().facts[0]?.text;
  act(() =>
    happen(
      { op: "add", in: "messages", id: "a", item: { ...told, id: "a", from: "police", arrivesMs: 1, fact: known } },
      { op: "add", in: "messages", id: "b", item: { ...told, id: "b", from: "police", arrivesMs: 2, fact: "News" } },
    ),
  );
  const [again, news] = screen.getAllByRole("listitem");
  expect(again?.textContent).toMatch(/also told you: The attacker is a classmate/);
  expect(news?.textContent).toMatch(/^Told.*News$/);
});

test("What one is told counts as knowledge and not as talk", async () => {
  const { happen } = at();
  await screen.findByText("What just happened");
  const from = { from: "police", to: "mayor", sentMs: 0, arrivesMs: 1, arrived: true, open: false };
  act(() =>
    happen(
      { op: "add", in: "messages", id: "a", item: { ...from, id: "a", kind: "share", fact: "News" } },
      { op: "add", in: "messages", id: "b", item: { ...from, id: "b", kind: "message" } },
    ),
  );
  expect(screen.getByRole("button", { name: "People", description: "1 new" })).toBeTruthy();
});

test("A question brings the message it came with, unless two came at once", async () => {
  const { happen } = at();
  const card = await screen.findByRole("region", { name: /^Asked of you/ });
  const came = { channel: "phone", from: "A neighbour", text: "They are **here**.", atMs: 7, to: ["mayor"] };
  const asked = { ...seatView().asks[0], openedMs: 7 };
  act(() =>
    happen(
      { op: "set", in: "asks", id: "who-speaks", item: asked },
      { op: "add", in: "feed", id: "n", item: { ...came, id: "n" } },
    ),
  );
  expect(card.textContent).toContain("A neighbour They are here.");
  act(() => happen({ op: "add", in: "feed", id: "m", item: { ...came, id: "m" } }));
  expect(card.textContent).not.toContain("A neighbour");
});

test("A new phase parts the news", async () => {
  const { happen } = at();
  await screen.findByText("What just happened");
  const phase = { ...seatView().phase[0], title: "The next morning", number: 2, openedMs: 9e12 };
  act(() => happen({ op: "set", in: "phase", id: "first-hours", item: phase }));
  const line = document.querySelector(".feed > :first-child");
  expect(line?.textContent).toContain("The next morning");
});

test("A seat that ends is left", async () => {
  const { console, gone } = at();
  await screen.findByText("What just happened");
  act(() => console.streams.gone("s"));
  expect(gone).toHaveBeenCalled();
  expect(screen.queryByText("What just happened")).toBeNull();
});

import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { ask } from "../../testing/sample";
import { languageSeatView, openAsks } from "../../testing/sample-language";
import { show } from "../../testing/screen";
import type { AskItem } from "../../wire/wire.generated";
import SeatScreen from "./seat-screen";

const asked = (...asks: AskItem[]) => show(<SeatScreen />, languageSeatView(...asks), "seat", "mayor");
const type = (name: string, value: string) =>
  fireEvent.change(screen.getByRole("textbox", { name }), { target: { value } });
const answer = () => screen.getByRole("button", { name: "Answer" }) as HTMLButtonElement;
const card = () => screen.findByRole("region", { name: /^Asked of you/ });

test("Several options are ticked and sent in their own order", async () => {
  const { sent } = asked(openAsks.several);
  fireEvent.click(await screen.findByRole("checkbox", { name: "The elders of both quarters" }));
  fireEvent.click(screen.getByRole("checkbox", { name: "The school principal" }));
  fireEvent.click(screen.getByRole("checkbox", { name: "The police commander" }));
  fireEvent.click(screen.getByRole("checkbox", { name: "The school principal" }));
  fireEvent.click(answer());
  await waitFor(() =>
    expect(sent[0]?.body).toEqual({ type: "answer", ask: "whom-first", option: "", options: ["police", "elders"] }),
  );
});

test("With nothing ticked there is nothing to send", async () => {
  asked(openAsks.several);
  fireEvent.click(await screen.findByRole("checkbox", { name: "The school principal" }));
  expect(answer().disabled).toBe(false);
  fireEvent.click(screen.getByRole("checkbox", { name: "The school principal" }));
  expect(answer().disabled).toBe(true);
});

test("A number with a comma goes out in thousandths, and it is said how it is read", async () => {
  const { sent } = asked(openAsks.number);
  await card();
  type("Your number", "12,5");
  expect(screen.getByText("Read as 12.5.")).toBeTruthy();
  fireEvent.click(answer());
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "answer", ask: "how-many", option: "", number: 12_500 }));
});

test("A number that can be read in two ways is asked about", async () => {
  asked(openAsks.number);
  await card();
  type("Your number", "1.200");
  expect(screen.getByText("Do you mean 1200 or 1.2? Write it that way.")).toBeTruthy();
  expect(answer().disabled).toBe(true);
});

test("Words are their own reason", async () => {
  const { sent } = asked(openAsks.text);
  await card();
  expect(screen.queryByRole("textbox", { name: /^Why/ })).toBeNull();
  type("Your answer", "We stand with both families.");
  fireEvent.click(answer());
  await waitFor(() =>
    expect(sent[0]?.body).toEqual({
      type: "answer",
      ask: "first-line",
      option: "",
      words: { text: "We stand with both families." },
    }),
  );
});

test("Refused words come back to where they were typed", async () => {
  const { refuse } = asked(openAsks.text);
  refuse("Time is up: this question is closed.");
  await card();
  type("Your answer", "We stand with both families.");
  fireEvent.click(answer());
  await screen.findByText("Time is up: this question is closed.");
  expect((screen.getByRole("textbox", { name: "Your answer" }) as HTMLTextAreaElement).value).toBe(
    "We stand with both families.",
  );
});

test("Who must agree sees what the others propose, and may change their mind", async () => {
  const { sent, happen } = asked(openAsks.joint);
  const agreement = within(await card());
  expect(agreement.getAllByRole("listitem").map((one) => one.textContent)).toEqual([
    "Younothing yet",
    "Police commanderOnly to the square",
  ]);
  fireEvent.click(screen.getByRole("radio", { name: "Over the bridge, with a cordon" }));
  fireEvent.click(screen.getByRole("button", { name: "Propose" }));
  await waitFor(() => expect(sent[0]?.body).toMatchObject({ ask: "march-route", option: "bridge" }));
  const proposed = { ...openAsks.joint, together: [{ seat: "mayor", option: "bridge" }, { seat: "police" }] };
  act(() => happen({ op: "set", in: "asks", id: "march-route", item: proposed }));
  const again = screen.getByRole("button", { name: "Change my proposal" }) as HTMLButtonElement;
  expect(again.disabled).toBe(true);
  fireEvent.click(screen.getByRole("radio", { name: "Only to the square" }));
  expect(again.disabled).toBe(false);
});

/** That the march's way was agreed. */
const notices = () =>
  [...document.querySelectorAll<HTMLElement>(".notice-good")].filter((one) =>
    one.textContent?.startsWith("Which way may"),
  );

test("What was agreed stays in sight, in whichever section one is, until it was seen", async () => {
  const { happen } = asked(openAsks.joint);
  await card();
  fireEvent.click(screen.getByRole("button", { name: "Know" }));
  const agreed: AskItem = { ...openAsks.joint, state: "answered", option: "square" };
  act(() => happen({ op: "set", in: "asks", id: "march-route", item: agreed }));
  const notice = notices()[0] as HTMLElement;
  expect(notice.textContent).toContain("Agreed: Only to the square");
  fireEvent.click(within(notice).getByRole("button", { name: /^I see/ }));
  expect(notice.isConnected).toBe(false);
  // Also on a page that is loaded again.
  cleanup();
  asked(agreed);
  await screen.findByText(/^Earlier questions/);
  expect(notices()).toEqual([]);
});

test("What was agreed otherwise after going back is said again, and what one seat answered alone is not", async () => {
  const { happen } = asked(
    { ...openAsks.joint, state: "answered", option: "bridge" },
    ask({ id: "own", state: "answered", option: "wait" }),
  );
  await screen.findByText(/^Earlier questions/);
  expect(screen.queryByRole("button", { name: /^I see ?: Who speaks/ })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: /^I see ?: Which way/ }));
  act(() => happen({ op: "set", in: "asks", id: "march-route", item: openAsks.joint }));
  expect(notices()).toEqual([]);
  const square: AskItem = {
    ...openAsks.joint,
    state: "answered",
    option: "square",
    openedMs: openAsks.joint.openedMs + 1,
  };
  act(() => happen({ op: "set", in: "asks", id: "march-route", item: square }));
  expect(notices()).toHaveLength(1);
});

test("A required reason comes with every proposal", async () => {
  asked({
    ...openAsks.joint,
    rationale: "required",
    together: [{ seat: "mayor", option: "bridge" }, { seat: "police" }],
  });
  await card();
  fireEvent.click(screen.getByRole("radio", { name: "Only to the square" }));
  const again = screen.getByRole("button", { name: "Change my proposal" }) as HTMLButtonElement;
  expect(again.disabled).toBe(true);
  type("Why?", "Fewer windows");
  expect(again.disabled).toBe(false);
});

test("A question that holds the clock says so", async () => {
  asked(openAsks.holding);
  expect((await card()).textContent).toContain("The story clock stands still until this is answered.");
});

test.each<[string, Partial<AskItem>, RegExp]>([
  [
    "what was agreed",
    { state: "answered", option: "wait", together: [{ seat: "mayor", option: "wait" }] },
    /Agreed: Nobody, until/,
  ],
  ["several options", { state: "answered", answer: "several", chosen: ["together", "wait"] }, /hour; Nobody, until/],
  ["a number", { state: "answered", answer: "number", number: 12_500 }, /Answered: 12\.5$/],
  ["words", { state: "answered", answer: "text", words: { typed: "w", text: "We stand." } }, /Answered: We stand\.$/],
  ["silence that stands for an option", { state: "silent", option: "police" }, /Silence stood for: Police alone$/],
  ["silence that stands for none", { state: "silent" }, /Nobody answered\. $/],
])("Of an earlier question one reads %s", async (_, more, expected) => {
  asked(ask({ id: "earlier", ...more }));
  const earlier = await screen.findByText(/^Earlier questions/);
  const lines = within(earlier.parentElement as HTMLElement).getAllByRole("listitem", { hidden: true });
  expect(lines.at(-1)?.textContent).toMatch(expected);
});

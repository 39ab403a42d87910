import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { staffView } from "../../testing/sample-staff";
import { show } from "../../testing/screen";
import type { PersonItem, View } from "../../wire/wire.generated";
import FacilitatorScreen from "./facilitator-screen";

const wim: PersonItem = { id: "p-wim", name: { person: "p-wim", name: "Wim" }, staff: false, expected: false };

const at = (more: Partial<View> = {}) => show(<FacilitatorScreen />, { ...staffView(), ...more }, "staff");

const waiting = () => at({ people: [...staffView().people, wim] });

test("Whoever waits for a seat is given one in one choice, the free ones first", async () => {
  const { sent } = waiting();
  const choice = await screen.findByRole("combobox", { name: "Seat Wim" });
  const offered = within(choice)
    .getAllByRole("option")
    .map((option) => option.textContent ?? "");
  const free = offered.filter((label) => label.endsWith("(free)"));
  expect(offered.slice(1, 1 + free.length)).toEqual(free);
  expect(screen.getByRole("heading", { name: /waits? for a seat/ })).toBeTruthy();
  const seat = staffView().seats.at(0)?.id ?? "";
  fireEvent.change(choice, { target: { value: seat } });
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "seat", person: "p-wim", in: seat }));
});

test("Whoever waits is removed after one question", async () => {
  const { sent } = waiting();
  const choice = await screen.findByRole("combobox", { name: "Seat Wim" });
  fireEvent.change(choice, { target: { value: "out of the exercise" } });
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Remove from the exercise", hidden: true }));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "remove", person: "p-wim" }));
});

test("Who is expected and not here yet is named at the seat and cannot be moved", async () => {
  at({ people: [...staffView().people, { ...wim, seat: "mayor", expected: true }] });
  expect(await screen.findByText("Expected:")).toBeTruthy();
  expect(screen.getByText("Wim")).toBeTruthy();
  expect(screen.queryByRole("combobox", { name: "Wim: move or remove" })).toBeNull();
  expect(screen.queryByRole("combobox", { name: "Seat Wim" })).toBeNull();
});

test("Somebody in a seat is moved at once and removed after one question", async () => {
  const sitting = staffView().people.find((person) => person.seat && !person.staff);
  const name = sitting?.name.name ?? "";
  const elsewhere = staffView().seats.find((seat) => seat.id !== sitting?.seat)?.id ?? "";
  const { sent } = at();
  const choice = await screen.findByRole("combobox", { name: `${name}: move or remove` });
  fireEvent.change(choice, { target: { value: elsewhere } });
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "seat", person: sitting?.id, in: elsewhere }));
  fireEvent.change(choice, { target: { value: "out of the exercise" } });
  expect(sent.length).toBe(1);
  fireEvent.click(screen.getByRole("button", { name: "Remove from the exercise", hidden: true }));
  await waitFor(() => expect(sent[1]?.body).toEqual({ type: "remove", person: sitting?.id }));
});

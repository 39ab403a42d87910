import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { clockAt, MIN } from "../../testing/sample";
import { staffView } from "../../testing/sample-staff";
import { show } from "../../testing/screen";
import type { View } from "../../wire/wire.generated";
import FacilitatorScreen from "./facilitator-screen";

const at = (more: Partial<View> = {}) => show(<FacilitatorScreen />, { ...staffView(), ...more }, "staff");

test("Ending play says how it is taken up again", async () => {
  at();
  fireEvent.click(await screen.findByRole("button", { name: "End play…" }));
  expect(
    screen.getByText(/Play is taken up again only by rewinding, and no longer once the debrief is open/),
  ).toBeTruthy();
});

test.each([
  [false, false],
  [true, true],
])("After the end, with the debrief open: %s, rewinding is barred: %s", async (debriefOpen, barred) => {
  at({ clock: clockAt("ended", 5 * MIN, { debriefOpen }) });
  const rewind = await screen.findByRole<HTMLButtonElement>("button", { name: "Rewind" });
  expect(rewind.disabled).toBe(barred);
});

test("Removing somebody says how they could come back", async () => {
  at();
  fireEvent.change(await screen.findByRole("combobox", { name: "Ana Petrova: move or remove" }), {
    target: { value: "out of the exercise" },
  });
  expect(
    screen.getByText(/come back with the same code, unless the lobby is closed or a new code is made/),
  ).toBeTruthy();
});

test("While the lobby is closed the desk says that codes open nothing", async () => {
  const closed = () => screen.queryByText(/codes and QR codes open nothing until you open it again/);
  const { happen } = at();
  await screen.findByRole("button", { name: "Close the lobby" });
  expect(closed()).toBeNull();
  const scenario = { ...staffView().scenario[0], lobbyOpen: false };
  act(() => happen({ op: "set", in: "scenario", id: "scenario", item: scenario }));
  expect(closed()).toBeTruthy();
});

test("Play starts at once where everybody sits, and after a question where somebody waits", async () => {
  const lobby = { clock: clockAt("lobby", 0) };
  const { sent, happen } = at(lobby);
  fireEvent.click(await screen.findByRole("button", { name: "Start play" }));
  expect(screen.getByText(/^1 person waits for a seat\. You can also seat them/)).toBeTruthy();
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Cancel", hidden: true }));
  act(() => happen({ op: "remove", in: "people", id: "p4" }));
  fireEvent.click(screen.getByRole("button", { name: "Start play" }));
  await waitFor(() => expect(sent[0]?.body).toEqual({ type: "start" }));
});

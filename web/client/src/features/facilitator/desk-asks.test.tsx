import { act, fireEvent, screen } from "@testing-library/react";
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

import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import "../../lib/i18n/staff-sentences";
import { ScenarioPicker } from "./scenario-picker";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const own = { id: "shove", title: "A shove", summary: "", language: "en", seats: 2, injects: 3 };
const takeOff = (answer: () => Promise<Response>) => {
  vi.stubGlobal("fetch", answer);
  const onTakenOff = vi.fn(async () => undefined);
  const scenarios = [{ ...own, contentNotes: [], uploaded: true }];
  render(<ScenarioPicker scenarios={scenarios} value="shove" onChange={vi.fn()} onTakenOff={onTakenOff} />);
  fireEvent.click(screen.getByRole("button", { name: /^take off the list/ }));
  return onTakenOff;
};

test("What cannot be taken off the list says why", async () => {
  takeOff(async () => Response.json({ code: "not-allowed", sentence: "Open the staff link first." }, { status: 403 }));
  expect((await screen.findByRole("alert")).textContent).toContain("Open the staff link first.");
});

test("Where nobody answers that is said", async () => {
  takeOff(() => Promise.reject(new TypeError("no network")));
  expect((await screen.findByRole("alert")).textContent).toContain("The server does not answer.");
});

test("What somebody else has taken off is gone all the same", async () => {
  const onTakenOff = takeOff(async () => Response.json({ code: "not-found", sentence: "Nothing." }, { status: 404 }));
  await waitFor(() => expect(onTakenOff).toHaveBeenCalled());
  expect(screen.queryByRole("alert")).toBeNull();
});

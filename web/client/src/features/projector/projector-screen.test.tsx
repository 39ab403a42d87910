import { act, screen, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { server } from "../../lib/server";
import { languageBoardView } from "../../testing/sample-language";
import { show } from "../../testing/screen";
import ProjectorScreen from "./projector-screen";

beforeEach(() => {
  vi.spyOn(server, "invitation").mockResolvedValue({
    exercise: "x",
    code: "ABCD2345",
    addresses: ["http://192.0.2.1:5080"],
  });
});

test("The room sees what is public: values, pictures behind a veil, and what was taken back", async () => {
  show(<ProjectorScreen />, languageBoardView(), "board");
  const city = await screen.findByRole("region", { name: "The city" });
  expect(city.textContent).toContain("Fear: the river quarter52");
  const feed = within(screen.getByRole("region", { name: "What everybody can see" }));
  expect(feed.getByRole("button", { name: "Show the picture" })).toBeTruthy();
  expect(feed.queryByText("The whole of it, uncut.")).toBeNull();
  expect(feed.getByText(/Taken back by the facilitators/)).toBeTruthy();
});

test("What may hurt says what it is, and who can show it to the room", async () => {
  const noted = languageBoardView();
  show(<ProjectorScreen />, noted, "board");
  const feed = within(await screen.findByRole("region", { name: "What everybody can see" }));
  expect(feed.getAllByText(/here only staff at this machine can show it/).length).toBeGreaterThan(0);
});

test("In play whoever comes late reads the code while the lobby is open", async () => {
  const view = languageBoardView();
  const { happen } = show(<ProjectorScreen />, view, "board");
  const late = await screen.findByLabelText("How to join");
  expect(late.textContent).toBe("Late? Join at 192.0.2.1:5080/join with the code ABCD2345");
  act(() => happen({ op: "set", in: "scenario", id: "scenario", item: { ...view.scenario[0], lobbyOpen: false } }));
  expect(screen.queryByText("ABCD2345")).toBeNull();
});

import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { languageBoardView } from "../../testing/sample-language";
import { show } from "../../testing/screen";
import ProjectorScreen from "./projector-screen";

test("The room sees what is public: values, pictures behind a veil, and what was taken back", async () => {
  show(<ProjectorScreen />, languageBoardView(), "board");
  const city = await screen.findByRole("region", { name: "The city" });
  expect(city.textContent).toContain("Fear: the river quarter52");
  const feed = within(screen.getByRole("region", { name: "What everybody can see" }));
  expect(feed.getByRole("button", { name: "Show the picture" })).toBeTruthy();
  expect(feed.queryByText("The whole of it, uncut.")).toBeNull();
  expect(feed.getByText(/Taken back by the facilitators/)).toBeTruthy();
});

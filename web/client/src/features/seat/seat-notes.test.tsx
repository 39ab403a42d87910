import { cleanup, fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { lobbyView, seatView } from "../../testing/sample";
import { showFirst } from "../../testing/screen";
import LobbyScreen from "../lobby/lobby-screen";
import SeatScreen from "./seat-screen";

test("Whoever is seated without having seen the lobby reads what the exercise contains, once", async () => {
  const sit = () => showFirst(<SeatScreen />, seatView(), "seat", "mayor");
  sit();
  const notes = await screen.findByRole("region", { name: "Before you begin" });
  expect(notes.textContent).toContain("hate speech, minor injury");
  expect(notes.textContent).toContain("You may step out at any time");
  expect(screen.queryByText("What just happened")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "I have read this" }));
  await screen.findByText("What just happened");
  expect(screen.queryByText("Before you begin")).toBeNull();

  cleanup();
  sit();
  await screen.findByText("What just happened");
  cleanup();
  showFirst(<LobbyScreen />, lobbyView(), "lobby");
  await screen.findByText("You have read this.");
});

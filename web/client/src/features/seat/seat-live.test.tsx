import { act, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { feedItem } from "../../testing/sample";
import { languageSeatView, openAsks } from "../../testing/sample-language";
import { show } from "../../testing/screen";
import SeatScreen from "./seat-screen";

// What is said waits a second for more: each test hears its last sentence out.
const at = () => show(<SeatScreen />, languageSeatView(), "seat", "mayor");
const spoken = () => document.querySelector("[data-live]")?.textContent;

test("A live region names what may hurt and not the rest, and says what was taken back", async () => {
  const { happen } = at();
  await screen.findByText("What just happened");
  const item = feedItem({ id: "12", channel: "radio", from: "Radio 1", text: "Blood." });
  act(() => happen({ op: "add", in: "feed", id: "12", item: { ...item, contentNote: "injury" } }));
  await waitFor(() => expect(spoken()).toBe("Radio Radio 1: This contains: injury"), { timeout: 3000 });
  act(() => happen({ op: "set", in: "feed", id: "12", item: { ...item, text: "", recalled: true } }));
  await waitFor(() => expect(spoken()).toBe("A message was taken back by the facilitators."), { timeout: 3000 });
});

test("A live region says what was agreed", async () => {
  const { happen } = show(<SeatScreen />, languageSeatView(openAsks.joint), "seat", "mayor");
  await screen.findByText("What just happened");
  const agreed = { ...openAsks.joint, state: "answered" as const, option: "square" };
  act(() => happen({ op: "set", in: "asks", id: "march-route", item: agreed }));
  await waitFor(() => expect(spoken()).toBe("Agreed: Only to the square. It was asked: Which way may the march go?"), {
    timeout: 3000,
  });
});

test("What comes after going back is news, also under an id that was there before", async () => {
  const { happen } = at();
  await screen.findByText("What just happened");
  const item = feedItem({ id: "11", channel: "radio", from: "Radio 1", text: "Quiet." });
  act(() => happen({ op: "remove", in: "feed", id: "11" }));
  await waitFor(() => expect(spoken()).toBe("The facilitators have gone back in the story."), { timeout: 3000 });
  act(() => happen({ op: "add", in: "feed", id: "11", item }));
  await waitFor(() => expect(spoken()).toBe("Radio Radio 1: Quiet."), { timeout: 3000 });
});

import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { session } from "../lib/session";
import { seatView } from "../testing/sample";
import { show } from "../testing/screen";
import { LeftWords } from "./left-words";

const here = () => show(<p>Here</p>, seatView());
const words = "We had the wrong man";

test("Whoever is moved in the middle of a sentence keeps it, until they throw it away", async () => {
  const { console, gone } = here();
  await screen.findByText("Here");
  console.drafts.write("s/to/police", words);
  act(() => console.streams.gone("s"));
  expect(gone).toHaveBeenCalled();
  await waitFor(() => expect(console.drafts.left.get()).toEqual([words]));
});

test("What is refused because the seat is lost is kept, though its screen is gone", async () => {
  const { console, refuse } = here();
  await screen.findByText("Here");
  session.set({ mayCreate: false, streams: [] });
  refuse("That seat is not yours.");
  await console.send(
    "s",
    { type: "message", to: "police", words: { text: words } },
    { key: "s/to/police", text: words },
  );
  await waitFor(() => expect(console.drafts.left.get()).toEqual([words]));
});

test("What is refused in a seat one has goes back to where it was typed", async () => {
  const { console, refuse } = here();
  await screen.findByText("Here");
  refuse("This question is closed.");
  await console.send(
    "s",
    { type: "message", to: "police", words: { text: words } },
    { key: "s/to/police", text: words },
  );
  expect(console.drafts.text("s/to/police").get()).toBe(words);
  expect(console.drafts.left.get()).toEqual([]);
});

test("Left words are shown and can be thrown away", async () => {
  const { console } = show(<LeftWords />, seatView());
  await waitFor(() => expect(console.streams.state("s").get().kind).toBe("here"));
  expect(screen.queryByRole("region", { name: "Words you had not sent" })).toBeNull();
  console.drafts.write("old/to/police", words);
  await act(() => console.drafts.end("old"));
  expect(screen.getByText(words)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Throw it away" }));
  expect(screen.queryByText(words)).toBeNull();
});

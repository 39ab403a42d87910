import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { paths } from "../../lib/router";
import { session } from "../../lib/session";
import type { StreamInfo } from "../../wire/wire.generated";
import HomeScreen from "./home-screen";

afterEach(() => {
  cleanup();
  session.set(undefined);
  vi.unstubAllGlobals();
  history.replaceState(null, "", "/");
});

const info = (kind: StreamInfo["kind"], exercise = "x"): StreamInfo => ({
  stream: `${kind}-${exercise}`,
  kind,
  exercise,
  title: kind === "seat" ? "Mayor" : "A shove",
});

function open(hash: string, ...streams: StreamInfo[]): void {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ mayCreate: false, streams })));
  history.replaceState(null, "", `/${hash}`);
  render(<HomeScreen />);
}

test("A link for staff leads straight to its desk", async () => {
  open("#staff=s3cret", info("staff"));
  await waitFor(() => expect(location.pathname).toBe(paths.facilitator("staff-x")));
});

test("Whoever has a seat goes back to it first: the lobby is left out and a code comes second", async () => {
  open("", info("lobby"), info("seat"));
  const back = await screen.findByRole("link", { name: "Back to your seat" });
  expect(back.getAttribute("href")).toBe(paths.seat("seat-x"));
  expect(back.className).toContain("button-primary");
  expect(screen.queryByText("Lobby")).toBeNull();
  const code = screen.getByRole("link", { name: "Join with a code" });
  expect(code.className).not.toContain("button-primary");
  expect(back.compareDocumentPosition(code) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test("Of several places one chooses, and the lobby of another exercise stays", async () => {
  open("", info("seat"), info("lobby"), info("lobby", "y"));
  await screen.findByRole("heading", { name: "Back to" });
  expect(screen.getAllByRole("listitem").map((one) => one.textContent)).toEqual(["MayorYour seat", "A shoveLobby"]);
});

test("Whoever was never here comes in with a code", async () => {
  open("");
  expect((await screen.findByRole("link", { name: "Join with a code" })).className).toContain("button-primary");
});

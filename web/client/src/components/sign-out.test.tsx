import "../lib/i18n/staff-sentences";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { store } from "../lib/store";
import { SignOut } from "./sign-out";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test("Signing out asks once, ends the session, and leaves no draft behind", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    asked.push(`${init.method} ${path}`);
    return new Response(JSON.stringify({ mayCreate: false, streams: [] }));
  });
  const gone = vi.spyOn(location, "replace").mockImplementation(() => undefined);
  const kept = await store();
  await kept.put("drafts", "s/announce", "half a sentence");
  localStorage.setItem("draft/s/announce", "half a sentence");
  render(<SignOut />);
  fireEvent.click(screen.getByRole("button", { name: "Sign out…" }));
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Sign out", hidden: true }));
  await waitFor(() => expect(gone).toHaveBeenCalledWith("/"));
  expect(asked).toEqual(["DELETE /api/session"]);
  expect(await kept.keys("drafts")).toEqual([]);
  expect(localStorage.length).toBe(0);
});

test("Where the server does not answer, nothing is thrown away and it is said", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("no network");
  });
  const kept = await store();
  await kept.put("drafts", "s/announce", "half a sentence");
  render(<SignOut />);
  fireEvent.click(screen.getByRole("button", { name: "Sign out…" }));
  fireEvent.click(screen.getByRole("button", { name: "Sign out", hidden: true }));
  expect((await screen.findByRole("alert", { hidden: true })).textContent).toContain("You are still signed in");
  expect(await kept.keys("drafts")).toEqual(["s/announce"]);
});

import "../../lib/i18n/staff-sentences";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { Invitation, LinkInfo } from "../../wire/wire.generated";
import { LinksSection } from "./links-section";
import { NewCode } from "./new-code";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const link: LinkInfo = { link: "a1", kind: "staff", madeWallMs: 0, sessions: 2, own: false };

/** Answers by method and path; what it does not know is refused. */
function serve(answers: Record<string, unknown>): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const what = `${init.method} ${path}`;
    asked.push(what);
    return what in answers
      ? new Response(JSON.stringify(answers[what]))
      : new Response(JSON.stringify({ code: "own-link", sentence: "You came in by this link yourself." }), {
          status: 409,
        });
  });
  return asked;
}

test("A new link is shown once, with the address others can reach", async () => {
  serve({
    "GET /api/exercises/x/links": [link],
    "POST /api/exercises/x/links": { link: "b2", kind: "staff", secret: "s3cret" },
  });
  render(<LinksSection exercise="x" address="http://192.0.2.1:5080" />);
  fireEvent.click(await screen.findByRole("button", { name: "New link for staff" }));
  const shown = await screen.findByRole<HTMLInputElement>("textbox", { name: /^For one person of the staff/ });
  expect(shown.value).toBe("http://192.0.2.1:5080/#staff=s3cret");
});

test("A link is taken back after it was asked once", async () => {
  const asked = serve({ "GET /api/exercises/x/links": [link], "DELETE /api/exercises/x/links/a1": [] });
  render(<LinksSection exercise="x" address="http://192.0.2.1:5080" />);
  const row = await screen.findByRole("listitem");
  expect(row.textContent).toContain("2 browsers");
  fireEvent.click(within(row).getByRole("button", { name: /^Take back…/ }));
  expect(asked).toEqual(["GET /api/exercises/x/links"]);
  fireEvent.click(within(row).getByRole("button", { name: "Take it back" }));
  await waitFor(() => expect(screen.queryByRole("listitem")).toBeNull());
});

test("What the server refuses is said in its words", async () => {
  serve({ "GET /api/exercises/x/links": [{ ...link, own: true }] });
  render(<LinksSection exercise="x" address="http://192.0.2.1:5080" />);
  expect((await screen.findByRole("listitem")).textContent).toContain("yours");
  fireEvent.click(screen.getByRole("button", { name: /^Take back…/ }));
  fireEvent.click(screen.getByRole("button", { name: "Take it back" }));
  expect((await screen.findByRole("alert")).textContent).toContain("You came in by this link yourself.");
});

test("A new code takes the place of the old one after it was asked once", async () => {
  const fresh: Invitation = { exercise: "x", code: "NEWCODE2", addresses: [] };
  const asked = serve({ "POST /api/exercises/x/code": fresh });
  const onNew = vi.fn();
  render(<NewCode exercise="x" onNew={onNew} />);
  fireEvent.click(screen.getByRole("button", { name: "New code…" }));
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Make a new code" }));
  await waitFor(() => expect(onNew).toHaveBeenCalledWith(fresh));
});

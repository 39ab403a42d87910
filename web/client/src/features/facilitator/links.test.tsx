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

test("New links stay in their rows, with the address others can reach", async () => {
  const out: LinkInfo[] = [link];
  let number = 1;
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    if (init.method === "GET") {
      return new Response(JSON.stringify(out));
    }

    const made = { link: `b${++number}`, kind: JSON.parse(String(init.body)).kind, secret: `s3cret${number}` };
    out.push({ ...link, ...made });
    return new Response(JSON.stringify(made));
  });
  render(<LinksSection exercise="x" address="http://192.0.2.1:5080" />);
  const values = () => screen.queryAllByRole<HTMLInputElement>("textbox").map((one) => one.value);
  fireEvent.click(await screen.findByRole("button", { name: "New link for staff" }));
  await waitFor(() => expect(values()).toEqual(["http://192.0.2.1:5080/#staff=s3cret2"]));
  fireEvent.click(screen.getByRole("button", { name: "New link for a projector" }));
  await waitFor(() =>
    expect(values()).toEqual(["http://192.0.2.1:5080/#staff=s3cret2", "http://192.0.2.1:5080/projector#board=s3cret3"]),
  );
  const board = screen.getAllByRole("listitem")[2];
  expect(board && within(board).getByRole("link", { name: "Open the projector view" })).toBeTruthy();
});

test("Links are told apart by when they were made and last opened", async () => {
  serve({ "GET /api/exercises/x/links": [link, { ...link, link: "c3", openedWallMs: 60_000 }] });
  render(<LinksSection exercise="x" address="http://192.0.2.1:5080" />);
  const rows = (await screen.findAllByRole("listitem")).map((row) => row.textContent ?? "");
  expect(rows[0]).toContain("not opened yet");
  expect(rows[1]).toMatch(/made .*1970.* · last opened .*1970/);
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
  const asked = serve({ "POST /api/exercises/x/code?board=false": fresh });
  const onNew = vi.fn();
  render(<NewCode exercise="x" onNew={onNew} />);
  fireEvent.click(screen.getByRole("button", { name: "New code…" }));
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Make a new code" }));
  await waitFor(() => expect(onNew).toHaveBeenCalledWith(fresh));
});

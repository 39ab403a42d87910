import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { session } from "../../lib/session";
import HomeScreen from "./home-screen";

afterEach(() => {
  cleanup();
  session.set(undefined);
  vi.unstubAllGlobals();
});

const refused = (status: number, code: string, sentence: string) =>
  new Response(JSON.stringify({ code, sentence }), { status });

/** A server with a passphrase; it is told what it was sent. */
function serve(right: string): unknown[] {
  const sent: unknown[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const body = init.body ? (JSON.parse(String(init.body)) as { passphrase?: string }) : undefined;
    if (init.method === "POST" && path === "/api/session") {
      sent.push(body);
      return body?.passphrase === undefined
        ? refused(401, "passphrase", "Type it.")
        : body.passphrase === right
          ? new Response(JSON.stringify({ mayCreate: true, streams: [] }))
          : refused(404, "wrong-link", "This link and this passphrase open nothing together.");
    }

    if (path === "/api/passphrase") {
      sent.push(body);
      return new Response(JSON.stringify({ set: init.method === "GET" ? true : body?.passphrase !== undefined }));
    }

    return new Response(JSON.stringify(path === "/api/scenarios" ? { scenarios: [], cities: [] } : []));
  });
  return sent;
}

test("The staff link asks for the passphrase, says when it is wrong, and opens when it is right", async () => {
  serve("kitchen clock parade");
  location.hash = "#staff=s3cret";
  render(<HomeScreen />);
  const field = await screen.findByLabelText("Passphrase");
  fireEvent.change(field, { target: { value: "kitchen" } });
  fireEvent.click(screen.getByRole("button", { name: "Open" }));
  expect((await screen.findByRole("alert")).textContent).toContain("open nothing together");
  fireEvent.change(field, { target: { value: " kitchen clock parade " } });
  fireEvent.click(screen.getByRole("button", { name: "Open" }));
  await screen.findByText("Run an exercise");
});

test("It is taken away with the present one", async () => {
  const sent = serve("kitchen clock parade");
  location.hash = "#staff=s3cret";
  render(<HomeScreen />);
  fireEvent.change(await screen.findByLabelText("Passphrase"), { target: { value: "kitchen clock parade" } });
  fireEvent.click(screen.getByRole("button", { name: "Open" }));
  fireEvent.change(await screen.findByLabelText("Present passphrase"), { target: { value: "kitchen clock parade" } });
  fireEvent.click(screen.getByRole("button", { name: "Take it away", hidden: true }));
  await waitFor(() => expect(sent.at(-1)).toEqual({ current: "kitchen clock parade" }));
  expect(await screen.findByText("Taken away. The staff link opens by itself again.")).toBeTruthy();
});

test("A new one is sent once it is long enough, can be looked at, and it is said what follows", async () => {
  const sent = serve("kitchen clock parade");
  location.hash = "#staff=s3cret";
  render(<HomeScreen />);
  fireEvent.change(await screen.findByLabelText("Passphrase"), { target: { value: "kitchen clock parade" } });
  fireEvent.click(screen.getByRole("button", { name: "Open" }));
  fireEvent.change(await screen.findByLabelText("Present passphrase"), { target: { value: "kitchen clock parade" } });
  const field = screen.getByLabelText<HTMLInputElement>("New passphrase");
  const change = screen.getByRole<HTMLButtonElement>("button", { name: "Change it", hidden: true });
  fireEvent.change(field, { target: { value: "  eleven cha  " } });
  expect(change.disabled).toBe(true);
  fireEvent.change(field, { target: { value: "garden clock parade" } });
  expect(change.disabled).toBe(false);
  expect(field.type).toBe("password");
  fireEvent.click(screen.getByRole("button", { name: "Show what I type", hidden: true }));
  expect(field.type).toBe("text");
  fireEvent.click(change);
  await waitFor(() =>
    expect(sent.at(-1)).toEqual({ current: "kitchen clock parade", passphrase: "garden clock parade" }),
  );
  expect(await screen.findByText(/^Saved\. From now on the staff link opens only together with it/)).toBeTruthy();
  expect(field.type).toBe("password");
});

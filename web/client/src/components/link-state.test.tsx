import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { makeConsole } from "../lib/console";
import { memoryStore } from "../lib/store";
import { ConsoleProvider } from "../lib/use-console";
import { LinkState } from "./link-state";

afterEach(cleanup);

test.each([
  ["live", "Connected"],
  ["polling", "Connected, a little slower"],
] as const)("While the page is %s the mark says: %s", (kind, words) => {
  const console = makeConsole(memoryStore(), () => ({
    connected: () => false,
    start: async () => undefined,
    stop: async () => undefined,
    watch: () => Promise.reject(new Error("not asked for here")),
    send: () => Promise.reject(new Error("not asked for here")),
  }));
  console.connection.link.set({ kind });
  render(
    <ConsoleProvider value={console}>
      <LinkState />
    </ConsoleProvider>,
  );
  expect(screen.getByTitle(words).textContent).toBe(words);
});

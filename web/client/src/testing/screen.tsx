import { cleanup, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, vi } from "vitest";
import { Watch } from "../components/watch";
import { makeConsole, type TabletopConsole } from "../lib/console";
import type { HubEvents } from "../lib/hub";
import { keepNotesRead } from "../lib/notes-read";
import { session } from "../lib/session";
import { memoryStore } from "../lib/store";
import { ConsoleProvider } from "../lib/use-console";
import type { Change, PersonPresence, Receipt, SendCommand, StreamKind, View } from "../wire/wire.generated";

afterEach(() => {
  cleanup();
  session.set(undefined);
});

export type Shown = {
  readonly console: TabletopConsole;
  readonly sent: SendCommand[];
  /** Sends an envelope as the server would. */
  readonly happen: (...changes: Change[]) => void;
  /** Tells who is at their screen, as the server does. */
  readonly present: (...people: PersonPresence[]) => void;
  readonly refuse: (sentence: string) => void;
  readonly gone: ReturnType<typeof vi.fn>;
};

/** A screen over a hub that is always up and a server that says what it is told. Whoever sits has read the content notes. */
export function show(screen: ReactNode, view: View, kind: StreamKind = "seat", seat?: string): Shown {
  if (kind === "seat") {
    keepNotesRead("x");
  }

  return showFirst(screen, view, kind, seat);
}

/** The same, as somebody sees it who has never been here. */
export function showFirst(screen: ReactNode, view: View, kind: StreamKind, seat?: string): Shown {
  const sent: SendCommand[] = [];
  let seq = 1;
  let refusal: string | undefined;
  let events: HubEvents | undefined;
  const console = makeConsole(memoryStore(), (given) => {
    events = given;
    return {
      connected: () => true,
      start: async () => undefined,
      stop: async () => undefined,
      watch: async (stream) => ({ stream, epoch: "e1", seq, view, envelopes: [], nowMs: Date.now() }),
      send: async (command): Promise<Receipt> => {
        sent.push(command);
        return refusal === undefined
          ? { id: command.id, accepted: true, arguments: [], transient: false }
          : { id: command.id, accepted: false, arguments: [], sentence: refusal, transient: false };
      },
    };
  });
  session.set({
    mayCreate: false,
    streams: [{ stream: "s", kind, exercise: "x", title: "A shove", ...(seat ? { seat } : {}) }],
  });
  const gone = vi.fn();
  render(
    <ConsoleProvider value={console}>
      <Watch stream="s" onGone={gone}>
        {screen}
      </Watch>
    </ConsoleProvider>,
  );
  return {
    console,
    sent,
    gone,
    happen: (...changes) => {
      seq++;
      events?.changes({ stream: "s", epoch: "e1", seq, changes });
    },
    present: (...people) => events?.presence({ stream: "s", people }),
    refuse: (sentence) => {
      refusal = sentence;
    },
  };
}

import type { CommandBody, Receipt } from "../wire/wire.generated";
import { Connection } from "./connection";
import { Drafts, streamOf } from "./drafts";
import { type Hub, type HubEvents, signalrHub } from "./hub";
import { Outbox } from "./outbox";
import { Presences } from "./presence";
import { type Plain, server } from "./server";
import { infoOf, session } from "./session";
import { type Store, store, storeLost } from "./store";
import { Streams } from "./streams";

/** Everything a screen needs of the world outside it. Tests make one over a fake hub. */
export type TabletopConsole = {
  readonly connection: Connection;
  readonly streams: Streams;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly presences: Presences;
  readonly send: (
    stream: string,
    body: CommandBody,
    draft?: { key: string; text: string },
  ) => Promise<Receipt | undefined>;
};

/** @param plain Takes what does not go over the socket. */
export function makeConsole(
  kept: Store,
  makeHub: (events: HubEvents) => Hub = (events) => signalrHub(events),
  plain: Plain = server,
): TabletopConsole {
  const hinted = new Set<string>();
  const events = {
    changes: (envelope: Parameters<HubEvents["changes"]>[0]) => streams.changes(envelope),
    resync: (stream: string) => streams.pullOne(stream),
    gone: (stream: string) => streams.gone(stream),
    presence: (presence: Parameters<HubEvents["presence"]>[0]) => presences.hear(presence),
  };
  const presences = new Presences();
  const connection: Connection = new Connection(
    (hubEvents) =>
      makeHub({
        ...hubEvents,
        closed: () => {
          hinted.clear();
          hubEvents.closed();
          streams.pullAll();
        },
      }),
    events,
    () => {
      streams.pullAll();
      outbox.flush();
    },
  );
  const streams: Streams = new Streams(
    {
      hinted: (stream) => connection.hub.connected() && hinted.has(stream),
      heard: (reached) => {
        const wasAway = connection.link.get().kind === "offline";
        connection.heard(reached);
        if (reached && wasAway) {
          outbox.flush();
        }
      },
      pull: async (stream, epoch, after) => {
        if (connection.hub.connected()) {
          try {
            const reply = await connection.inTime(connection.hub.watch(stream, epoch, after));
            hinted.add(stream);
            return reply;
          } catch {
            // The socket says no without a reason; plain HTTP gives one.
          }
        }

        return plain.catchUp(stream, epoch, after);
      },
    },
    (stream) => {
      hinted.delete(stream);
      presences.forget(stream);
      void drafts.end(stream);
    },
  );
  const drafts: Drafts = new Drafts(async () => kept);
  const isOver = (stream: string) =>
    streams.state(stream).get().kind === "gone" || (session.get() !== undefined && !infoOf(session.get(), stream));
  const outbox: Outbox = new Outbox({
    store: kept,
    giveBack: async (key, text) => {
      await drafts.giveBack(key, text);
      if (isOver(streamOf(key))) {
        await drafts.end(streamOf(key));
      }
    },
    deliver: async (command) => {
      if (connection.hub.connected()) {
        try {
          return await connection.inTime(connection.hub.send(command));
        } catch {
          // Sent twice is done once: the id is the same.
        }
      }

      return plain.send(command);
    },
  });

  const send: TabletopConsole["send"] = (stream, body, draft) => {
    const seen = streams.state(stream).get();
    const saw = seen.kind === "here" ? { epoch: seen.copy.epoch, seq: seen.copy.seq } : undefined;
    return outbox.send(stream, body, saw, draft);
  };

  return { connection, streams, outbox, drafts, presences, send };
}

/** The console of this page: opened once, kept until the page goes. */
export async function openConsole(): Promise<TabletopConsole> {
  const made = makeConsole(await store());
  window.addEventListener("pagehide", made.drafts.saveAll);
  document.addEventListener("visibilitychange", made.drafts.saveAll);
  // A stream may also end while no page is open: the session then names it no more.
  session.subscribe(() => void endUnknown(made.drafts));
  await made.drafts.open();
  await made.outbox.open();
  // What is on this page is all there is of it then.
  storeLost.subscribe(() => {
    void made.drafts.keep();
    void made.outbox.keep();
  });
  return made;
}

async function endUnknown(drafts: Drafts): Promise<void> {
  for (const stream of await drafts.streams()) {
    if (session.get() && !infoOf(session.get(), stream)) {
      await drafts.end(stream);
    }
  }
}

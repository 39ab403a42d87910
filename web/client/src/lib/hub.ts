import {
  HttpTransportType,
  type HubConnection,
  HubConnectionBuilder,
  HubConnectionState,
  LogLevel,
} from "@microsoft/signalr";
import type { CatchUp, Envelope, HubMethods, HubSignals, Presence, Receipt, SendCommand } from "../wire/wire.generated";

/** What the rest of the program needs of a hub; tests put their own in its place. */
export type Hub = {
  readonly connected: () => boolean;
  readonly start: () => Promise<void>;
  /** Also of a start that is still under way, which then fails. */
  readonly stop: () => Promise<void>;
  readonly watch: (stream: string, epoch: string | undefined, after: number) => Promise<CatchUp>;
  readonly send: (command: SendCommand) => Promise<Receipt>;
};

export type HubEvents = {
  changes: (envelope: Envelope) => void;
  resync: (stream: string) => void;
  gone: (stream: string) => void;
  presence: (presence: Presence) => void;
  closed: () => void;
};

/** Where the hub is, and what else a client that is no browser must say. */
export type HubPlace = {
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly Socket?: typeof WebSocket;
};

// The library's own reconnecting gives up after four tries, so it is not used: connection.ts tries for ever.
export function signalrHub(events: HubEvents, place: HubPlace = { url: "/hub" }): Hub {
  let dialled: WebSocket | undefined;
  const { url, headers, Socket = WebSocket } = place;
  // The library waits for a socket that hangs while it opens, also when it is told to stop, and a browser opens no second
  // one to the same address meanwhile. So each socket is kept in hand: closing it makes the start fail at once.
  class Dialled extends Socket {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given);
      dialled = this;
    }
  }

  const options = {
    transport: HttpTransportType.WebSockets,
    skipNegotiation: true,
    WebSocket: Dialled,
    ...(headers ? { headers } : {}),
  };
  const connection: HubConnection = new HubConnectionBuilder()
    .withUrl(url, options)
    .configureLogging(LogLevel.None)
    .withServerTimeout(15_000)
    .withKeepAliveInterval(5_000)
    .build();
  // The library takes any name and anything: the server's own list of both is held against what is said here.
  function on<Name extends keyof HubSignals>(name: Name, hears: (...of: HubSignals[Name]) => void): void {
    connection.on(name, hears as (...of: unknown[]) => void);
  }

  function call<Name extends keyof HubMethods>(
    name: Name,
    ...takes: HubMethods[Name]["takes"]
  ): Promise<HubMethods[Name]["gives"]> {
    return connection.invoke(name, ...takes);
  }

  on("Changes", events.changes);
  on("Resync", events.resync);
  on("Gone", events.gone);
  on("Presence", events.presence);
  connection.onclose(events.closed);
  return {
    connected: () => connection.state === HubConnectionState.Connected,
    start: () => connection.start(),
    stop: () => {
      if (dialled?.readyState === Socket.CONNECTING) {
        dialled.close();
      }

      return connection.stop();
    },
    watch: (stream, epoch, after) => call("Watch", stream, epoch ?? null, after),
    send: (command) => call("Send", command),
  };
}

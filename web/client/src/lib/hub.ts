import {
  HttpTransportType,
  type HubConnection,
  HubConnectionBuilder,
  HubConnectionState,
  LogLevel,
} from "@microsoft/signalr";
import type { CatchUp, Envelope, Receipt, SendCommand } from "../wire/wire.generated";

/** What the rest of the program needs of a hub; tests put their own in its place. */
export type Hub = {
  readonly connected: () => boolean;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly watch: (stream: string, epoch: string | undefined, after: number) => Promise<CatchUp>;
  readonly send: (command: SendCommand) => Promise<Receipt>;
};

export type HubEvents = {
  changes: (envelope: Envelope) => void;
  resync: (stream: string) => void;
  gone: (stream: string) => void;
  closed: () => void;
};

// The library's own reconnecting gives up after four tries, so it is not used: connection.ts tries for ever.
export function signalrHub(events: HubEvents): Hub {
  const connection: HubConnection = new HubConnectionBuilder()
    .withUrl("/hub", { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .configureLogging(LogLevel.None)
    .withServerTimeout(15_000)
    .withKeepAliveInterval(5_000)
    .build();
  connection.on("Changes", events.changes);
  connection.on("Resync", events.resync);
  connection.on("Gone", events.gone);
  connection.onclose(events.closed);
  return {
    connected: () => connection.state === HubConnectionState.Connected,
    start: () => connection.start(),
    stop: () => connection.stop(),
    watch: (stream, epoch, after) => connection.invoke<CatchUp>("Watch", stream, epoch ?? null, after),
    send: (command) => connection.invoke<Receipt>("Send", command),
  };
}

import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import type { CommandBody, Receipt, View } from "../wire/wire.generated";
import type { Link } from "./connection";
import type { TabletopConsole } from "./console";
import { emptyView } from "./fold";
import type { Pending, Refused } from "./outbox";
import type { Signal } from "./signal";
import type { Watched } from "./streams";

const ConsoleContext = createContext<TabletopConsole | undefined>(undefined);
const StreamContext = createContext<string | undefined>(undefined);

export function ConsoleProvider({ value, children }: { value: TabletopConsole; children: ReactNode }): ReactNode {
  return <ConsoleContext value={value}>{children}</ConsoleContext>;
}

export function useConsole(): TabletopConsole {
  const found = use(ConsoleContext);
  if (!found) {
    throw new Error("A screen is shown outside a console.");
  }

  return found;
}

export function useSignal<T>(signal: Signal<T>): T {
  return useSyncExternalStore(signal.subscribe, signal.get);
}

export function useLink(): Link {
  return useSignal(useConsole().connection.link);
}

/** Everything below speaks of this stream. */
export function StreamProvider({ stream, children }: { stream: string; children: ReactNode }): ReactNode {
  const { connection, streams } = useConsole();
  useEffect(() => {
    connection.open();
    return streams.watch(stream);
  }, [connection, streams, stream]);
  return <StreamContext value={stream}>{children}</StreamContext>;
}

export function useStream(): string {
  const stream = use(StreamContext);
  if (stream === undefined) {
    throw new Error("A part of a screen is shown outside a stream.");
  }

  return stream;
}

export function useWatched(): Watched {
  const { streams } = useConsole();
  const stream = useStream();
  return useSignal(useMemo(() => streams.state(stream), [streams, stream]));
}

export function useView(): View {
  const watched = useWatched();
  return watched.kind === "here" ? watched.copy.view : emptyView;
}

/** The server's wall clock, again every so often. */
export function useServerNow(everyMs = 1000): number {
  const watched = useWatched();
  const offsetMs = watched.kind === "here" ? watched.serverOffsetMs : 0;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return Math.max(now, 0) + offsetMs;
}

export type Send = (body: CommandBody, draft?: { key: string; text: string }) => Promise<Receipt | undefined>;

export function useSend(): Send {
  const { send } = useConsole();
  const stream = useStream();
  return useCallback<Send>((body, draft) => send(stream, body, draft), [send, stream]);
}

/** Commands of this stream that the server has not acknowledged yet. */
export function usePending(): readonly Pending[] {
  const { outbox } = useConsole();
  const stream = useStream();
  const all = useSignal(outbox.pending);
  return useMemo(() => all.filter((p) => p.command.stream === stream), [all, stream]);
}

/** True while a command like this one waits for its receipt. */
export function useIsPending(match: (body: CommandBody) => boolean): boolean {
  return usePending().some((p) => match(p.command.body));
}

export function useRefused(): readonly Refused[] {
  const { outbox } = useConsole();
  const stream = useStream();
  const all = useSignal(outbox.refused);
  return useMemo(() => all.filter((r) => r.stream === stream), [all, stream]);
}

/** A text being typed, kept over reloads under this stream and name. */
export function useDraft(name: string): { key: string; text: string; write: (text: string) => void } {
  const { drafts } = useConsole();
  const key = `${useStream()}/${name}`;
  const text = useSignal(useMemo(() => drafts.text(key), [drafts, key]));
  const write = useCallback((value: string) => drafts.write(key, value), [drafts, key]);
  return { key, text, write };
}

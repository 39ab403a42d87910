import { useEffect, useMemo } from "react";
import type { Present } from "../../lib/presence";
import { server } from "../../lib/server";
import { useConsole, useLink, useSignal, useStream } from "../../lib/use-console";
import { useStreamInfo } from "../../lib/use-session";

const ASK_EVERY_MS = 5_000;

/** Who is at their screen, as far as it is known. */
export function usePresent(): Present {
  const { presences } = useConsole();
  const stream = useStream();
  return useSignal(useMemo(() => presences.of(stream), [presences, stream]));
}

/** The socket tells who is at their screen; where there is none it is asked for as often. */
export function useAskedPresence(): void {
  const { presences } = useConsole();
  const exercise = useStreamInfo()?.exercise;
  const polling = useLink().kind === "polling";
  useEffect(() => {
    if (!polling || exercise === undefined) {
      return undefined;
    }

    const ask = () =>
      void server
        .presence(exercise)
        .then((presence) => presences.hear(presence))
        .catch(() => undefined);
    ask();
    const timer = setInterval(ask, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [presences, polling, exercise]);
}

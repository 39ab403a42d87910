import { useEffect } from "react";
import type { SessionReply, StreamInfo } from "../wire/wire.generated";
import { infoOf, refreshSession, session } from "./session";
import { useSignal, useStream, useView } from "./use-console";

export function useSession(): SessionReply | undefined {
  const known = useSignal(session);
  useEffect(() => {
    if (!session.get()) {
      refreshSession().catch(() => undefined);
    }
  }, []);
  return known;
}

export function useStreamInfo(): StreamInfo | undefined {
  return infoOf(useSession(), useStream());
}

/** The seat whose view this is. */
export function useMySeat(): string {
  const info = useStreamInfo();
  const view = useView();
  return info?.seat ?? view.mine.find((item) => item.id === "role")?.option ?? "";
}

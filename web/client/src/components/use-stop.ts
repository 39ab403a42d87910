import { useDraft, useSend } from "../lib/use-console";
import type { StopReason } from "../wire/wire.generated";

type Stop = { note: string; write: (note: string) => void; stop: (reason: StopReason) => void };

/** Stopping play, with a note if one likes: it is kept while it is typed, and comes back where the stop was refused. */
export function useStop(): Stop {
  const send = useSend();
  const draft = useDraft("stop-note");
  const stop = (reason: StopReason) => {
    const text = draft.text.trim();
    if (text) {
      void send({ type: "stop-play", reason, note: { text } }, { key: draft.key, text: draft.text });
      draft.write("");
    } else {
      void send({ type: "stop-play", reason });
    }
  };
  return { note: draft.text, write: draft.write, stop };
}

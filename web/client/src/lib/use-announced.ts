import { useEffect, useRef } from "react";
import { say } from "./announcer";

/** Says each new item once. What was there at first sight is not news, nor is what comes back after a reconnect. */
export function useAnnounced<T extends { id: string }>(items: readonly T[], sentence: (item: T) => string): void {
  const known = useRef<Set<string> | undefined>(undefined);
  useEffect(() => {
    const first = known.current === undefined;
    known.current ??= new Set();
    for (const item of items) {
      if (!known.current.has(item.id)) {
        known.current.add(item.id);
        if (!first) {
          say(sentence(item));
        }
      }
    }
  }, [items, sentence]);
}

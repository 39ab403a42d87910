import { useEffect, useRef } from "react";
import { say } from "./announcer";

/**
 * Says each new item once. What was there at first sight is not news, nor is what comes back after a reconnect. What has left is
 * forgotten: after a rewind other things come under the same ids.
 */
export function useAnnounced<T extends { id: string }>(items: readonly T[], sentence: (item: T) => string): void {
  const known = useRef<Set<string> | undefined>(undefined);
  useEffect(() => {
    const before = known.current;
    known.current = new Set(items.map((item) => item.id));
    for (const item of items) {
      if (before && !before.has(item.id)) {
        say(sentence(item));
      }
    }
  }, [items, sentence]);
}

import { useEffect, useRef, useState } from "react";

/** How many of these ids came since the section was last open. What was there at first is not new. */
export function useUnseen(ids: readonly string[], open: boolean): number {
  const seen = useRef<Set<string> | undefined>(undefined);
  const [unseen, setUnseen] = useState(0);
  const joined = ids.join("\n");
  useEffect(() => {
    const now = joined ? joined.split("\n") : [];
    if (open || seen.current === undefined) {
      seen.current = new Set(now);
    }

    const known = seen.current;
    setUnseen(now.filter((id) => !known.has(id)).length);
  }, [joined, open]);
  return unseen;
}

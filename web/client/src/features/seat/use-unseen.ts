import { useEffect, useRef, useState } from "react";

/** How many of these ids came since the section was last open. What was there at first is not new; what has left is forgotten. */
export function useUnseen(ids: readonly string[], open: boolean): number {
  const seen = useRef<Set<string> | undefined>(undefined);
  const [unseen, setUnseen] = useState(0);
  const joined = ids.join("\n");
  useEffect(() => {
    const now = joined ? joined.split("\n") : [];
    const before = seen.current;
    const known = new Set(open || before === undefined ? now : now.filter((id) => before.has(id)));
    seen.current = known;
    setUnseen(now.length - known.size);
  }, [joined, open]);
  return unseen;
}

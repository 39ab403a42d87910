import { useCallback, useState } from "react";
import { useStream } from "../lib/use-console";
import type { FeedItem } from "../wire/wire.generated";

// What was shown once stays shown while the page lives, also after a look at another section.
const unveiled = new Set<string>();

/** Whether somebody has asked to see what lies behind a note or a blur. */
export function useUnveiled(item: FeedItem): [boolean, () => void] {
  const key = [useStream(), item.id, item.atMs, item.media?.key].join("/");
  const [, again] = useState(0);
  const show = useCallback(() => {
    unveiled.add(key);
    again((times) => times + 1);
  }, [key]);
  return [unveiled.has(key), show];
}

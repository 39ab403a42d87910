import type { ReactNode } from "react";
import { spoken } from "../lib/announcer";
import { useSignal } from "../lib/use-console";

/** Present before anything is said in it. */
export function LiveRegion(): ReactNode {
  return (
    <div className="hidden" role="status" aria-live="polite" aria-atomic="true" data-live="news">
      {useSignal(spoken)}
    </div>
  );
}

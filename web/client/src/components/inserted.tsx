import type { ReactNode } from "react";

/** A name or a text that somebody else wrote: isolated, so that its direction does not disturb ours. */
export function Inserted({ children }: { children: ReactNode }): ReactNode {
  return <bdi dir="auto">{children}</bdi>;
}

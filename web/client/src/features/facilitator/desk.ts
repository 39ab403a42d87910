import { createContext, use } from "react";
import type { Send } from "../../lib/use-console";
import type { CueItem, PhasePlanItem, View } from "../../wire/wire.generated";

/** What is open over the desk. One thing at a time. */
export type Opened =
  | { kind: "announce" | "mark" | "stop" | "end" | "debrief" | "seal" | "invite" | "keys" | "phases" }
  | { kind: "skip"; cue: CueItem }
  | { kind: "phase"; phase: PhasePlanItem };

export type Desk = { readonly view: View; readonly send: Send; readonly open: (opened: Opened | undefined) => void };

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) {
    throw new Error("A part of the facilitator's desk is shown outside of it.");
  }

  return desk;
}

/** What comes next: what waits for release, then what is due first, then what is held. */
export function nextCue(view: View): CueItem | undefined {
  const byDue = (a: CueItem, b: CueItem) => (a.dueMs ?? Infinity) - (b.dueMs ?? Infinity);
  const first = (match: (cue: CueItem) => boolean) => view.cues.filter(match).sort(byDue)[0];
  return (
    first((cue) => cue.state === "cued") ??
    first((cue) => cue.state === "planned" && cue.dueMs !== undefined && cue.kind !== "expected-action") ??
    first((cue) => cue.state === "held")
  );
}

/** Injects that staff may still release. */
export const isReleasable = (cue: CueItem): boolean =>
  cue.kind !== "expected-action" && (cue.state === "planned" || cue.state === "cued" || cue.state === "held");

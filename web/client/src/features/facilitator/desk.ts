import { createContext, use } from "react";
import type { Send } from "../../lib/use-console";
import type { AskItem, CueItem, PersonItem, PhasePlanItem, PointItem, View, Words } from "../../wire/wire.generated";

/** What is open over the desk. One thing at a time. */
export type Opened =
  | { kind: "remove"; person: PersonItem }
  | {
      kind:
        | "announce"
        | "mark"
        | "stop"
        | "start"
        | "end"
        | "debrief"
        | "seal"
        | "invite"
        | "keys"
        | "phases"
        | "questions"
        | "rewind"
        | "forget";
    }
  | { kind: "skip" | "recall"; cue: CueItem }
  | { kind: "close-ask"; ask: AskItem }
  | { kind: "rewind-to"; point: PointItem }
  | { kind: "phase"; phase: PhasePlanItem }
  | { kind: "withdraw"; words: Words };

export type Desk = { readonly view: View; readonly send: Send; readonly open: (opened: Opened | undefined) => void };

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) {
    throw new Error("A part of the facilitator's desk is shown outside of it.");
  }

  return desk;
}

/** Who is in and has no seat. */
export const waitingForSeat = (view: View): readonly PersonItem[] =>
  view.people.filter((person) => !person.staff && !person.seat && !person.expected);

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

/** What waits for an answer, what ends first in front. */
export function openAsks(view: View): readonly AskItem[] {
  const open = view.clock[0]?.stage === "play" ? view.asks.filter((ask) => ask.state === "open") : [];
  return open.toSorted((a, b) => (a.deadlineMs ?? Infinity) - (b.deadlineMs ?? Infinity));
}

/** While play lasts, and after it until everybody has seen how it went. */
export const mayRewind = (view: View): boolean => {
  const clock = view.clock[0];
  return clock?.stage === "play" || (clock?.stage === "ended" && !clock.debriefOpen);
};

/** Released injects whose text can be taken back. */
export const isRecallable = (cue: CueItem): boolean =>
  cue.kind !== "expected-action" && cue.state === "released" && !cue.recalled;

/** Injects that staff may still release. */
export const isReleasable = (cue: CueItem): boolean =>
  cue.kind !== "expected-action" && (cue.state === "planned" || cue.state === "cued" || cue.state === "held");

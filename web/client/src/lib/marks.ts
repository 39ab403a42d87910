import { useCallback } from "react";
import { type Source, source } from "./signal";
import { useSignal } from "./use-console";

// What somebody at this browser has seen. Local storage answers at once, and signing out empties it; where there is none
// it is known as long as the page lives.
const known = new Map<string, Source<boolean>>();

function mark(name: string): Source<boolean> {
  let found = known.get(name);
  if (!found) {
    found = source(stored(name));
    known.set(name, found);
  }

  return found;
}

function stored(name: string): boolean {
  try {
    return localStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

/** Somebody at this browser has seen what goes by this name. */
export function keepMark(name: string): void {
  mark(name).set(true);
  try {
    localStorage.setItem(name, "yes");
  } catch {
    // It is shown again after a reload.
  }
}

/** Whether somebody at this browser has seen what goes by this name, and the way to say so. */
export function useMark(name: string): [boolean, () => void] {
  const seen = useSignal(mark(name));
  const keep = useCallback(() => keepMark(name), [name]);
  return [seen, keep];
}

import { useCallback } from "react";
import { type Source, source } from "./signal";
import { useSignal, useStream } from "./use-console";
import { useStreamInfo } from "./use-session";

// By exercise, so that whoever has read the notes in the lobby is not asked again in the seat. Local storage answers at
// once, and signing out empties it; where there is none it is known as long as the page lives.
const known = new Map<string, Source<boolean>>();

const nameOf = (key: string): string => `notes-read/${key}`;

function mark(key: string): Source<boolean> {
  let found = known.get(key);
  if (!found) {
    found = source(stored(key));
    known.set(key, found);
  }

  return found;
}

function stored(key: string): boolean {
  try {
    return localStorage.getItem(nameOf(key)) !== null;
  } catch {
    return false;
  }
}

/** Somebody at this browser has read what an exercise, or the stream of one, contains. */
export function keepNotesRead(key: string): void {
  mark(key).set(true);
  try {
    localStorage.setItem(nameOf(key), "yes");
  } catch {
    // They are asked again after a reload.
  }
}

/** Whether somebody at this browser has read what this exercise contains, and the way to say so. */
export function useNotesRead(): [boolean, () => void] {
  const stream = useStream();
  // Until the session is here the stream alone says it: a page that is opened again does not ask for a moment.
  const exercise = useStreamInfo()?.exercise ?? stream;
  const ofExercise = useSignal(mark(exercise));
  const ofStream = useSignal(mark(stream));
  const keep = useCallback(() => {
    keepNotesRead(stream);
    keepNotesRead(exercise);
  }, [stream, exercise]);
  return [ofExercise || ofStream, keep];
}

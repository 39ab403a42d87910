import { useCallback } from "react";
import { keepMark, useMark } from "./marks";
import { useStream } from "./use-console";
import { useStreamInfo } from "./use-session";

// By exercise, so that whoever has read the notes in the lobby is not asked again in the seat.
const nameOf = (key: string): string => `notes-read/${key}`;

/** Somebody at this browser has read what an exercise, or the stream of one, contains. */
export const keepNotesRead = (key: string): void => keepMark(nameOf(key));

/** Whether somebody at this browser has read what this exercise contains, and the way to say so. */
export function useNotesRead(): [boolean, () => void] {
  const stream = useStream();
  // Until the session is here the stream alone says it: a page that is opened again does not ask for a moment.
  const exercise = useStreamInfo()?.exercise ?? stream;
  const [ofExercise, keepExercise] = useMark(nameOf(exercise));
  const [ofStream, keepStream] = useMark(nameOf(stream));
  const keep = useCallback(() => {
    keepStream();
    keepExercise();
  }, [keepStream, keepExercise]);
  return [ofExercise || ofStream, keep];
}

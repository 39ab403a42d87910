import { useCallback, useEffect, useRef, useState } from "react";
import { ServerProblem } from "../../lib/server";
import type { SummitPersonView, SummitView } from "../../wire/wire.generated";
import { viewOf } from "./api";

const LOOK_EVERY_MS = 2000;

export type Seen = {
  readonly view: SummitView | undefined;
  readonly people: readonly SummitPersonView[];
  readonly state: "opening" | "live" | "offline" | "gone";
  /** Looks again at once, at the people too. */
  readonly look: () => Promise<void>;
};

/** A summit as it is now, looked at every two seconds. People are sent only when something about the summit has changed. */
export function useSummit(summit: string): Seen {
  const [view, setView] = useState<SummitView>();
  const [people, setPeople] = useState<readonly SummitPersonView[]>([]);
  const [state, setState] = useState<Seen["state"]>("opening");
  const seen = useRef(0);
  const looks = useRef({ asked: 0, answered: 0 });
  const look = useCallback(async () => {
    const mine = ++looks.current.asked;
    try {
      const now = await viewOf(summit, seen.current);
      // An answer that was overtaken by a later one says nothing new. What is newer is not told by its version: a restored log has a lower one.
      if (mine < looks.current.answered) {
        return;
      }

      looks.current.answered = mine;
      setView(now);
      if (now.people) {
        setPeople(now.people);
        seen.current = now.version;
      }

      setState("live");
    } catch (error) {
      setState(error instanceof ServerProblem && (error.status === 404 || error.status === 403) ? "gone" : "offline");
    }
  }, [summit]);
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [look]);
  // Badges and names lie beside the summit's log: what was just changed there has no version of its own.
  const afresh = useCallback(() => {
    seen.current = 0;
    return look();
  }, [look]);
  return { view, people, state, look: afresh };
}

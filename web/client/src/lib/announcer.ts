import { tn } from "./i18n/t";
import { source } from "./signal";

const BATCH_MS = 1_000;

/** What the polite live region says. It never moves the focus, and a burst is one sentence. */
export const spoken = source("");

let waiting: string[] = [];
let _timer: ReturnType<typeof setTimeout> | undefined;

export function say(sentence: string): void {
  waiting.push(sentence);
  _timer ??= setTimeout(() => {
    const [first = "", second] = waiting;
    spoken.set(waiting.length > 2 ? tn("live.many", waiting.length) : second ? `${first} ${second}` : first);
    waiting = [];
    _timer = undefined;
  }, BATCH_MS);
}

const FIRST_MS = 500;
const CAP_MS = 10_000;

/** Full jitter: anywhere between nothing and the doubled delay, never above ten seconds. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  return random() * Math.min(CAP_MS, FIRST_MS * 2 ** Math.min(attempt, 20));
}

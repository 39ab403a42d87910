const FIRST_MS = 500;
const CAP_MS = 10_000;

/** Full jitter: anywhere between nothing and the doubled delay, never above the cap, which is ten seconds at most. */
export function backoffMs(attempt: number, random: () => number = Math.random, capMs = CAP_MS): number {
  return random() * Math.min(capMs, CAP_MS, FIRST_MS * 2 ** Math.min(attempt, 20));
}

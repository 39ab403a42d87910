import type { ClockItem } from "../wire/wire.generated";

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** Monday, 5 January 1970 UTC: only used to ask Intl for the names of weekdays. */
const A_MONDAY_MS = 4 * DAY_MS;

/** Story time at a moment of the server's wall clock. Pace is in thousandths. */
export function storyNow(
  clock: Pick<ClockItem, "running" | "storyMs" | "wallMs" | "pace">,
  serverNowMs: number,
): number {
  if (!clock.running) {
    return clock.storyMs;
  }

  return clock.storyMs + (Math.max(0, serverNowMs - clock.wallMs) * clock.pace) / 1000;
}

/** Wall milliseconds until a story moment, at the present pace. */
export function wallUntil(clock: ClockItem, storyMs: number, serverNowMs: number): number {
  return ((storyMs - storyNow(clock, serverNowMs)) * 1000) / clock.pace;
}

/** "Mon 16:31"; from the second week on "Week 2, Mon 16:31". */
export function formatStory(storyMs: number, weekWord: (week: number) => string, locale?: string): string {
  const week = Math.floor(storyMs / WEEK_MS);
  const inWeek = storyMs - week * WEEK_MS;
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(A_MONDAY_MS + inWeek);
  const time = formatTimeOfDay(inWeek % DAY_MS);
  return week > 0 ? `${weekWord(week + 1)}, ${weekday} ${time}` : `${weekday} ${time}`;
}

export function formatTimeOfDay(storyMs: number): string {
  const minutes = Math.floor((((storyMs % DAY_MS) + DAY_MS) % DAY_MS) / 60_000);
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** "11:40" or "1:02:05": time left, never below zero. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}

/** "40 min", "1 h 30 min", "2 d 3 h": how long something takes in the story. */
export function formatDuration(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) {
    return `${minutes} min`;
  }

  const hours = Math.floor(minutes / 60);
  if (hours < 24) {
    return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  }

  return hours % 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : `${hours / 24} d`;
}

/** The wall clock of whoever looks, to the minute. */
export function formatWall(wallMs: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(wallMs);
}

/** Pace in thousandths as people say it: 4000 is "×4". */
export function formatPace(pace: number): string {
  return `×${(pace / 1000).toLocaleString("en", { maximumFractionDigits: 1 })}`;
}

function pad(n: number): string {
  return n.toString().padStart(2, "0");
}

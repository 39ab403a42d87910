import { type ReactNode, useEffect, useRef } from "react";
import { say } from "../lib/announcer";
import { formatCountdown, wallUntil } from "../lib/clock";
import { t } from "../lib/i18n/t";
import { storyTime } from "../lib/story";
import { useServerNow, useView } from "../lib/use-console";

const SPOKEN_AT_MS = [10_000, 60_000, 300_000, 600_000];

/** Wall time left until a story moment. Spoken only at ten, five and one minute and ten seconds. */
export function TimeLeft({ untilMs, about }: { untilMs: number; about?: string }): ReactNode {
  const clock = useView().clock[0];
  const now = useServerNow(500);
  const leftMs = clock ? wallUntil(clock, untilMs, now) : 0;
  const last = useRef(leftMs);
  useEffect(() => {
    const passed = SPOKEN_AT_MS.find((mark) => last.current > mark && leftMs <= mark);
    last.current = leftMs;
    if (about && passed) {
      say(t("time.leftFor", { time: formatCountdown(leftMs), about }));
    }
  }, [leftMs, about]);

  if (!clock) {
    return null;
  }

  return (
    <span
      className={leftMs < 60_000 ? "time-left time-left-short" : "time-left"}
      title={t("time.until", { story: storyTime(untilMs) })}
    >
      <time>{clock.running ? formatCountdown(leftMs) : t("time.by", { story: storyTime(untilMs) })}</time>
    </span>
  );
}

import type { ReactNode } from "react";
import { storyNow } from "../lib/clock";
import { t } from "../lib/i18n/t";
import { storyTime } from "../lib/story";
import { useServerNow, useView } from "../lib/use-console";
import { Icon } from "./icon";

/** Story time, to the minute. Silent for screen readers: it would never stop talking. */
export function StoryClock({ size = 16 }: { size?: number }): ReactNode {
  const clock = useView().clock[0];
  const now = useServerNow(500);
  if (!clock || clock.stage === "lobby") {
    return <span className="story-clock">{t("clock.notStarted")}</span>;
  }

  const stopped = !clock.running && clock.stage === "play";
  return (
    <span className={stopped ? "story-clock story-clock-stopped" : "story-clock"}>
      <span className="hidden">{t("clock.storyTime")} </span>
      {stopped && <Icon name="pause" size={size} />}
      {storyTime(storyNow(clock, now))}
      {stopped && <span className="hidden"> {t("clock.stopped")}</span>}
    </span>
  );
}

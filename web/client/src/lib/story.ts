import { formatDuration, formatStory, formatWall } from "./clock";
import { locale, t } from "./i18n/t";

export const storyTime = (storyMs: number): string => formatStory(storyMs, (n) => t("clock.week", { n }), locale());

export const wallTime = (wallMs: number): string => formatWall(wallMs, locale());

/** "at once" or "40 min". */
export const delay = (ms: number): string => (ms === 0 ? t("clock.atOnce") : formatDuration(ms));

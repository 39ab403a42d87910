import type { ReactNode } from "react";
import { formatDuration } from "../../lib/clock";
import { t } from "../../lib/i18n/t";
import { Markdown, plain } from "../../lib/markdown";
import { seatTitle } from "../../lib/names";
import { storyTime, wallTime } from "../../lib/story";
import { storyLine, storyWhy } from "../../lib/story-line";
import { useView } from "../../lib/use-console";
import type { TimelineItem } from "../../wire/wire.generated";
import { Chip, LevelChip } from "../chip";
import { Dialog } from "../dialog";
import { Inserted } from "../inserted";
import { Said } from "../said";
import { groupIcons, groupOf, isAnswer } from "./kinds";

const IN_HEADING: ReadonlySet<string> = new Set(["indicator-changed", "machine-moved"]);

/** One line of the story in full. */
export function EntryDetail({ item, onClose }: { item: TimelineItem; onClose: () => void }): ReactNode {
  const view = useView();
  const group = groupOf(item);
  const why = storyWhy(view, item);
  // Where the heading says the detail already, what is left to say is the title.
  const line = storyLine(view, item);
  const text = isAnswer(item) ? item.title : IN_HEADING.has(item.kind) ? "" : item.detail;
  const words = item.words?.text !== undefined && line.includes(item.words.text) ? undefined : item.words;
  return (
    <Dialog title={line} onClose={onClose}>
      <div className="row">
        <Chip icon={groupIcons[group]}>{t(`timeline.group.${group}`)}</Chip>
        {item.level !== undefined && <LevelChip level={item.level}>{t("timeline.level", { n: item.level })}</LevelChip>}
      </div>
      <dl className="facts">
        <dt>{t("timeline.story")}</dt>
        <dd>
          <time>{storyTime(item.atMs)}</time>
        </dd>
        <dt>{t("timeline.wall")}</dt>
        <dd>
          <time>{wallTime(item.wallMs)}</time>
        </dd>
        <dt>{t("timeline.who")}</dt>
        <dd>
          <Inserted>{seatTitle(view, item.lane)}</Inserted>
        </dd>
        {why && (
          <>
            <dt>{t("timeline.why")}</dt>
            <dd dir="auto">{why}</dd>
          </>
        )}
        {item.lateMs !== undefined && item.lateMs > 0 && (
          <>
            <dt>{t("timeline.late")}</dt>
            <dd>
              {item.lateMs < 60_000
                ? t("timeline.seconds", { n: Math.round(item.lateMs / 1000) })
                : formatDuration(item.lateMs)}
            </dd>
          </>
        )}
      </dl>
      {text && !line.includes(plain(text)) && (
        <div>
          <Markdown text={text} />
        </div>
      )}
      {words && (
        <blockquote className="quote">
          <Said words={words} />
        </blockquote>
      )}
    </Dialog>
  );
}

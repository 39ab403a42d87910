import type { ReactNode } from "react";
import { seatTitle } from "../../lib/names";
import { storyTime, wallTime } from "../../lib/story";
import { storyLine } from "../../lib/story-line";
import { useView } from "../../lib/use-console";
import type { TimelineItem } from "../../wire/wire.generated";
import { Icon } from "../icon";
import { Inserted } from "../inserted";
import { groupIcons, groupOf } from "./kinds";

type ListProps = { items: readonly TimelineItem[]; onOpen: (item: TimelineItem) => void };

/** The same story on a phone: one line after the other, both clocks beside it. */
export function TimelineList({ items, onOpen }: ListProps): ReactNode {
  const view = useView();
  return (
    <ol className="story">
      {items.map((item) => (
        <li key={item.id}>
          <button type="button" className="story-item" onClick={() => onOpen(item)}>
            <span className="story-times">
              <time>{storyTime(item.atMs)}</time>
              <time className="soft">{wallTime(item.wallMs)}</time>
            </span>
            <span className={item.level === undefined ? "story-mark" : `story-mark level-${Math.min(4, item.level)}`}>
              <Icon name={groupIcons[groupOf(item)]} size={16} />
            </span>
            <span className="story-text">
              <span className="soft small">
                <Inserted>{seatTitle(view, item.lane)}</Inserted>
              </span>
              <span dir="auto">{storyLine(view, item)}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

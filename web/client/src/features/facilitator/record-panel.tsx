import type { ReactNode } from "react";
import { Icon } from "../../components/icon";
import { Inserted } from "../../components/inserted";
import { groupIcons, groupOf } from "../../components/timeline/kinds";
import { told } from "../../components/timeline/told";
import { t } from "../../lib/i18n/t";
import { seatTitle } from "../../lib/names";
import { storyTime } from "../../lib/story";
import { storyLine, storyWhy } from "../../lib/story-line";
import { useView } from "../../lib/use-console";
import type { TimelineItem } from "../../wire/wire.generated";

/** What just happened, newest first, and by whose doing. */
export function RecordPanel(): ReactNode {
  const view = useView();
  const newest = told(view.record).slice(-40).reverse();
  return (
    <div className="record">
      <h3 className="eyebrow">{t("desk.record")}</h3>
      <ol className="record-list">
        {newest.map((item) => (
          <Line key={item.id} item={item} />
        ))}
      </ol>
      {newest.length === 0 && <p className="soft small">{t("desk.noRecord")}</p>}
    </div>
  );
}

function Line({ item }: { item: TimelineItem }): ReactNode {
  const view = useView();
  const why = storyWhy(view, item);
  return (
    <li className="record-item">
      <time className="soft small">{storyTime(item.atMs)}</time>
      <Icon name={groupIcons[groupOf(item)]} size={16} />
      <span>
        <span dir="auto">{storyLine(view, item)}</span>{" "}
        <span className="soft small">
          {why && `${why} · `}
          <Inserted>{seatTitle(view, item.lane)}</Inserted>
        </span>
      </span>
    </li>
  );
}

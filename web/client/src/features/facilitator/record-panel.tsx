import type { ReactNode } from "react";
import { Button } from "../../components/button";
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
import { useDesk } from "./desk";

/** What just happened, newest first, and by whose doing. */
export function RecordPanel(): ReactNode {
  const view = useView();
  const newest = told(view.record).slice(-40).reverse();
  return (
    <div className="record">
      <h3 className="eyebrow">{t("desk.record")}</h3>
      {stretchesOf(newest).map((items) =>
        items[0]?.givenUp ? (
          <details key={items[0].id} className="record-given-up">
            <summary className="small">{t("timeline.givenUp", { n: items.length })}</summary>
            <Lines items={items} />
          </details>
        ) : (
          <Lines key={items[0]?.id} items={items} />
        ),
      )}
      {newest.length === 0 && <p className="soft small">{t("desk.noRecord")}</p>}
    </div>
  );
}

/** What counts and what was given up, by turns. */
function stretchesOf(items: readonly TimelineItem[]): TimelineItem[][] {
  const stretches: TimelineItem[][] = [];
  for (const item of items) {
    const last = stretches.at(-1);
    if (last && last[0]?.givenUp === item.givenUp) {
      last.push(item);
    } else {
      stretches.push([item]);
    }
  }

  return stretches;
}

function Lines({ items }: { items: readonly TimelineItem[] }): ReactNode {
  return (
    <ol className="record-list">
      {items.map((item) => (
        <Line key={item.id} item={item} />
      ))}
    </ol>
  );
}

function Line({ item }: { item: TimelineItem }): ReactNode {
  const view = useView();
  const { open } = useDesk();
  const why = storyWhy(view, item);
  const { words } = item;
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
        {words?.text !== undefined && !words.withdrawn && (
          <Button small look="quiet" onClick={() => open({ kind: "withdraw", words })}>
            {t("withdraw.title")}
            <span className="hidden">: {words.text}</span>
          </Button>
        )}
      </span>
    </li>
  );
}

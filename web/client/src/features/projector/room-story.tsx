import type { ReactNode } from "react";
import { Chip, LevelChip } from "../../components/chip";
import { Icon } from "../../components/icon";
import { Inserted } from "../../components/inserted";
import { groupIcons, groupOf } from "../../components/timeline/kinds";
import { told } from "../../components/timeline/told";
import { t } from "../../lib/i18n/t";
import { seatTitle } from "../../lib/names";
import { storyTime } from "../../lib/story";
import { storyLine } from "../../lib/story-line";
import { useView } from "../../lib/use-console";
import type { TimelineItem } from "../../wire/wire.generated";

/** What turns a story; the rest is on the phones and at the facilitator's desk. */
const TURNS: ReadonlySet<string> = new Set([
  "phase-opened",
  "inject-released",
  "announced",
  "answered",
  "fell-silent",
  "action-completed",
  "over-shared",
  "body-convened",
  "machine-moved",
  "task-met",
  "marked",
  "rewound",
  "inject-recalled",
  "decision-noted",
  "ended",
]);

/** The room's story as it is read from the last row: nothing to press, in large letters. */
export function RoomStory(): ReactNode {
  const items = told(useView().timeline).filter((item) => !item.givenUp);
  return (
    <section className="room-story" aria-label={t("after.room")}>
      {[...machinesOf(items)].map(([machine, moves]) => (
        <div key={machine} className="room-machine">
          <h2>
            <Inserted>{machine}</Inserted>
          </h2>
          <ol className="room-moves">
            {moves[0]?.detail && (
              <li>
                <Chip>
                  <Inserted>{moves[0].detail}</Inserted>
                </Chip>
              </li>
            )}
            {moves.map((move) => (
              <li key={move.id}>
                <LevelChip level={move.level ?? 0}>
                  <Inserted>{move.to}</Inserted>
                </LevelChip>
              </li>
            ))}
          </ol>
        </div>
      ))}
      <ol className="room-lines">
        {items
          .filter((item) => TURNS.has(item.kind))
          .map((item) => (
            <Line key={item.id} item={item} />
          ))}
      </ol>
    </section>
  );
}

function machinesOf(items: readonly TimelineItem[]): Map<string, TimelineItem[]> {
  const machines = new Map<string, TimelineItem[]>();
  for (const item of items.filter((one) => one.kind === "machine-moved")) {
    machines.set(item.title, [...(machines.get(item.title) ?? []), item]);
  }

  return machines;
}

function Line({ item }: { item: TimelineItem }): ReactNode {
  const view = useView();
  if (item.kind === "phase-opened") {
    return (
      <li className="room-phase">
        <Inserted>{item.title}</Inserted>
      </li>
    );
  }

  const level = item.level === undefined ? "" : ` level-${Math.min(4, item.level)}`;
  return (
    <li className="room-line">
      <time>{storyTime(item.atMs)}</time>
      <span className={`room-mark${level}`}>
        <Icon name={groupIcons[groupOf(item)]} />
      </span>
      <span>
        <span dir="auto">{storyLine(view, item)}</span>{" "}
        {view.seats.some((seat) => seat.id === item.lane) && (
          <span className="soft">
            <Inserted>{seatTitle(view, item.lane)}</Inserted>
          </span>
        )}
      </span>
    </li>
  );
}

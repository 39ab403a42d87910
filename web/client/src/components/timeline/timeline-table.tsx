import type { ReactNode } from "react";
import { t } from "../../lib/i18n/t";
import { plain } from "../../lib/markdown";
import { seatTitle } from "../../lib/names";
import { storyTime, wallTime } from "../../lib/story";
import { storyLine, storyWhy } from "../../lib/story-line";
import { useView } from "../../lib/use-console";
import type { TimelineItem } from "../../wire/wire.generated";
import { Inserted } from "../inserted";
import { groupOf, isAnswer } from "./kinds";

/** Everything the picture shows, to be read or heard in order. */
export function TimelineTable({ items }: { items: readonly TimelineItem[] }): ReactNode {
  const view = useView();
  return (
    // Wide tables scroll by themselves, so the region takes the focus.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={t("timeline.table")} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("timeline.story")}</th>
            <th scope="col">{t("timeline.wall")}</th>
            <th scope="col">{t("timeline.who")}</th>
            <th scope="col">{t("timeline.kind")}</th>
            <th scope="col">{t("timeline.what")}</th>
            <th scope="col">{t("timeline.why")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td>
                <time>{storyTime(item.atMs)}</time>
              </td>
              <td>
                <time>{wallTime(item.wallMs)}</time>
              </td>
              <td>
                <Inserted>{seatTitle(view, item.lane)}</Inserted>
              </td>
              <td>{t(`timeline.group.${groupOf(item)}`)}</td>
              <td dir="auto">
                {inFull(storyLine(view, item), isAnswer(item) ? plain(item.title) : "", item.words?.text ?? "")}
              </td>
              <td dir="auto">{storyWhy(view, item)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the line does not say already follows it. */
function inFull(line: string, ...more: string[]): string {
  return [line, ...more.filter((text) => text !== "" && !line.includes(text))].join(". ");
}

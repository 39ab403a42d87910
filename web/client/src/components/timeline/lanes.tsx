import { type ReactNode, useEffect, useRef, useState } from "react";
import { t } from "../../lib/i18n/t";
import { seatTitle } from "../../lib/names";
import { storyTime, wallTime } from "../../lib/story";
import { storyLine, storyParts } from "../../lib/story-line";
import { useView } from "../../lib/use-console";
import type { TimelineItem } from "../../wire/wire.generated";
import { Button } from "../button";
import { Icon } from "../icon";
import { Inserted } from "../inserted";
import { groupIcons, groupOf } from "./kinds";
import { type Axis, bandsOf, chipWidth, place, type Scale, scaleOf, ticks, timeOn, xOf } from "./layout";

const ROW_PX = 32;
const ZOOMS = [1, 2, 4, 8];

type LanesProps = {
  items: readonly TimelineItem[];
  all: readonly TimelineItem[];
  lanes: readonly string[];
  onOpen: (item: TimelineItem) => void;
};

/** A lane per seat over one time axis with both clocks; above them what the crises were in. */
export function Lanes({ items, all, lanes, onOpen }: LanesProps): ReactNode {
  const view = useView();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(900);
  const [zoom, setZoom] = useState(1);
  const [axis, setAxis] = useState<Axis>("wall");
  useEffect(() => {
    const measured = frame.current;
    if (!measured || typeof ResizeObserver === "undefined") {
      return undefined;
    }

    const observer = new ResizeObserver(() => setWidth(measured.clientWidth));
    observer.observe(measured);
    return () => observer.disconnect();
  }, []);

  if (all.length === 0) {
    return null;
  }

  const room = Math.max(...all.map((item) => chipWidth(storyParts(view, item))));
  const scale = scaleOf(all, axis, width * zoom, room);
  return (
    <div className="stack">
      <div className="row spread">
        <fieldset className="row">
          <legend className="hidden">{t("timeline.axis")}</legend>
          {(["wall", "story"] as const).map((one) => (
            <Button key={one} small aria-pressed={axis === one} className="toggle" onClick={() => setAxis(one)}>
              {t(`timeline.axis.${one}`)}
            </Button>
          ))}
        </fieldset>
        <fieldset className="row">
          <legend className="hidden">{t("timeline.zoom")}</legend>
          {ZOOMS.map((one) => (
            <Button
              key={one}
              small
              aria-pressed={zoom === one}
              className="toggle"
              aria-label={t("timeline.zoomTo", { n: one })}
              onClick={() => setZoom(one)}
            >
              ×{one}
            </Button>
          ))}
        </fieldset>
      </div>
      <div className="lanes-grid">
        <div ref={frame} className="lanes-scroll">
          <div className="lanes" style={{ inlineSize: `${width * zoom}px` }}>
            <AxisTicks scale={scale} axis={axis} all={all} />
            <Bands scale={scale} axis={axis} all={all} />
            {lanes.map((lane) => (
              <Lane
                key={lane}
                title={seatTitle(view, lane)}
                items={items.filter((i) => i.lane === lane)}
                axis={axis}
                scale={scale}
                onOpen={onOpen}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

type OnScale = { scale: Scale; axis: Axis };

function AxisTicks({ scale, axis, all }: OnScale & { all: readonly TimelineItem[] }): ReactNode {
  return (
    <div className="lanes-axis" aria-hidden="true">
      {ticks(scale).map((ms) => {
        // The other clock is read off the last thing that happened before this moment.
        const near = all.findLast((item) => timeOn(axis, item) <= ms) ?? all[0];
        const other = near && (axis === "wall" ? storyTime(near.atMs) : wallTime(near.wallMs));
        return (
          <span key={ms} className="lanes-tick" style={{ insetInlineStart: `${xOf(scale, ms)}px` }}>
            <b>{axis === "wall" ? wallTime(ms) : storyTime(ms)}</b>
            <span>{other}</span>
          </span>
        );
      })}
    </div>
  );
}

function Bands({ scale, axis, all }: OnScale & { all: readonly TimelineItem[] }): ReactNode {
  return bandsOf(all, axis, scale).map((band) => (
    <div
      key={band.machine}
      className="lane-band"
      role="img"
      aria-label={`${band.machine}: ${band.pieces.map((p) => p.title).join(" → ")}`}
    >
      {band.machine && <span className="lane-title">{band.machine}</span>}
      <div className="band-pieces">
        {band.pieces.map((piece) => (
          <span
            key={piece.id}
            className={piece.level === undefined ? "band-piece" : `band-piece level-${Math.min(4, piece.level)}`}
            style={{ insetInlineStart: `${piece.x}px`, inlineSize: `${piece.width}px` }}
            title={piece.title}
          >
            {piece.title}
          </span>
        ))}
      </div>
    </div>
  ));
}

type LaneProps = OnScale & { title: string; items: readonly TimelineItem[]; onOpen: (item: TimelineItem) => void };

function Lane({ title, items, axis, scale, onOpen }: LaneProps): ReactNode {
  const view = useView();
  const placed = place(items, axis, scale, (item) => chipWidth(storyParts(view, item)));
  const rows = Math.max(1, ...placed.map((one) => one.row + 1));
  return (
    <section className="lane" aria-label={title}>
      <h3 className="lane-title">
        <Inserted>{title}</Inserted>
      </h3>
      <div className="lane-items" style={{ blockSize: `${rows * ROW_PX}px` }}>
        {placed.map(({ item, x, row, width }) => (
          <button
            key={item.id}
            type="button"
            className={item.level === undefined ? "lane-item" : `lane-item level-${Math.min(4, item.level)}`}
            style={{ insetInlineStart: `${x}px`, insetBlockStart: `${row * ROW_PX}px`, inlineSize: `${width}px` }}
            onClick={() => onOpen(item)}
            title={storyLine(view, item)}
            aria-label={`${storyTime(item.atMs)} ${storyLine(view, item)}`}
          >
            <Icon name={groupIcons[groupOf(item)]} size={14} />
            <ChipText {...storyParts(view, item)} />
          </button>
        ))}
      </div>
    </section>
  );
}

function ChipText({ head, tail }: { head: string; tail: string }): ReactNode {
  return (
    <>
      <span dir="auto">{head}</span>
      {tail && (
        <strong className="lane-item-tail" dir="auto">
          {tail}
        </strong>
      )}
    </>
  );
}

import "./timeline.css";
import { type ReactNode, useMemo, useState } from "react";
import { t } from "../../lib/i18n/t";
import { seatTitle } from "../../lib/names";
import { useView } from "../../lib/use-console";
import { useMedia } from "../../lib/use-media";
import type { TimelineItem, View } from "../../wire/wire.generated";
import { Button } from "../button";
import { Icon } from "../icon";
import { Inserted } from "../inserted";
import { EntryDetail } from "./entry-detail";
import { type Group, groupIcons, groupOf, groups } from "./kinds";
import { Lanes } from "./lanes";
import { TimelineList } from "./timeline-list";
import { TimelineTable } from "./timeline-table";
import { told } from "./told";

/** The story of a seat or of the room: lanes where there is room, a list on a phone, and a table behind both. */
export function Timeline(): ReactNode {
  const view = useView();
  const roomy = useMedia("(min-width: 56rem)");
  const [hiddenLanes, setHiddenLanes] = useState<ReadonlySet<string>>(new Set());
  const [hiddenGroups, setHiddenGroups] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<TimelineItem>();
  const everything = useMemo(() => told(view.timeline), [view.timeline]);
  const all = everything.filter((item) => !item.givenUp);
  const lanes = lanesOf(view);
  const isShown = (item: TimelineItem) => !hiddenLanes.has(item.lane) && !hiddenGroups.has(groupOf(item));
  const shown = all.filter(isShown);
  const givenUp = everything.filter((item) => item.givenUp && isShown(item));
  const present = groups.filter((group) => all.some((item) => groupOf(item) === group));
  return (
    <div className="timeline stack">
      <Filters folded={!roomy}>
        <Toggles label={t("timeline.lanes")} ids={lanes} hidden={hiddenLanes} onChange={setHiddenLanes}>
          {(lane) => <Inserted>{seatTitle(view, lane)}</Inserted>}
        </Toggles>
        <Toggles label={t("timeline.kinds")} ids={present} hidden={hiddenGroups} onChange={setHiddenGroups}>
          {(group) => (
            <>
              <Icon name={groupIcons[group as Group]} size={16} />
              {t(`timeline.group.${group as Group}`)}
            </>
          )}
        </Toggles>
      </Filters>
      {roomy ? (
        <Lanes items={shown} all={all} lanes={lanes.filter((lane) => !hiddenLanes.has(lane))} onOpen={setOpen} />
      ) : (
        <TimelineList items={shown} onOpen={setOpen} />
      )}
      <details className="card">
        <summary>{t("timeline.table")}</summary>
        <TimelineTable items={shown} />
      </details>
      {givenUp.length > 0 && (
        <details className="card given-up">
          <summary>{t("timeline.givenUp", { n: givenUp.length })}</summary>
          <p className="small soft">{t("timeline.givenUpText")}</p>
          <TimelineList items={givenUp} onOpen={setOpen} />
        </details>
      )}
      {open && <EntryDetail item={open} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

/** On a phone the story comes first; filters open when asked for. */
function Filters({ folded, children }: { folded: boolean; children: ReactNode }): ReactNode {
  if (!folded) {
    return <div className="timeline-filters">{children}</div>;
  }

  return (
    <details className="card">
      <summary>{t("timeline.filter")}</summary>
      <div className="timeline-filters">{children}</div>
    </details>
  );
}

/** Seats in their order, then the city, then what staff did. */
function lanesOf(view: View): string[] {
  const present = new Set(view.timeline.map((item) => item.lane));
  const order = [...view.seats.map((seat) => seat.id), "city", "staff"];
  return [...order.filter((lane) => present.delete(lane)), ...present];
}

type TogglesProps = {
  label: string;
  ids: readonly string[];
  hidden: ReadonlySet<string>;
  onChange: (hidden: ReadonlySet<string>) => void;
  children: (id: string) => ReactNode;
};

function Toggles({ label, ids, hidden, onChange, children }: TogglesProps): ReactNode {
  if (ids.length < 2) {
    return null;
  }

  const toggle = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) {
      next.add(id);
    }

    onChange(next);
  };
  return (
    <fieldset className="toggles">
      <legend className="eyebrow">{label}</legend>
      {ids.map((id) => (
        <Button key={id} small className="toggle" aria-pressed={!hidden.has(id)} onClick={() => toggle(id)}>
          {children(id)}
        </Button>
      ))}
    </fieldset>
  );
}

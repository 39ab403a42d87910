import type { ReactNode } from "react";
import { Chip } from "../../components/chip";
import { Icon } from "../../components/icon";
import { Inserted } from "../../components/inserted";
import { Link } from "../../components/link";
import { formatPace, storyNow } from "../../lib/clock";
import { t, tn } from "../../lib/i18n/t";
import { paths } from "../../lib/router";
import { storyTime } from "../../lib/story";
import type { SummitStop, SummitTableView } from "../../wire/wire.generated";

/** Where one table stands. */
export function WallTable({ table, nowMs }: { table: SummitTableView; nowMs: number }): ReactNode {
  const name = t("table.n", { n: table.number });
  const alarming = table.damaged || table.stops.some((stop) => stop.reason === "no-duff");
  return (
    <li className={`card stack wall-table${alarming ? " wall-emergency" : ""}`}>
      <div className="row spread">
        <h3>{name}</h3>
        <span className="small soft">
          <Inserted>{table.city ?? t("summit.noCity")}</Inserted>
        </span>
      </div>
      {!table.damaged && (
        <div className="row spread">
          <Clock table={table} nowMs={nowMs} />
          <span className="small soft">{t(`stage.${table.stage}`)}</span>
        </div>
      )}
      <p className="small wall-phase">
        {table.stage === "play" && table.phase > 0 && (
          <>
            {t("summit.phase", { n: table.phase, of: table.phases })} <Inserted>{table.phaseTitle}</Inserted>
          </>
        )}
        {table.debriefOpen && t("summit.debriefOpen")}
      </p>
      {!table.damaged && (
        <div className="small">
          <p>{t("summit.seats", { n: table.seatsTaken, of: table.seats })}</p>
          <p className="soft">{t("summit.here", { n: table.connected, of: table.people })}</p>
        </div>
      )}
      <Troubles table={table} />
      {table.stream ? (
        <Link href={paths.facilitator(table.stream)} className="button button-small wall-open">
          {t("summit.open")}
          <span className="hidden">: {name}</span>
        </Link>
      ) : (
        <p className="small soft">{t("summit.making")}</p>
      )}
    </li>
  );
}

function Clock({ table, nowMs }: { table: SummitTableView; nowMs: number }): ReactNode {
  if (table.stage === "lobby") {
    return <span className="story-clock">{t("clock.notStarted")}</span>;
  }

  const stands = table.stage === "play" && !table.running;
  return (
    <span className={stands ? "story-clock wall-clock story-clock-stopped" : "story-clock wall-clock"}>
      {stands && <Icon name="pause" size={16} />}
      {storyTime(storyNow(table, nowMs))}
      <span className="hidden"> {table.stage === "play" && t(stands ? "summit.standing" : "summit.running")}</span>
      {table.running && table.pace !== 1000 && <span className="small soft"> {formatPace(table.pace)}</span>}
    </span>
  );
}

function whyStopped({ reason, bySummit }: SummitStop): string {
  const name = t(`stop.${reason}.name`);
  // Nobody has called the program's own.
  return reason === "dark" ? name : t(bySummit ? "summit.stopAll" : "summit.stopHere", { reason: name });
}

/** Stops outlast play, for it may be taken up again; until then only an emergency matters. */
const mattering = ({ stage, stops }: SummitTableView) =>
  stops.filter((stop) => stage === "play" || stop.reason === "no-duff");

/** Why it stands, and what it has not done. */
function Troubles({ table }: { table: SummitTableView }): ReactNode {
  return (
    <ul className="row">
      {table.damaged && (
        <li>
          <Chip tone="bad" icon="warn">
            {t("summit.damaged")}
          </Chip>
        </li>
      )}
      {mattering(table).map((stop) => (
        <li key={`${stop.reason}-${stop.bySummit}`}>
          <Chip tone={stop.reason === "no-duff" ? "bad" : "warn"} icon="pause">
            {whyStopped(stop)}
          </Chip>
        </li>
      ))}
      {table.awaitsStaff && table.stage === "play" && (
        <li>
          <Chip icon="clock">{t("summit.awaits")}</Chip>
        </li>
      )}
      {table.waiting > 0 && (
        <li>
          <Chip icon="clock">{tn("summit.waiting", table.waiting)}</Chip>
        </li>
      )}
      {table.refused && (
        <li>
          <Chip tone="warn" icon="warn">
            {table.refused}
          </Chip>
        </li>
      )}
    </ul>
  );
}

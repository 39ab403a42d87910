import type { ReactNode } from "react";
import { Chip } from "../../components/chip";
import { Inserted } from "../../components/inserted";
import { LinkState } from "../../components/link-state";
import { Wordmark } from "../../components/page";
import { StreamStamp } from "../../components/stamp";
import { StoryClock } from "../../components/story-clock";
import { TimeLeft } from "../../components/time-left";
import { formatPace } from "../../lib/clock";
import { t, tn } from "../../lib/i18n/t";
import { storyTime } from "../../lib/story";
import { useView } from "../../lib/use-console";
import { useStreamInfo } from "../../lib/use-session";
import { CommandButton } from "./command-button";
import { commands, PACES } from "./commands";
import { nextCue, useDesk } from "./desk";

/** The clock and what comes next, always in sight. */
export function TopBar(): ReactNode {
  const view = useView();
  const clock = view.clock[0];
  const phase = view.phase[0];
  const table = useStreamInfo()?.table;
  // A summit is staff of its tables, and nobody.
  const staff = view.people.filter((person) => person.staff && !person.id.startsWith("s-")).length;
  return (
    <header className="desk-top">
      <h1 className="hidden">{t("desk.title")}</h1>
      <div className="desk-clock">
        <div className="row">
          <StoryClock size={24} />
          <LinkState />
        </div>
        <span className="soft small">
          {clock?.stage === "play" && phase ? (
            <>
              {t("projector.phase", { n: phase.number, of: phase.of })} <Inserted>{phase.title}</Inserted>
            </>
          ) : (
            t(`stage.${clock?.stage ?? "lobby"}`)
          )}
        </span>
      </div>
      <div className="row desk-run">
        {clock?.stage === "lobby" && <CommandButton command={commands.start} icon="play" look="primary" />}
        {clock?.stage === "play" && (
          <>
            <Pace />
            {clock.stops.length === 1 ? (
              <CommandButton command={commands.lift} icon="play" look="primary" />
            ) : (
              <CommandButton command={commands.stop} icon="pause" />
            )}
          </>
        )}
      </div>
      <NextCue />
      <div className="desk-brand">
        <Wordmark />
        <span className="row">
          {table !== undefined && <Chip icon="table">{t("table.n", { n: table })}</Chip>}
          {staff > 1 && <Chip icon="people">{tn("desk.staff", staff)}</Chip>}
          <StreamStamp />
        </span>
      </div>
    </header>
  );
}

function Pace(): ReactNode {
  const { view, send } = useDesk();
  const pace = view.clock[0]?.pace ?? 1000;
  const paces = PACES.includes(pace) ? PACES : [...PACES, pace].sort((a, b) => a - b);
  return (
    <label className="row pace">
      <span className="small soft">{t("desk.pace")}</span>
      <select
        value={pace}
        data-keys
        onChange={(event) => void send({ type: "pace", pace: Number(event.target.value) })}
      >
        {paces.map((one) => (
          <option key={one} value={one}>
            {formatPace(one)}
          </option>
        ))}
      </select>
    </label>
  );
}

function NextCue(): ReactNode {
  const view = useView();
  const clock = view.clock[0];
  const next = nextCue(view);
  if (clock?.stage !== "play") {
    return (
      <div className="desk-next desk-next-idle soft">
        {t(clock?.stage === "lobby" ? "desk.beforeStart" : "desk.afterEnd")}
      </div>
    );
  }

  return (
    <section className={next?.state === "cued" ? "desk-next desk-next-due" : "desk-next"} aria-label={t("desk.next")}>
      <div className="desk-next-what">
        <span className="desk-next-when small">
          <span className="eyebrow">{t("desk.next")}</span>{" "}
          {next?.state === "cued" ? (
            <strong>{t("desk.waits")}</strong>
          ) : next?.state === "held" ? (
            t("cue.held")
          ) : (
            next?.dueMs !== undefined && <Due dueMs={next.dueMs} running={clock.running} suggested={next.manual} />
          )}
        </span>
        {next ? (
          <strong className="desk-next-title" title={next.title}>
            <Inserted>{next.title}</Inserted>
          </strong>
        ) : (
          <span className="desk-next-title soft">{t("desk.nothingNext")}</span>
        )}
      </div>
      <div className="desk-next-do">
        <CommandButton
          command={commands.release}
          icon="play"
          look={next?.state === "cued" ? "primary" : "plain"}
          label={t("desk.releaseNext")}
        />
        <CommandButton command={commands.hold} icon="pause" label={t("desk.holdNext")} />
        <CommandButton command={commands.skip} icon="cross" label={t("desk.skipNext")} />
      </div>
    </section>
  );
}

type DueProps = { dueMs: number; running: boolean; suggested: boolean };

/** What comes by itself is counted down; what is only suggested has its time. */
function Due({ dueMs, running, suggested }: DueProps): ReactNode {
  if (suggested) {
    return (
      <>
        {t("cue.suggested")} <span className="soft">({storyTime(dueMs)})</span>
      </>
    );
  }

  return running ? (
    <>
      {t("desk.in")} <TimeLeft untilMs={dueMs} /> <span className="soft">({storyTime(dueMs)})</span>
    </>
  ) : (
    <TimeLeft untilMs={dueMs} />
  );
}

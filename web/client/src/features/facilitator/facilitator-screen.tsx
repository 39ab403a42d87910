import "./facilitator.css";
import "./rundown.css";
import "../../lib/i18n/staff-sentences";
import { type ReactNode, useMemo, useState } from "react";
import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { Link } from "../../components/link";
import { LiveRegion } from "../../components/live-region";
import { Notice } from "../../components/notice";
import { useTitle } from "../../components/page";
import { Said } from "../../components/said";
import { SignOut } from "../../components/sign-out";
import { t } from "../../lib/i18n/t";
import { paths } from "../../lib/router";
import { useAnnounced } from "../../lib/use-announced";
import { useSend, useStream, useView } from "../../lib/use-console";
import type { CueItem, PhasePlanItem } from "../../wire/wire.generated";
import { CityPanel } from "./city-panel";
import { CommandButton } from "./command-button";
import { commands } from "./commands";
import { type Desk, DeskContext, type Opened, useDesk } from "./desk";
import { Dialogs } from "./dialogs";
import { Rundown } from "./rundown";
import { SeatsPanel } from "./seats-panel";
import { TopBar } from "./top-bar";
import { useShortcuts } from "./use-shortcuts";

const dueSentence = (cue: CueItem) => t("live.due", { title: cue.title });

/** The facilitator's desk: what comes next, how the city is, who is at the table. */
export default function FacilitatorScreen(): ReactNode {
  const view = useView();
  const send = useSend();
  const [opened, setOpened] = useState<Opened>();
  const desk = useMemo<Desk>(() => ({ view, send, open: setOpened }), [view, send]);
  const shortcuts = useShortcuts(desk, opened !== undefined);
  useTitle(view.scenario[0]?.title ?? t("desk.title"));
  useAnnounced(
    view.cues.filter((cue) => cue.state === "cued"),
    dueSentence,
  );
  return (
    <DeskContext value={desk}>
      <div className="desk">
        <TopBar />
        <Stops />
        <main className="desk-main" id="main">
          <Rundown />
          <CityPanel />
          <SeatsPanel />
        </main>
        <BottomBar open={setOpened} />
        {opened && <Dialogs opened={opened} shortcuts={shortcuts} />}
        <LiveRegion />
      </div>
    </DeskContext>
  );
}

/** Why play stands still. Of several reasons each has its own way to go on; of a single one it is beside the clock. */
function Stops(): ReactNode {
  const view = useView();
  const clock = view.clock[0];
  const send = useSend();
  if (clock?.stage !== "play") {
    return null;
  }

  return (
    <div role="status">
      {view.phases
        .filter((phase) => phase.ready && !phase.opened)
        .map((phase) => (
          <Ready key={phase.id} phase={phase} />
        ))}
      {clock.awaitsStaff && <Notice icon="clock">{t("desk.awaitsYou")}</Notice>}
      {clock.stops.map((stop) => (
        <div key={stop.number} className="desk-stop">
          <Notice tone={stop.reason === "no-duff" ? "bad" : "warn"} icon={stop.reason === "no-duff" ? "warn" : "pause"}>
            <strong>{t(`stop.${stop.reason}.name`)}</strong>
            {stop.by?.name && ` · ${stop.by.name}`}
            {stop.note && " · "}
            <Said words={stop.note} />
          </Notice>
          {clock.stops.length > 1 && (
            <Button
              look="primary"
              onClick={() => void send({ type: "lift", stop: stop.number })}
              aria-label={t("desk.liftOne", { reason: t(`stop.${stop.reason}.name`) })}
            >
              {t("desk.lift")}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}

function Ready({ phase }: { phase: PhasePlanItem }): ReactNode {
  const { open } = useDesk();
  return (
    <div className="desk-stop">
      <Notice icon="briefing" tone="accent">
        {t("desk.ready", { phase: phase.title })}
      </Notice>
      <Button onClick={() => open({ kind: "phase", phase })}>{t("phases.openOne", { phase: phase.title })}</Button>
    </div>
  );
}

/** What is rare lies at the bottom; what cannot be undone lies apart and asks once. */
function BottomBar({ open }: { open: (opened: Opened) => void }): ReactNode {
  const clock = useView().clock[0];
  const stream = useStream();
  const over = clock?.stage === "ended";
  return (
    <footer className="desk-bottom">
      <div className="row">
        <CommandButton command={commands.announce} icon="announcement" />
        <CommandButton command={commands.mark} icon="flag" />
        <CommandButton command={commands.questions} icon="answer" />
        <CommandButton command={commands.phases} icon="briefing" />
        <CommandButton command={commands.rewind} icon="rewind" />
        <CommandButton command={commands.invite} icon="people" />
        <CommandButton command={commands.keys} />
        <Link href={paths.debrief(stream)} className="button button-small">
          {t("desk.timeline")}
        </Link>
      </div>
      <div className="row desk-apart">
        <SignOut />
        {clock?.stage === "play" && (
          <Button small look="danger" onClick={() => open({ kind: "end" })}>
            <Icon name="flag" size={16} />
            {t("desk.end")}
          </Button>
        )}
        {over && !clock.debriefOpen && (
          <Button small look="primary" onClick={() => open({ kind: "debrief" })}>
            {t("desk.debrief")}
          </Button>
        )}
        {over && (
          <Button small look="danger" onClick={() => open({ kind: "seal" })}>
            {t("desk.seal")}
          </Button>
        )}
      </div>
    </footer>
  );
}

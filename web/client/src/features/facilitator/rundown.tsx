import { type ReactNode, useEffect, useRef } from "react";
import { Inserted } from "../../components/inserted";
import { Empty } from "../../components/notice";
import { t } from "../../lib/i18n/t";
import { useView } from "../../lib/use-console";
import type { CueItem } from "../../wire/wire.generated";
import { CueRow } from "./cue-row";
import { DeskPanel } from "./desk-panel";

/** The whole script by phase: what was planned, what happened, what is left. */
export function Rundown(): ReactNode {
  const view = useView();
  const known = new Set(view.phases.map((phase) => phase.id));
  const free = view.cues.filter((cue) => !cue.phase || !known.has(cue.phase));
  return (
    <DeskPanel title={t("desk.rundown")}>
      {view.phases.map((phase) => {
        const cues = view.cues.filter((cue) => cue.phase === phase.id);
        return (
          cues.length > 0 && (
            <Part key={phase.id} cues={cues} now={phase.current}>
              <Inserted>{phase.title}</Inserted>
              {phase.current && <span className="soft small"> {t("desk.phaseNow")}</span>}
            </Part>
          )
        );
      })}
      {free.length > 0 && <Part cues={free}>{t("desk.anyPhase")}</Part>}
      {view.cues.length === 0 && <Empty>{t("desk.noCues")}</Empty>}
    </DeskPanel>
  );
}

function Part({ cues, now, children }: { cues: readonly CueItem[]; now?: boolean; children: ReactNode }): ReactNode {
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The phase that begins comes to the top; where the desk is one column nothing moves.
    const panel = now ? part.current?.closest(".desk-panel") : undefined;
    if (part.current && panel) {
      panel.scrollTop += part.current.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    }
  }, [now]);
  return (
    <div ref={part} className={now ? "rundown-part rundown-now" : "rundown-part"}>
      <h3>{children}</h3>
      <ul className="rundown">
        {inOrder(cues).map((cue) => (
          <CueRow key={cue.id} cue={cue} />
        ))}
      </ul>
    </div>
  );
}

/** By the clock; what has no time yet keeps the order of the script. */
function inOrder(cues: readonly CueItem[]): readonly CueItem[] {
  const time = (cue: CueItem) => cue.releasedMs ?? cue.dueMs ?? Number.MAX_SAFE_INTEGER;
  return cues.toSorted((a, b) => time(a) - time(b));
}

import "../../components/indicators.css";
import type { ReactNode } from "react";
import { Chip, Pips } from "../../components/chip";
import { Indicator } from "../../components/indicator";
import { Inserted } from "../../components/inserted";
import { t } from "../../lib/i18n/t";
import { seatTitle } from "../../lib/names";
import { storyTime } from "../../lib/story";
import { useView } from "../../lib/use-console";
import type { MachineItem } from "../../wire/wire.generated";
import { DeskPanel } from "./desk-panel";
import { RecordPanel } from "./record-panel";

/** How the city is: the crises as machines with their present state lit, the indicators, and why. */
export function CityPanel(): ReactNode {
  const view = useView();
  return (
    <DeskPanel title={t("desk.city")}>
      {view.machines.map((machine) => (
        <Machine key={machine.id} machine={machine} />
      ))}
      {view.body.map((body) => (
        <p key={body.id} className="row small">
          <Inserted>{body.title}</Inserted> <Chip icon="people">{t(`body.${body.state}`)}</Chip>
          {body.called.map((seat) => (
            <Chip key={seat} tone="accent">
              <Inserted>{seatTitle(view, seat)}</Inserted> {t("body.called")}
            </Chip>
          ))}
        </p>
      ))}
      <Flags />
      {view.indicators.length > 0 && (
        <div className="indicators">
          {view.indicators.map((indicator) => (
            <Indicator key={indicator.id} indicator={indicator} />
          ))}
        </div>
      )}
      <RecordPanel />
    </DeskPanel>
  );
}

/** The flags that are up: what the script remembers and conditions ask for. */
function Flags(): ReactNode {
  const up = useView().flags.filter((flag) => flag.up);
  if (up.length === 0) {
    return null;
  }

  return (
    <div className="row small">
      <span className="soft">{t("flags.up")}</span>
      <ul className="row">
        {up.map((flag) => (
          <li key={flag.id}>
            <Chip icon="flag">
              <Inserted>{flag.id.replaceAll("-", " ")}</Inserted>
            </Chip>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Machine({ machine }: { machine: MachineItem }): ReactNode {
  const started = useView().clock[0]?.stage !== "lobby";
  const lit = new Set<string>();
  for (let id: string | undefined = machine.state; id !== undefined && !lit.has(id); ) {
    lit.add(id);
    const now: string = id;
    id = machine.states.find((state) => state.id === now)?.partOf;
  }

  return (
    <div className="machine">
      <h3>
        <Inserted>{machine.title}</Inserted>{" "}
        {started && <span className="soft small">{t("machine.since", { story: storyTime(machine.sinceMs) })}</span>}
      </h3>
      <ol className="machine-states" aria-label={machine.title}>
        {machine.states.map((state) => {
          const on = lit.has(state.id);
          const now = state.id === machine.state;
          return (
            <li
              key={state.id}
              className={`machine-state ${on ? `level-${Math.min(4, Math.max(0, state.level))}` : ""} ${now ? "machine-state-now" : ""}`}
              aria-current={now ? "true" : undefined}
            >
              <Pips level={state.level} />
              <Inserted>{state.title}</Inserted>
              {now && <span className="hidden"> {t("machine.now")}</span>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

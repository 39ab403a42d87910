import type { ReactNode } from "react";
import { Chip, Pips } from "../../components/chip";
import { Inserted } from "../../components/inserted";
import { Sparkline } from "../../components/sparkline";
import { t } from "../../lib/i18n/t";
import { storyTime } from "../../lib/story";
import { useView } from "../../lib/use-console";
import type { IndicatorItem, MachineItem } from "../../wire/wire.generated";
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
        </p>
      ))}
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

function Indicator({ indicator }: { indicator: IndicatorItem }): ReactNode {
  const before = indicator.trail.at(-2)?.value;
  const change = before === undefined ? 0 : indicator.value - before;
  const worse = indicator.better !== "none" && change !== 0 && change > 0 === (indicator.better === "down");
  const arrow = change > 0 ? "▲" : change < 0 ? "▼" : "";
  return (
    <div className="indicator">
      <span className="indicator-name">
        <Inserted>{indicator.title}</Inserted>
      </span>
      <Sparkline trail={indicator.trail} low={indicator.low} high={indicator.high} />
      <span className="indicator-value number">
        {Math.round(indicator.value / 1000)}
        <span className={worse ? "indicator-change over-late" : "indicator-change soft"}>
          {arrow && `${arrow}${Math.abs(Math.round(change / 1000))}`}
          {worse && <span className="hidden"> {t("indicator.worse")}</span>}
        </span>
      </span>
    </div>
  );
}

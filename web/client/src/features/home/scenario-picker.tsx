import { type ReactNode, useId } from "react";
import { formatDuration } from "../../lib/clock";
import { t, tn } from "../../lib/i18n/t";
import { Markdown } from "../../lib/markdown";
import type { ScenarioSummary } from "../../wire/wire.generated";

type PickerProps = { scenarios: readonly ScenarioSummary[]; value: string; onChange: (id: string) => void };

export function ScenarioPicker({ scenarios, value, onChange }: PickerProps): ReactNode {
  const name = useId();
  return (
    <fieldset className="choices scenarios">
      <legend>{t("home.scenario")}</legend>
      {scenarios.map((one) => (
        <label key={one.id} className="choice scenario">
          <input
            type="radio"
            name={name}
            checked={one.id === value}
            onChange={() => onChange(one.id)}
            aria-label={one.title}
          />
          <span className="stack">
            <strong dir="auto">{one.title}</strong>
            <span className="scenario-text">
              <Markdown text={one.summary} />
            </span>
            <span className="small soft">
              {[
                tn("home.seats", one.seats),
                tn("home.injects", one.injects),
                one.durationMs === undefined ? undefined : formatDuration(one.durationMs),
                one.contentNotes.length > 0 ? t("home.contains", { notes: one.contentNotes.join(", ") }) : undefined,
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

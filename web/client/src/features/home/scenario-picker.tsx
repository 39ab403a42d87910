import { type ReactNode, useId, useState } from "react";
import { Button } from "../../components/button";
import { Notice } from "../../components/notice";
import { formatDuration } from "../../lib/clock";
import { t, tn } from "../../lib/i18n/t";
import { Markdown } from "../../lib/markdown";
import { ServerProblem, sentenceOf, server } from "../../lib/server";
import type { ScenarioSummary } from "../../wire/wire.generated";

type PickerProps = {
  scenarios: readonly ScenarioSummary[];
  value: string;
  onChange: (id: string) => void;
  onTakenOff: () => Promise<void>;
};

export function ScenarioPicker({ scenarios, value, onChange, onTakenOff }: PickerProps): ReactNode {
  const name = useId();
  return (
    <fieldset className="choices scenarios">
      <legend>{t("home.scenario")}</legend>
      {scenarios.map((one) => (
        <Scenario
          key={one.id}
          scenario={one}
          name={name}
          checked={one.id === value}
          onPick={() => onChange(one.id)}
          onTakenOff={onTakenOff}
        />
      ))}
    </fieldset>
  );
}

type ScenarioProps = {
  scenario: ScenarioSummary;
  name: string;
  checked: boolean;
  onPick: () => void;
  onTakenOff: () => Promise<void>;
};

/** Enough of a scenario to choose it; the rest when asked for, so that what comes below stays in reach. */
function Scenario({ scenario, name, checked, onPick, onTakenOff }: ScenarioProps): ReactNode {
  const [whole, setWhole] = useState(false);
  const text = useId();
  // A whole paragraph: text that is cut off where a sentence ends shows four dots.
  const start = scenario.summary.trim().split(/\n\s*\n/)[0] ?? "";
  return (
    <div className="choice scenario">
      <label className="scenario-pick">
        <input type="radio" name={name} checked={checked} onChange={onPick} aria-label={scenario.title} />
        <strong dir="auto">{scenario.title}</strong>
        <span id={text} className="scenario-text">
          <Markdown text={whole ? scenario.summary : start} />
        </span>
      </label>
      {start !== scenario.summary.trim() && (
        <Button
          small
          look="quiet"
          className="scenario-more"
          aria-expanded={whole}
          aria-controls={text}
          onClick={() => setWhole(!whole)}
        >
          {t(whole ? "home.summaryLess" : "home.summaryMore")}
          <span className="hidden">: {scenario.title}</span>
        </Button>
      )}
      {scenario.uploaded && <TakeOff scenario={scenario} onTakenOff={onTakenOff} />}
      <span className="scenario-facts small soft">
        {[
          tn("home.seats", scenario.seats),
          tn("home.injects", scenario.injects),
          scenario.durationMs === undefined ? undefined : formatDuration(scenario.durationMs),
          scenario.contentNotes.length > 0
            ? t("home.contains", { notes: scenario.contentNotes.join(", ") })
            : undefined,
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </div>
  );
}

const NOT_FOUND = 404;

/** Exercises keep what they play, so nothing but the offer is lost; the trainer has the file. */
function TakeOff({ scenario, onTakenOff }: Pick<ScenarioProps, "scenario" | "onTakenOff">): ReactNode {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const takeOff = async () => {
    setBusy(true);
    setProblem("");
    try {
      await server.takeOff(scenario.id);
    } catch (error) {
      // Somebody else may have taken it off just now; the list then shows it, and nothing went wrong.
      if (!(error instanceof ServerProblem && error.status === NOT_FOUND)) {
        setProblem(sentenceOf(error, "home.noServer"));
      }
    }

    await onTakenOff();
    setBusy(false);
  };
  return (
    <>
      <Button small look="quiet" className="scenario-more" disabled={busy} onClick={() => void takeOff()}>
        {t("home.takeOff")}
        <span className="hidden">: {scenario.title}</span>
      </Button>
      {problem && (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      )}
    </>
  );
}

import { type ReactNode, useEffect, useState } from "react";
import { Button } from "../../components/button";
import { Choices, Select } from "../../components/field";
import { Icon } from "../../components/icon";
import { Notice } from "../../components/notice";
import { t } from "../../lib/i18n/t";
import { sentenceOf, server } from "../../lib/server";
import type { ExerciseSummary, Mode, ScenarioShelf, Seating } from "../../wire/wire.generated";
import { create } from "./create";
import { NewSummit } from "./new-summit";
import { PassphraseChoice } from "./passphrase-choice";
import { ResumeList } from "./resume-list";
import { ScenarioPicker } from "./scenario-picker";
import { ScenarioUpload } from "./scenario-upload";
import { SummitList } from "./summit-list";

/** Pick a scenario and press a button; everything else has a sensible answer already. */
export function StaffHome(): ReactNode {
  const [shelf, setShelf] = useState<ScenarioShelf>();
  const [exercises, setExercises] = useState<ExerciseSummary[]>();
  const [failed, setFailed] = useState(false);
  const readShelf = () =>
    server
      .shelf()
      .then((read) => {
        setShelf(read);
        setFailed(false);
      })
      .catch(() => setFailed(true));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    void readShelf();
    server
      .exercises()
      .then(setExercises)
      .catch(() => setFailed(true));
  }, []);

  return (
    <div className="home">
      <div className="stack stack-wide">
        <header className="stack">
          <h1>{t("home.staffTitle")}</h1>
          <p className="soft">{t("home.staffText")}</p>
        </header>
        {failed && (
          <Notice tone="bad" role="alert">
            {t("home.noShelf")}
          </Notice>
        )}
        {shelf && <NewExercise shelf={shelf} onShelfChange={readShelf} />}
        {!shelf && !failed && <p role="status">{t("watch.loading")}</p>}
      </div>
      <div className="stack stack-wide">
        <SummitList />
        {exercises && <ResumeList exercises={exercises.filter((one) => one.table === undefined)} />}
        <PassphraseChoice />
      </div>
    </div>
  );
}

type NewExerciseProps = { shelf: ScenarioShelf; onShelfChange: () => Promise<void> };

function NewExercise({ shelf, onShelfChange }: NewExerciseProps): ReactNode {
  const [picked, setScenario] = useState("");
  const scenario = (shelf.scenarios.find((one) => one.id === picked) ?? shelf.scenarios[0])?.id ?? "";
  const [city, setCity] = useState("");
  const [mode, setMode] = useState<Mode>("facilitator-paced");
  const [seating, setSeating] = useState<Seating>("open");
  const [rehearsal, setRehearsal] = useState(false);
  const [simulatedPublic, setSimulatedPublic] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const start = async (alone: boolean) => {
    setBusy(true);
    setProblem("");
    try {
      await create({ scenario, ...(city ? { city } : {}), mode, seating, rehearsal, simulatedPublic }, alone);
    } catch (error) {
      setProblem(sentenceOf(error, "home.noServer"));
      setBusy(false);
    }
  };
  const chosenCity = shelf.cities.find((one) => one.id === city);
  return (
    <form
      className="stack stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        void start(false);
      }}
    >
      <ScenarioPicker scenarios={shelf.scenarios} value={scenario} onChange={setScenario} onTakenOff={onShelfChange} />
      <ScenarioUpload onTaken={(id) => void onShelfChange().then(() => setScenario(id))} />
      <Select
        label={t("home.city")}
        value={city}
        onChange={setCity}
        options={[
          { value: "", label: t("home.noCity") },
          ...shelf.cities.map((one) => ({ value: one.id, label: one.title })),
        ]}
        hint={chosenCity?.readAloud ?? t("home.noCityHint")}
      />
      <details className="card">
        <summary>{t("home.more")}</summary>
        <div className="stack home-more">
          <Choices
            legend={t("home.mode")}
            value={mode}
            onChange={setMode}
            options={[
              { value: "facilitator-paced", label: t("home.mode.facilitator-paced") },
              { value: "clock-driven", label: t("home.mode.clock-driven") },
              { value: "story-only", label: t("home.mode.story-only") },
            ]}
          />
          <Choices
            legend={t("home.seating")}
            value={seating}
            onChange={setSeating}
            options={[
              { value: "open", label: t("home.seating.open") },
              { value: "approve", label: t("home.seating.approve") },
              { value: "assigned", label: t("home.seating.assigned") },
            ]}
          />
          <label className="choice">
            <input type="checkbox" checked={rehearsal} onChange={(event) => setRehearsal(event.target.checked)} />
            <span>{t("home.rehearsal")}</span>
          </label>
          <label className="choice">
            <input
              type="checkbox"
              checked={simulatedPublic}
              onChange={(event) => setSimulatedPublic(event.target.checked)}
            />
            <span>{t("home.public")}</span>
          </label>
        </div>
      </details>
      {problem && (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      )}
      <NewSummit
        cities={shelf.cities}
        wishes={{ scenario, mode, seating, rehearsal, simulatedPublic }}
        city={city}
        onProblem={setProblem}
      />
      <div className="row home-go">
        <Button type="submit" look="primary" disabled={busy || !scenario}>
          <Icon name="people" />
          {t("home.start")}
        </Button>
        <Button disabled={busy || !scenario} onClick={() => void start(true)}>
          <Icon name="play" />
          {t("home.alone")}
        </Button>
        {busy && <span role="status">{t("home.starting")}</span>}
      </div>
    </form>
  );
}

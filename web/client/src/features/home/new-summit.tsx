import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { Select, TextField } from "../../components/field";
import { Icon } from "../../components/icon";
import { t } from "../../lib/i18n/t";
import { navigate, paths } from "../../lib/router";
import { call, sentenceOf } from "../../lib/server";
import type { CitySummary, CreateSummit, SummitSummary } from "../../wire/wire.generated";

const MOST_TABLES = 60;

type NewSummitProps = {
  cities: readonly CitySummary[];
  wishes: Omit<CreateSummit, "cities" | "title">;
  /** The city of tables that have none of their own chosen. */
  city: string;
  onProblem: (sentence: string) => void;
};

/** The same scenario at many tables; what is chosen above holds for each. */
export function NewSummit({ cities, wishes, city, onProblem }: NewSummitProps): ReactNode {
  const [title, setTitle] = useState("");
  const [count, setCount] = useState("3");
  const [own, setOwn] = useState<ReadonlyMap<number, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const tables = Math.min(MOST_TABLES, Math.max(0, Math.floor(Number(count) || 0)));
  const numbers = Array.from({ length: tables }, (_, i) => i + 1);
  const cityOf = (table: number) => own.get(table) ?? city;
  const make = async () => {
    setBusy(true);
    onProblem("");
    try {
      const body: CreateSummit = {
        ...wishes,
        ...(title.trim() ? { title: title.trim() } : {}),
        cities: numbers.map(cityOf),
      };
      const made = await call<SummitSummary>("POST", "/api/summits", body);
      navigate(paths.summit(made.summit));
    } catch (error) {
      onProblem(sentenceOf(error, "home.noServer"));
      setBusy(false);
    }
  };
  return (
    <details className="card">
      <summary>{t("newSummit.title")}</summary>
      <div className="stack home-more">
        <p className="soft">{t("newSummit.text")}</p>
        <TextField
          label={t("newSummit.name")}
          hint={t("newSummit.nameHint")}
          value={title}
          maxLength={60}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextField
          label={t("newSummit.tables", { most: MOST_TABLES })}
          type="number"
          min={1}
          max={MOST_TABLES}
          value={count}
          onChange={(event) => setCount(event.target.value)}
        />
        {cities.length > 0 && tables > 0 && (
          <fieldset className="choices">
            <legend>{t("newSummit.cities")}</legend>
            <div className="new-summit-cities">
              {numbers.map((table) => (
                <Select
                  key={table}
                  label={t("table.n", { n: table })}
                  value={cityOf(table)}
                  onChange={(chosen) => setOwn(new Map(own).set(table, chosen))}
                  options={[
                    { value: "", label: t("home.noCity") },
                    ...cities.map((one) => ({ value: one.id, label: one.title })),
                  ]}
                />
              ))}
            </div>
          </fieldset>
        )}
        <div className="row">
          <Button disabled={busy || tables === 0 || !wishes.scenario} onClick={() => void make()}>
            <Icon name="table" />
            {t("newSummit.make")}
          </Button>
          {busy && <span role="status">{t("newSummit.making")}</span>}
        </div>
      </div>
    </details>
  );
}

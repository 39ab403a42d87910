import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { TextField } from "../../components/field";
import { Empty, Notice } from "../../components/notice";
import { t } from "../../lib/i18n/t";
import { sentenceOf } from "../../lib/server";
import type { PlacePerson, SummitPersonView, SummitView } from "../../wire/wire.generated";
import { drop, place } from "./api";
import { PeopleTable } from "./people-table";
import { PlaceChoice } from "./place-choice";
import { RosterImport } from "./roster-import";
import type { Seen } from "./use-summit";

const SHOWN_AT_ONCE = 60;

/** `place` says whether the person was placed. */
export type Act = { readonly place: (body: PlacePerson) => Promise<boolean>; readonly drop: (person: string) => void };

type RosterProps = { summit: string; view: SummitView; seen: Seen };

/** Who is expected where, who has come, and who still waits for a table. */
export function Roster({ summit, view, seen }: RosterProps): ReactNode {
  const [problem, setProblem] = useState("");
  const [find, setFind] = useState("");
  const done = async (asked: ReturnType<typeof place>) => {
    setProblem("");
    let accepted = false;
    try {
      const receipt = await asked;
      accepted = receipt.accepted;
      setProblem(accepted ? "" : (receipt.sentence ?? t("summit.notSent")));
    } catch (error) {
      setProblem(sentenceOf(error, "summit.notSent"));
    }

    await seen.look();
    return accepted;
  };
  const act: Act = {
    place: (body) => done(place(summit, body)),
    drop: (person) => void done(drop(summit, person)),
  };
  const waiting = seen.people.filter((person) => person.arrived && person.table === 0);
  const expected = seen.people.filter((person) => person.table > 0);
  const found = expected.filter((person) => (person.name ?? "").toLowerCase().includes(find.trim().toLowerCase()));
  return (
    <section className="stack" aria-labelledby="roster-title">
      <h2 id="roster-title">{t("roster.title")}</h2>
      {problem && (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      )}
      {waiting.length > 0 && <Waiting people={waiting} view={view} act={act} />}
      <div className="roster-tools">
        <RosterImport summit={summit} view={view} onKept={seen.look} />
        <AddSomebody view={view} act={act} />
      </div>
      {expected.length === 0 && <Empty>{t("roster.none")}</Empty>}
      {expected.length > 10 && (
        <div className="roster-find">
          <TextField label={t("roster.find")} value={find} onChange={(event) => setFind(event.target.value)} />
        </div>
      )}
      {expected.length > 0 && (
        <PeopleTable
          summit={summit}
          people={sorted(found, view).slice(0, find ? SHOWN_AT_ONCE : undefined)}
          view={view}
          act={act}
        />
      )}
    </section>
  );
}

/** By table, and there as the scenario has its seats. */
function sorted(people: readonly SummitPersonView[], view: SummitView): SummitPersonView[] {
  const at = (person: SummitPersonView) => view.roles.findIndex((role) => role.id === person.seat);
  return people.toSorted((a, b) => a.table - b.table || at(a) - at(b));
}

type WaitingProps = { people: readonly SummitPersonView[]; view: SummitView; act: Act };

function Waiting({ people, view, act }: WaitingProps): ReactNode {
  return (
    <section className="card stack roster-waiting" aria-labelledby="waiting-title">
      <h3 id="waiting-title">{t("roster.waiting")}</h3>
      <ul className="stack">
        {people.map((person) => (
          <li key={person.person} className="row spread">
            <strong dir="auto">{person.name ?? t("names.removed")}</strong>
            <PlaceChoice
              view={view}
              label={t("roster.give", { name: person.name ?? "" })}
              empty={t("roster.giveHere")}
              onPlace={(table, seat) => void act.place({ person: person.person, table, ...(seat ? { seat } : {}) })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AddSomebody({ view, act }: { view: SummitView; act: Act }): ReactNode {
  const [name, setName] = useState("");
  const add = async (table: number, seat: string | undefined) => {
    if (await act.place({ name: name.trim(), table, ...(seat ? { seat } : {}) })) {
      setName("");
    }
  };
  return (
    <details className="card">
      <summary>{t("roster.add")}</summary>
      <div className="stack roster-inner">
        <p className="small soft">{t("roster.addText")}</p>
        <TextField
          label={t("roster.name")}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
        />
        {name.trim() ? (
          <PlaceChoice
            view={view}
            label={t("roster.give", { name })}
            empty={t("roster.giveHere")}
            onPlace={(table, seat) => void add(table, seat)}
          />
        ) : (
          <Button disabled>{t("roster.giveHere")}</Button>
        )}
      </div>
    </details>
  );
}

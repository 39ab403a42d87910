import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { Chip } from "../../components/chip";
import { Confirm } from "../../components/dialog";
import { t } from "../../lib/i18n/t";
import { navigate, paths } from "../../lib/router";
import type { SummitPersonView, SummitView } from "../../wire/wire.generated";
import { PlaceChoice } from "./place-choice";
import type { Act } from "./roster";

type PeopleTableProps = { summit: string; people: readonly SummitPersonView[]; view: SummitView; act: Act };

/** One row a person: where they are expected, whether they have come, and their badge. */
export function PeopleTable({ summit, people, view, act }: PeopleTableProps): ReactNode {
  const [dropping, setDropping] = useState<SummitPersonView>();
  return (
    <>
      <ul className="people" aria-label={t("roster.title")}>
        {people.map((person) => (
          <li key={person.person} className="people-row">
            <strong dir="auto" className="people-name">
              {nameOf(person)}
            </strong>
            <PlaceChoice
              view={view}
              label={t("roster.give", { name: nameOf(person) })}
              table={person.table}
              seat={person.seat}
              onPlace={(table, seat) => void act.place({ person: person.person, table, ...(seat ? { seat } : {}) })}
            />
            <span className="row people-state">
              <Chip tone={person.arrived ? "good" : "plain"} {...(person.arrived ? { icon: "check" as const } : {})}>
                {t(person.arrived ? "roster.here" : "roster.expected")}
              </Chip>
              {person.language && <Chip>{person.language}</Chip>}
              <span className="small soft">{t(person.badge ? "roster.hasBadge" : "roster.noBadge")}</span>
            </span>
            <span className="row">
              <Button
                small
                look="quiet"
                aria-label={t("roster.reissueOne", { name: nameOf(person) })}
                onClick={() => navigate(`${paths.badges(summit)}#${person.person}`)}
              >
                {t("roster.reissue")}
              </Button>
              <Button
                small
                look="quiet"
                aria-label={t("roster.dropOne", { name: nameOf(person) })}
                onClick={() => setDropping(person)}
              >
                {t("roster.drop")}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {dropping && (
        <Confirm
          title={t("roster.dropOne", { name: nameOf(dropping) })}
          confirm={t("roster.drop")}
          danger
          onConfirm={() => act.drop(dropping.person)}
          onClose={() => setDropping(undefined)}
        >
          <p>{t("roster.dropText")}</p>
        </Confirm>
      )}
    </>
  );
}

const nameOf = (person: SummitPersonView) => person.name ?? t("names.removed");

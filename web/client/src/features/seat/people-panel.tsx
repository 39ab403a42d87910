import "./people.css";
import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { Chip } from "../../components/chip";
import { Icon } from "../../components/icon";
import { Inserted } from "../../components/inserted";
import { t, tn } from "../../lib/i18n/t";
import { useView } from "../../lib/use-console";
import type { SeatItem } from "../../wire/wire.generated";
import { BodyCard } from "./body-card";
import { Thread, waitsFor } from "./thread";
import { WhoSits } from "./who-sits";

/** The other seats: who sits there, and what was said between us. */
export default function PeoplePanel({ seat }: { seat: string }): ReactNode {
  const view = useView();
  const [open, setOpen] = useState<string>();
  const other = view.seats.find((one) => one.id === open);
  if (other) {
    return (
      <section className="stack" aria-labelledby="thread-title">
        <div className="row">
          <Button look="quiet" small onClick={() => setOpen(undefined)}>
            <Icon name="back" size={16} />
            {t("people.back")}
          </Button>
        </div>
        <h2 id="thread-title">
          <Inserted>{other.title}</Inserted>
        </h2>
        <Thread seat={seat} other={other} />
      </section>
    );
  }

  return (
    <section className="stack" aria-labelledby="people-title">
      <h2 id="people-title">{t("people.title")}</h2>
      {view.body.map((body) => (
        <BodyCard key={body.id} body={body} seat={seat} />
      ))}
      <ul className="people-list">
        {view.seats
          .filter((one) => one.id !== seat)
          .map((one) => (
            <li key={one.id}>
              <PersonRow seat={seat} other={one} onOpen={() => setOpen(one.id)} />
            </li>
          ))}
      </ul>
    </section>
  );
}

function PersonRow({ seat, other, onOpen }: { seat: string; other: SeatItem; onOpen: () => void }): ReactNode {
  const { messages } = useView();
  const waiting = messages.filter((m) => waitsFor(m, seat) && m.from === other.id).length;
  const count = messages.filter((m) => (m.from === other.id && m.arrived) || m.to === other.id).length;
  return (
    <button type="button" className="person-row" onClick={onOpen}>
      <span>
        <strong>
          <Inserted>{other.title}</Inserted>
        </strong>
        <span className="person-note small soft">
          <WhoSits seat={other} />
        </span>
      </span>
      {waiting > 0 && <Chip tone="accent">{tn("people.asks", waiting)}</Chip>}
      {waiting === 0 && count > 0 && <span className="soft small">{tn("people.messages", count)}</span>}
      <Icon name="forward" size={16} />
    </button>
  );
}

import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { Inserted } from "../../components/inserted";
import { Empty } from "../../components/notice";
import { TimeLeft } from "../../components/time-left";
import { t, tn } from "../../lib/i18n/t";
import { personName } from "../../lib/names";
import type { PersonItem, SeatItem, View } from "../../wire/wire.generated";
import { openAsks, useDesk, waitingForSeat } from "./desk";
import { DeskPanel } from "./desk-panel";
import { Here } from "./here";
import { useAskedPresence } from "./use-present";

const POLICIES = ["cooperative", "cautious", "siloed", "proactive", "contrary", "silent", "random"] as const;

/** No role is called so: ids have no blanks. */
const OUT = "out of the exercise";

/** Nobody takes a seat any more. */
function isOver({ clock }: View): boolean {
  return clock[0]?.stage === "ended" || clock[0]?.stage === "sealed";
}

/** Who sits where, how busy each seat is, and who still waits for a seat. */
export function SeatsPanel(): ReactNode {
  const { view, send, open } = useDesk();
  useAskedPresence();
  const over = isOver(view);
  const waiting = waitingForSeat(view);
  const scenario = view.scenario[0];
  const free = view.seats.filter((seat) => seat.free);
  const handOverAll = async () => {
    for (const seat of free) {
      await send({ type: "hand-to-stand-in", to: seat.id });
    }
  };
  return (
    <DeskPanel
      title={t("desk.seats")}
      head={
        scenario &&
        !over && (
          <Button small look="quiet" onClick={() => void send({ type: "lobby", open: !scenario.lobbyOpen })}>
            {scenario.lobbyOpen ? t("desk.lockLobby") : t("desk.openLobby")}
          </Button>
        )
      }
    >
      {scenario?.lobbyOpen === false && !over && (
        <p className="small soft" role="status">
          {t("desk.lobbyClosed")}
        </p>
      )}
      {free.length > 0 && !over && (
        <Button small onClick={() => void handOverAll()}>
          {t("desk.handAll", { n: free.length })}
        </Button>
      )}
      {waiting.length > 0 && !over && (
        <section className="waiting" aria-labelledby="waiting-title">
          <h3 id="waiting-title" className="row">
            <Icon name="clock" size={16} />
            {tn("desk.waiting", waiting.length)}
          </h3>
          <ul className="stack">
            {waiting.map((person) => (
              <Waiting key={person.id} person={person} />
            ))}
          </ul>
        </section>
      )}
      <ul className="desk-seats">
        {view.seats.map((seat) => (
          <Seat key={seat.id} seat={seat} />
        ))}
      </ul>
      {view.seats.length === 0 && <Empty>{t("desk.noSeats")}</Empty>}
      {view.people.some((person) => !person.staff) && (
        <Button small look="quiet" onClick={() => open({ kind: "forget" })}>
          {t("desk.forget")}
        </Button>
      )}
    </DeskPanel>
  );
}

/** Puts somebody into the seat that was chosen, or asks before they are put out. */
function usePlace(person: PersonItem): (chosen: string) => void {
  const { send, open } = useDesk();
  return (chosen) => {
    if (chosen === OUT) {
      open({ kind: "remove", person });
    } else {
      void send({ type: "seat", person: person.id, in: chosen });
    }
  };
}

/** Somebody in the lobby: a seat is given in one choice, those nobody plays first. */
function Waiting({ person }: { person: PersonItem }): ReactNode {
  const { view } = useDesk();
  const place = usePlace(person);
  const name = personName(person.name);
  const seats = [...view.seats.filter((seat) => seat.free), ...view.seats.filter((seat) => !seat.free)];
  return (
    <li className="waiting-one">
      <span className="row">
        <strong>
          <Inserted>{name}</Inserted>
        </strong>
        <Here person={person.id} />
      </span>
      <select value="" aria-label={t("desk.seatOne", { name })} onChange={(event) => place(event.target.value)}>
        <option value="">{t("desk.seatIn")}</option>
        {seats.map((seat) => (
          <option key={seat.id} value={seat.id}>
            {seat.free ? t("desk.seatFree", { seat: seat.title }) : seat.title}
          </option>
        ))}
        <option value={OUT}>{t("desk.remove")}</option>
      </select>
    </li>
  );
}

function Seat({ seat }: { seat: SeatItem }): ReactNode {
  const { view, open } = useDesk();
  const all = view.people.filter((person) => person.seat === seat.id);
  const people = all.filter((person) => !person.expected);
  const expected = all.filter((person) => person.expected);
  const ends = openAsks(view).find((ask) => ask.seat === seat.id)?.deadlineMs;
  return (
    <li className="desk-seat">
      <div className="row spread">
        <strong>
          <Inserted>{seat.title}</Inserted>
        </strong>
        <span className="row">
          {seat.openAsks > 0 && (
            <button type="button" className="chip chip-accent chip-button" onClick={() => open({ kind: "questions" })}>
              <Icon name="now" size={14} />
              {tn("desk.asks", seat.openAsks)}
              {ends !== undefined && (
                <>
                  {" · "}
                  <TimeLeft untilMs={ends} />
                </>
              )}
            </button>
          )}
          <Load load={seat.load} capacity={seat.capacity} />
        </span>
      </div>
      <div className="row spread">
        {people.length > 0 ? (
          <ul className="row">
            {people.map((person) => (
              <Sitting key={person.id} person={person} />
            ))}
          </ul>
        ) : (
          <span className="small soft">
            {seat.policy ? t("desk.standIn", { policy: t(`policy.${seat.policy}`) }) : t("desk.nobody")}
          </span>
        )}
        {people.length === 0 && !isOver(view) && <HandOver seat={seat} />}
      </div>
      {expected.length > 0 && !isOver(view) && (
        <p className="small soft">
          {t("desk.expected")} <Inserted>{expected.map((person) => personName(person.name)).join(", ")}</Inserted>
        </p>
      )}
    </li>
  );
}

function Load({ load, capacity }: { load: number; capacity: number }): ReactNode {
  const marks = Array.from({ length: Math.max(capacity, load) }, (_, i) => i + 1);
  return (
    <span className="load" role="img" aria-label={t("desk.load", { n: load, of: capacity })}>
      {marks.map((mark) => (
        <i key={mark} className={mark <= load ? "on" : ""} />
      ))}
    </span>
  );
}

function Sitting({ person }: { person: PersonItem }): ReactNode {
  const { view } = useDesk();
  const place = usePlace(person);
  const name = personName(person.name);
  if (isOver(view)) {
    return (
      <li>
        <Inserted>{name}</Inserted>
      </li>
    );
  }

  return (
    <li className="row">
      <Here person={person.id} />
      <select
        className="sitting"
        value=""
        aria-label={t("desk.moveOne", { name })}
        onChange={(event) => place(event.target.value)}
      >
        <option value="">{name}</option>
        {view.seats
          .filter((seat) => seat.id !== person.seat)
          .map((seat) => (
            <option key={seat.id} value={seat.id}>
              {t("desk.moveTo", { seat: seat.title })}
            </option>
          ))}
        <option value={OUT}>{t("desk.remove")}</option>
      </select>
    </li>
  );
}

function HandOver({ seat }: { seat: SeatItem }): ReactNode {
  const { send } = useDesk();
  return (
    <select
      value=""
      className="hand-over"
      aria-label={t("desk.handOne", { seat: seat.title })}
      onChange={(event) => {
        const policy = POLICIES.find((one) => one === event.target.value);
        void send({ type: "hand-to-stand-in", to: seat.id, ...(policy ? { policy } : {}) });
      }}
    >
      <option value="" disabled>
        {seat.standIn ? t("desk.changeStandIn") : t("desk.handOver")}
      </option>
      <option value="own">{t("desk.ownPolicy")}</option>
      {POLICIES.map((policy) => (
        <option key={policy} value={policy}>
          {t(`policy.${policy}`)}
        </option>
      ))}
    </select>
  );
}

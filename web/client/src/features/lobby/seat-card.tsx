import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { Chip } from "../../components/chip";
import { Inserted } from "../../components/inserted";
import { t } from "../../lib/i18n/t";
import { Markdown } from "../../lib/markdown";
import { personName } from "../../lib/names";
import { useIsPending, useSend } from "../../lib/use-console";
import type { SeatItem } from "../../wire/wire.generated";

export function SeatCard({ seat, takeable }: { seat: SeatItem; takeable: boolean }): ReactNode {
  const send = useSend();
  const pending = useIsPending((body) => body.type === "take-seat");
  const label = seat.people.length > 0 ? t("lobby.joinSeat") : t("lobby.takeSeat");
  return (
    <article className="card seat-card" aria-label={seat.title}>
      <div className="stack">
        <div className="row spread">
          <h3>
            <Inserted>{seat.title}</Inserted>
          </h3>
          <Occupancy seat={seat} />
        </div>
        <p className="small soft">{[seat.level, seat.sector].filter(Boolean).join(" · ")}</p>
        <div>
          <Markdown text={seat.brief} />
        </div>
      </div>
      {takeable && (
        <Button
          look={seat.free ? "primary" : "plain"}
          disabled={pending}
          onClick={() => void send({ type: "take-seat", in: seat.id })}
          aria-label={`${label}: ${seat.title}`}
        >
          {pending ? t("send.sending") : label}
        </Button>
      )}
    </article>
  );
}

function Occupancy({ seat }: { seat: SeatItem }): ReactNode {
  if (seat.people.length > 0) {
    return (
      <Chip icon="me">
        <Inserted>{seat.people.map(personName).join(", ")}</Inserted>
      </Chip>
    );
  }

  return seat.standIn ? <Chip icon="hand">{t("lobby.standIn")}</Chip> : <Chip tone="good">{t("lobby.free")}</Chip>;
}

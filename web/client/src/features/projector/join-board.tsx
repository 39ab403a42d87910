import { type ReactNode, useEffect, useState } from "react";
import { InviteCode } from "../../components/invite-code";
import { t, tn } from "../../lib/i18n/t";
import { server } from "../../lib/server";
import { useView } from "../../lib/use-console";
import { useStreamInfo } from "../../lib/use-session";
import type { Invitation } from "../../wire/wire.generated";

const ASK_AGAIN_MS = 10_000;

/** Before play: how to get in, as a picture and as text. */
export function JoinBoard(): ReactNode {
  const exercise = useStreamInfo()?.exercise;
  const seats = useView().seats;
  const [invitation, setInvitation] = useState<Invitation>();
  useEffect(() => {
    const ask = () => {
      if (exercise) {
        server
          .invitation(exercise)
          .then(setInvitation)
          .catch(() => undefined);
      }
    };
    ask();
    // Staff may have renewed the code, or the laptop has got another address.
    const again = setInterval(ask, ASK_AGAIN_MS);
    return () => clearInterval(again);
  }, [exercise]);

  const taken = seats.filter((seat) => seat.people.length > 0).length;
  return (
    <section className="join-board" aria-label={t("projector.join")}>
      {invitation && <InviteCode invitation={invitation} size={420} />}
      {seats.length > 0 && <p className="soft projector-phase">{tn("projector.taken", taken, { of: seats.length })}</p>}
    </section>
  );
}

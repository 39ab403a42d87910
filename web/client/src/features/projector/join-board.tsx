import { type ReactNode, useEffect, useState } from "react";
import { InviteCode } from "../../components/invite-code";
import { plainAddress } from "../../lib/addresses";
import { t, tn } from "../../lib/i18n/t";
import { server } from "../../lib/server";
import { useView } from "../../lib/use-console";
import { useStreamInfo } from "../../lib/use-session";
import type { Invitation } from "../../wire/wire.generated";

const ASK_AGAIN_MS = 10_000;

/** How to get in, asked again and again: staff may have renewed the code, or the laptop has got another address. */
function useInvitation(): Invitation | undefined {
  const exercise = useStreamInfo()?.exercise;
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
    const again = setInterval(ask, ASK_AGAIN_MS);
    return () => clearInterval(again);
  }, [exercise]);
  return invitation;
}

/** Before play: how to get in, as a picture and as text. */
export function JoinBoard(): ReactNode {
  const seats = useView().seats;
  const invitation = useInvitation();
  const taken = seats.filter((seat) => seat.people.length > 0).length;
  return (
    <section className="join-board" aria-label={t("projector.join")}>
      {invitation && <InviteCode invitation={invitation} size={420} />}
      {seats.length > 0 && <p className="soft projector-phase">{tn("projector.taken", taken, { of: seats.length })}</p>}
    </section>
  );
}

/** In play: one line in the corner for whoever comes late. */
export function LateBoard(): ReactNode {
  const invitation = useInvitation();
  return (
    invitation && (
      <section className="projector-late soft" aria-label={t("projector.join")}>
        {t("projector.late")} <bdi dir="ltr">{plainAddress(invitation.addresses[0] ?? location.origin)}/join</bdi>{" "}
        {t("projector.lateCode")} <bdi className="code">{invitation.code}</bdi>
      </section>
    )
  );
}

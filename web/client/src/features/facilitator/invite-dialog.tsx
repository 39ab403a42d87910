import { type ReactNode, useEffect, useState } from "react";
import { Dialog } from "../../components/dialog";
import { InviteCode } from "../../components/invite-code";
import { Notice } from "../../components/notice";
import { t } from "../../lib/i18n/t";
import { sentenceOf, server } from "../../lib/server";
import { useStreamInfo } from "../../lib/use-session";
import type { Invitation } from "../../wire/wire.generated";
import { LinksSection } from "./links-section";
import { NewCode } from "./new-code";

/** How people get in: by code, or by a link for the staff or the machine at the projector. */
export function InviteDialog({ onClose }: { onClose: () => void }): ReactNode {
  const exercise = useStreamInfo()?.exercise;
  const [invitation, setInvitation] = useState<Invitation>();
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (exercise) {
      server
        .invitation(exercise)
        .then(setInvitation)
        .catch((error: unknown) => setProblem(sentenceOf(error, "home.noServer")));
    }
  }, [exercise]);

  return (
    <Dialog title={t("invite.title")} onClose={onClose}>
      {problem && (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      )}
      {invitation && (
        <>
          <InviteCode invitation={invitation} size={220} />
          <NewCode exercise={invitation.exercise} onNew={setInvitation} />
          <LinksSection exercise={invitation.exercise} address={invitation.addresses[0] ?? location.origin} />
        </>
      )}
    </Dialog>
  );
}

import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { Notice } from "../../components/notice";
import { t } from "../../lib/i18n/t";
import { server } from "../../lib/server";
import type { Invitation } from "../../wire/wire.generated";

/** For a code that has got about: whoever is inside stays, nobody else comes in by it. */
export function NewCode({ exercise, onNew }: { exercise: string; onNew: (now: Invitation) => void }): ReactNode {
  const [state, setState] = useState<"idle" | "asking" | "failed">("idle");
  const go = () =>
    server
      .renewCode(exercise)
      .then((now) => {
        onNew(now);
        setState("idle");
      })
      .catch(() => setState("failed"));
  return (
    <div className="stack">
      {state === "failed" && (
        <Notice tone="bad" role="alert">
          {t("home.noServer")}
        </Notice>
      )}
      {state === "asking" ? (
        <>
          <p className="small">{t("invite.newCodeText")}</p>
          <div className="row">
            <Button small look="danger" onClick={() => void go()}>
              {t("invite.newCodeConfirm")}
            </Button>
            <Button small onClick={() => setState("idle")}>
              {t("dialog.cancel")}
            </Button>
          </div>
        </>
      ) : (
        <div className="row">
          <Button small onClick={() => setState("asking")}>
            {t("invite.newCode")}
          </Button>
        </div>
      )}
    </div>
  );
}

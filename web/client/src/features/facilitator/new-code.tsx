import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { Notice } from "../../components/notice";
import { t } from "../../lib/i18n/t";
import { sentenceOf, server } from "../../lib/server";
import type { Invitation } from "../../wire/wire.generated";

/** For a code that has got about: whoever is inside stays, nobody else comes in by it. */
export function NewCode({ exercise, onNew }: { exercise: string; onNew: (now: Invitation) => void }): ReactNode {
  const [state, setState] = useState<"idle" | "asking" | "busy">("idle");
  const [problem, setProblem] = useState("");
  const go = async () => {
    setState("busy");
    setProblem("");
    try {
      onNew(await server.renewCode(exercise));
    } catch (error) {
      setProblem(sentenceOf(error, "home.noServer"));
    }

    setState("idle");
  };
  return (
    <div className="stack">
      {problem && (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      )}
      {state !== "idle" ? (
        <>
          <p className="small">{t("invite.newCodeText")}</p>
          <div className="row">
            <Button small look="danger" disabled={state === "busy"} onClick={() => void go()}>
              {t("invite.newCodeConfirm")}
            </Button>
            <Button small disabled={state === "busy"} onClick={() => setState("idle")}>
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

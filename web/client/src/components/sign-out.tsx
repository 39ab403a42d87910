import { type ReactNode, useState } from "react";
import { t } from "../lib/i18n/t";
import { paths } from "../lib/router";
import { server } from "../lib/server";
import { emptyStore, store } from "../lib/store";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Notice } from "./notice";

/** Ends this browser's session on the server and leaves nothing of it on a shared machine. */
export function SignOut(): ReactNode {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button small onClick={() => setAsking(true)}>
        {t("signOut.open")}
      </Button>
      {asking && <SignOutDialog onClose={() => setAsking(false)} />}
    </>
  );
}

function SignOutDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [state, setState] = useState<"asking" | "busy" | "failed">("asking");
  const go = async () => {
    setState("busy");
    try {
      await server.endSession();
      await emptyStore(await store());
      // A fresh page: no copy of a view stays in memory either.
      location.replace(paths.home);
    } catch {
      setState("failed");
    }
  };
  return (
    <Dialog title={t("signOut.title")} onClose={onClose}>
      <p>{t("signOut.text")}</p>
      {state === "failed" && (
        <Notice tone="bad" role="alert">
          {t("signOut.failed")}
        </Notice>
      )}
      <div className="row">
        <Button look="danger" disabled={state === "busy"} onClick={() => void go()}>
          {t("signOut.confirm")}
        </Button>
        <Button onClick={onClose}>{t("dialog.cancel")}</Button>
      </div>
    </Dialog>
  );
}

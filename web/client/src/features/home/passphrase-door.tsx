import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { TextField } from "../../components/field";
import { Notice } from "../../components/notice";
import { t } from "../../lib/i18n/t";
import { sentenceOf } from "../../lib/server";
import { openSession } from "../../lib/session";
import type { SessionReply } from "../../wire/wire.generated";

/** The same spelling on every keyboard. */
export const spelled = (typed: string): string => typed.trim().normalize("NFC");

/** The staff link is asked for what goes with it; whether link or passphrase was wrong is not said. */
export function PassphraseDoor({ secret, onIn }: { secret: string; onIn: (reply: SessionReply) => void }): ReactNode {
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const go = async () => {
    setBusy(true);
    setProblem("");
    try {
      onIn(await openSession({ secret, passphrase: spelled(typed) }));
    } catch (error) {
      setProblem(sentenceOf(error, "home.noServer", "home.badLink"));
      setBusy(false);
    }
  };
  return (
    <form
      className="stack stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <header className="stack">
        <h1>{t("passphrase.doorTitle")}</h1>
        <p className="soft">{t("passphrase.doorText")}</p>
      </header>
      <TextField
        label={t("passphrase.field")}
        type="password"
        autoComplete="current-password"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {problem && (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      )}
      <Button type="submit" look="primary" block disabled={busy || !typed.trim()}>
        {t("passphrase.go")}
      </Button>
    </form>
  );
}

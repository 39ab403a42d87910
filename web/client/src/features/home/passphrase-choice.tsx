import { type ReactNode, useEffect, useState } from "react";
import { Button } from "../../components/button";
import { TextField } from "../../components/field";
import { Notice } from "../../components/notice";
import { t } from "../../lib/i18n/t";
import { sentenceOf, server } from "../../lib/server";
import { spelled } from "./passphrase-door";

/** What the server demands, in characters. */
const SHORTEST = 12;
const LONGEST = 200;

/** Whoever holds the staff link chooses whether the link is enough. */
export function PassphraseChoice(): ReactNode {
  const [isSet, setIsSet] = useState<boolean>();
  const [current, setCurrent] = useState("");
  const [chosen, setChosen] = useState("");
  const [shown, setShown] = useState(false);
  const [said, setSaid] = useState<{ tone: "good" | "bad"; sentence: string }>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    server
      .passphrase()
      .then((state) => setIsSet(state.set))
      .catch(() => undefined);
  }, []);
  if (isSet === undefined) {
    return null;
  }

  const choose = async (passphrase: string | undefined) => {
    setBusy(true);
    setSaid(undefined);
    try {
      const state = await server.choosePassphrase({
        ...(isSet ? { current: spelled(current) } : {}),
        ...(passphrase === undefined ? {} : { passphrase }),
      });
      setIsSet(state.set);
      setCurrent("");
      setChosen("");
      setShown(false);
      setSaid({ tone: "good", sentence: t(state.set ? "passphrase.saved" : "passphrase.removed") });
    } catch (error) {
      setSaid({ tone: "bad", sentence: sentenceOf(error, "home.noServer") });
    } finally {
      setBusy(false);
    }
  };
  const length = spelled(chosen).length;
  return (
    <details className="card">
      <summary>{t("passphrase.title")}</summary>
      <form
        className="stack home-more"
        onSubmit={(event) => {
          event.preventDefault();
          void choose(spelled(chosen));
        }}
      >
        <p className="small soft">{t(isSet ? "passphrase.some" : "passphrase.none")}</p>
        {isSet && (
          <TextField
            label={t("passphrase.current")}
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        )}
        <TextField
          label={t("passphrase.new")}
          hint={t("passphrase.hint")}
          type={shown ? "text" : "password"}
          autoComplete="new-password"
          maxLength={LONGEST}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        />
        <div className="row">
          <Button small look="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {t("passphrase.show")}
          </Button>
        </div>
        {said && (
          <Notice
            tone={said.tone}
            icon={said.tone === "good" ? "check" : "warn"}
            role={said.tone === "good" ? "status" : "alert"}
          >
            {said.sentence}
          </Notice>
        )}
        <div className="row">
          <Button
            type="submit"
            small
            look="primary"
            disabled={busy || length < SHORTEST || length > LONGEST || (isSet && !current)}
          >
            {t(isSet ? "passphrase.change" : "passphrase.set")}
          </Button>
          {isSet && (
            <Button small disabled={busy || !current} onClick={() => void choose(undefined)}>
              {t("passphrase.remove")}
            </Button>
          )}
        </div>
      </form>
      <OthersOut />
    </details>
  );
}

/** A passphrase keeps people out from now on; this puts out who came in before. */
function OthersOut(): ReactNode {
  const [state, setState] = useState<"idle" | "asking" | "busy" | "done">("idle");
  const [problem, setProblem] = useState("");
  const go = () => {
    setState("busy");
    setProblem("");
    server
      .endOtherSessions()
      .then(() => setState("done"))
      .catch((error: unknown) => {
        setState("idle");
        setProblem(sentenceOf(error, "home.noServer"));
      });
  };
  return (
    <div className="stack home-more">
      <p className="small soft">{t("passphrase.othersText")}</p>
      {state === "done" && (
        <Notice tone="good" icon="check" role="status">
          {t("passphrase.othersDone")}
        </Notice>
      )}
      {problem && (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      )}
      <div className="row">
        {state === "asking" || state === "busy" ? (
          <>
            <Button small look="danger" disabled={state === "busy"} onClick={go}>
              {t("passphrase.othersConfirm")}
            </Button>
            <Button small disabled={state === "busy"} onClick={() => setState("idle")}>
              {t("dialog.cancel")}
            </Button>
          </>
        ) : (
          <Button small onClick={() => setState("asking")}>
            {t("passphrase.others")}
          </Button>
        )}
      </div>
    </div>
  );
}

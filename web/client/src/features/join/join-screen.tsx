import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { TextField } from "../../components/field";
import { Notice } from "../../components/notice";
import { Page } from "../../components/page";
import { t } from "../../lib/i18n/t";
import { navigate, takeFragment } from "../../lib/router";
import { isInAppBrowser } from "./in-app-browser";
import { join, joinProblem } from "./join";

/** A code (the QR brings it along), a name, in. */
export default function JoinScreen(): ReactNode {
  const [scanned] = useState(takeFragment);
  return (
    <Page title={t("join.title")} width="narrow">
      <div className="stack stack-wide">
        <h1>{t("join.title")}</h1>
        {isInAppBrowser(navigator.userAgent) && (
          <Notice tone="warn" role="status">
            <strong>{t("join.inApp")}</strong> {t("join.inAppHow")}
          </Notice>
        )}
        <JoinForm scanned={scanned} />
      </div>
    </Page>
  );
}

export function JoinForm({ scanned = "" }: { scanned?: string }): ReactNode {
  const [code, setCode] = useState(scanned.toUpperCase());
  const [typed, setTyped] = useState(scanned === "");
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const submit = async () => {
    setBusy(true);
    setProblem("");
    try {
      navigate(await join(code, name));
    } catch (error) {
      setProblem(joinProblem(error));
      setTyped(true);
      setBusy(false);
    }
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {typed ? (
        <TextField
          label={t("join.code")}
          hint={t("join.codeHint")}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          dir="ltr"
          className="code-input"
          required
        />
      ) : (
        <p className="row spread card">
          <span>
            {t("join.withCode")} <strong className="code">{code}</strong>
          </span>
          <Button look="quiet" small onClick={() => setTyped(true)}>
            {t("join.otherCode")}
          </Button>
        </p>
      )}
      <TextField
        label={t("join.name")}
        hint={t("join.nameHint")}
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoComplete="name"
        maxLength={60}
        required
      />
      {problem && (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      )}
      <Button type="submit" look="primary" block disabled={busy || !code.trim() || !name.trim()}>
        {busy ? t("join.joining") : t("join.join")}
      </Button>
    </form>
  );
}

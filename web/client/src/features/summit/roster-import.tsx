import { type ReactNode, useId, useState } from "react";
import { Button } from "../../components/button";
import { Notice } from "../../components/notice";
import { t, tn } from "../../lib/i18n/t";
import { ServerProblem } from "../../lib/server";
import { checkRoster } from "../../lib/upload-limits";
import type { RosterFinding, RosterReply, SummitView } from "../../wire/wire.generated";
import { importRoster } from "./api";

type RosterImportProps = { summit: string; view: SummitView; onKept: () => Promise<void> };

/** A file is looked at first; what is wrong with it is said line by line, and it is kept when one says so. */
export function RosterImport({ summit, view, onKept }: RosterImportProps): ReactNode {
  const [csv, setCsv] = useState<ArrayBuffer>();
  const [reply, setReply] = useState<RosterReply>();
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const file = useId();
  const refuse = (error: unknown) =>
    setProblem((error instanceof ServerProblem && error.message) || t("roster.notRead"));
  const ask = async (bytes: ArrayBuffer, preview: boolean) => {
    setBusy(true);
    setProblem("");
    try {
      const answer = await importRoster(summit, bytes, preview);
      setReply(answer);
      if (answer.kept) {
        await onKept();
      }
    } catch (error) {
      refuse(error);
    } finally {
      setBusy(false);
    }
  };
  const choose = async (chosen: File | undefined) => {
    setReply(undefined);
    if (!chosen) {
      return;
    }

    try {
      checkRoster(chosen);
      const bytes = await chosen.arrayBuffer();
      setCsv(bytes);
      await ask(bytes, true);
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <details className="card" open={view.tables.length > 0 && reply !== undefined ? true : undefined}>
      <summary>{t("roster.import")}</summary>
      <div className="stack roster-inner">
        <div className="field">
          <label htmlFor={file}>{t("roster.file")}</label>
          <input
            id={file}
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => {
              void choose(event.target.files?.[0]);
              // The same file, put right, can be chosen again.
              event.target.value = "";
            }}
          />
          <span className="soft small">{t("roster.importHint")}</span>
        </div>
        {busy && <p role="status">{t("send.sending")}</p>}
        {problem && (
          <Notice tone="bad" role="alert">
            {problem}
          </Notice>
        )}
        {reply && <Preview reply={reply} view={view} />}
        {reply && !reply.kept && (
          <div className="row">
            <Button
              look="primary"
              disabled={busy || !csv || hasErrors(reply)}
              onClick={() => csv && void ask(csv, false)}
            >
              {t("roster.keep")}
            </Button>
            <Button onClick={() => setReply(undefined)}>{t("roster.discard")}</Button>
          </div>
        )}
      </div>
    </details>
  );
}

const hasErrors = (reply: RosterReply) => reply.findings.some((finding) => finding.severity === "error");

function Preview({ reply, view }: { reply: RosterReply; view: SummitView }): ReactNode {
  const count = (change: string) => reply.lines.filter((line) => line.change === change).length;
  const errors = reply.findings.filter((finding) => finding.severity === "error").length;
  const seat = (id: string | undefined) => view.roles.find((role) => role.id === id)?.text ?? t("roster.anySeat");
  return (
    <>
      {reply.kept && (
        <Notice tone="good" icon="check" role="status">
          {t("roster.kept")}
        </Notice>
      )}
      {errors > 0 && (
        <Notice tone="bad" role="alert">
          {tn("roster.errors", errors)}
        </Notice>
      )}
      <ul className="stack">
        {reply.findings.map((finding) => (
          <Finding key={`${finding.line}-${finding.code}-${finding.message}`} finding={finding} />
        ))}
      </ul>
      {errors === 0 && (
        <>
          <p>
            {t("roster.sum", { added: count("added"), changed: count("changed"), same: count("same") })}{" "}
            {reply.dropped.length > 0 && t("roster.dropped", { names: reply.dropped.join(", ") })}
          </p>
          {!reply.kept && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse
            <section className="roster-scroll" aria-label={t("roster.preview")} tabIndex={0}>
              <table className="roster-preview">
                <caption className="hidden">{t("roster.preview")}</caption>
                <thead>
                  <tr>
                    {(["name", "table", "seat", "language"] as const).map((column) => (
                      <th key={column} scope="col">
                        {t(`roster.${column}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {reply.lines.map((line) => (
                    <tr key={line.line}>
                      <td dir="auto">{line.name}</td>
                      <td>{line.table}</td>
                      <td>{seat(line.seat)}</td>
                      <td>{line.language ?? ""}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
        </>
      )}
    </>
  );
}

function Finding({ finding }: { finding: RosterFinding }): ReactNode {
  return (
    <li>
      <Notice tone={finding.severity === "error" ? "bad" : "warn"}>
        <strong>{t("roster.line", { n: finding.line })}</strong> · {finding.message}. {finding.cure}.
      </Notice>
    </li>
  );
}

import { type ReactNode, useId, useState } from "react";
import { Notice } from "../../components/notice";
import { t, tn } from "../../lib/i18n/t";
import { sentenceOf, server } from "../../lib/server";
import { checkScenarioFiles } from "../../lib/upload-limits";
import type { FileFinding, UploadedScenario } from "../../wire/wire.generated";

/** A trainer's own scenario: its file, or all its files together. What is wrong with them stands here, with line and cure. */
export function ScenarioUpload({ onTaken }: { onTaken: (scenario: string) => void }): ReactNode {
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [uploaded, setUploaded] = useState<UploadedScenario>();
  const upload = async (files: readonly File[]) => {
    setBusy(true);
    setProblem("");
    setUploaded(undefined);
    try {
      checkScenarioFiles(files);
      const answer = await server.upload(files);
      setUploaded(answer);
      if (answer.scenario) {
        onTaken(answer.scenario.id);
      }
    } catch (error) {
      setProblem(sentenceOf(error, "home.noServer"));
    }

    setBusy(false);
  };
  return (
    <details className="card">
      <summary>{t("home.own")}</summary>
      <div className="stack home-more">
        <div className="field">
          <label htmlFor={id}>{t("home.files")}</label>
          <input
            id={id}
            type="file"
            multiple
            accept=".yaml,.yml,.png,.jpg,.jpeg,.webp,.mp3,.mp4"
            aria-describedby={`${id}-hint`}
            disabled={busy}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              // The same files again, after they were mended, are a change too.
              event.target.value = "";
              if (files.length > 0) {
                void upload(files);
              }
            }}
          />
          <span id={`${id}-hint`} className="soft small">
            {t("home.filesHint")}
          </span>
        </div>
        {busy && <p role="status">{t("home.uploading")}</p>}
        {problem && (
          <Notice tone="bad" role="alert">
            {problem}
          </Notice>
        )}
        {uploaded?.scenario && (
          <Notice tone="good" icon="check" role="status">
            {t("home.taken", { title: uploaded.scenario.title })}
          </Notice>
        )}
        {uploaded && !uploaded.scenario && (
          <Notice tone="bad" role="alert">
            {tn("home.notTaken", uploaded.findings.filter((finding) => finding.severity === "error").length)}
          </Notice>
        )}
        {uploaded && uploaded.findings.length > 0 && <Findings findings={uploaded.findings} />}
      </div>
    </details>
  );
}

function Findings({ findings }: { findings: readonly FileFinding[] }): ReactNode {
  return (
    <ol className="findings">
      {findings.map((finding, index) => (
        // Two findings can be the same in everything.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is shown once as it is
        <li key={index}>
          <strong>{t(`home.severity.${finding.severity}`)}</strong>{" "}
          <span className="code small">
            {finding.file}:{finding.line}:{finding.column} {finding.code}
          </span>
          <p dir="auto">{finding.message}</p>
          <p dir="auto" className="soft">
            {finding.cure}
          </p>
        </li>
      ))}
    </ol>
  );
}

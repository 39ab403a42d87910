import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { Confirm, Dialog } from "../../components/dialog";
import { TextArea } from "../../components/field";
import { Icon } from "../../components/icon";
import { LanguageChoice } from "../../components/language-choice";
import { useStop } from "../../components/use-stop";
import { t } from "../../lib/i18n/t";
import { useDraft, useSend, useView } from "../../lib/use-console";
import type { StopReason } from "../../wire/wire.generated";
import { RoleCard } from "./role-card";

export function MePanel(): ReactNode {
  const notes = useDraft("notes");
  const view = useView();
  const stage = view.clock[0]?.stage;
  const languages = view.scenario[0]?.languages ?? [];
  return (
    <section className="stack" aria-label={t("tab.me")}>
      <RoleCard />
      <article className="card">
        <TextArea
          label={t("me.notes")}
          hint={t("me.notesHint")}
          value={notes.text}
          onChange={(event) => notes.write(event.target.value)}
        />
      </article>
      {languages.length > 1 && (
        <article className="card">
          <LanguageChoice />
        </article>
      )}
      {stage === "play" && <StopCard />}
      <LeaveCard />
    </section>
  );
}

/** Anyone may stop the exercise. Press, then confirm: a pocket cannot do it. */
function StopCard(): ReactNode {
  const [reason, setReason] = useState<StopReason>();
  return (
    <article className="card stack" aria-labelledby="stop-card-title">
      <h3 id="stop-card-title">{t("me.stop")}</h3>
      <p className="small soft">{t("me.stopText")}</p>
      <div className="row">
        <Button onClick={() => setReason("welfare")}>
          <Icon name="hand" />
          {t("me.welfare")}
        </Button>
        <Button look="danger" onClick={() => setReason("no-duff")}>
          <Icon name="warn" />
          {t("me.noDuff")}
        </Button>
      </div>
      {reason && <StopDialog reason={reason} onClose={() => setReason(undefined)} />}
    </article>
  );
}

function StopDialog({ reason, onClose }: { reason: StopReason; onClose: () => void }): ReactNode {
  const { note, write, stop } = useStop();
  const go = () => {
    stop(reason);
    onClose();
  };
  return (
    <Dialog title={reason === "no-duff" ? t("me.noDuffTitle") : t("me.welfareTitle")} onClose={onClose}>
      <p>{reason === "no-duff" ? t("me.noDuffText") : t("me.welfareText")}</p>
      <TextArea label={t("me.stopNote")} value={note} onChange={(event) => write(event.target.value)} rows={2} />
      <div className="row">
        <Button look={reason === "no-duff" ? "danger" : "primary"} onClick={go}>
          {t("me.stopConfirm")}
        </Button>
        <Button onClick={onClose}>{t("dialog.cancel")}</Button>
      </div>
    </Dialog>
  );
}

function LeaveCard(): ReactNode {
  const send = useSend();
  const [asking, setAsking] = useState(false);
  return (
    <article className="card stack">
      <p className="small soft">{t("me.leaveText")}</p>
      <div>
        <Button onClick={() => setAsking(true)}>{t("me.leave")}</Button>
      </div>
      {asking && (
        <Confirm
          title={t("me.leaveTitle")}
          confirm={t("me.leaveConfirm")}
          danger
          onConfirm={() => void send({ type: "leave-seat" })}
          onClose={() => setAsking(false)}
        >
          <p>{t("me.leaveText")}</p>
        </Confirm>
      )}
    </article>
  );
}

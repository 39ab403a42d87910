import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { Confirm, Dialog } from "../../components/dialog";
import { TextArea, TextField } from "../../components/field";
import { Inserted } from "../../components/inserted";
import { Said } from "../../components/said";
import { StopDialog } from "../../components/stop-dialog";
import { useStop } from "../../components/use-stop";
import { t, tn } from "../../lib/i18n/t";
import { Markdown } from "../../lib/markdown";
import { personName, seatTitle } from "../../lib/names";
import { useDraft } from "../../lib/use-console";
import type { AskItem, CueItem, Words } from "../../wire/wire.generated";
import { type Opened, useDesk, waitingForSeat } from "./desk";
import { ForgetDialog } from "./forget-dialog";
import { InviteDialog } from "./invite-dialog";
import { KeysDialog } from "./keys-dialog";
import { PhaseDialog, PhasesDialog } from "./phases-dialog";
import { QuestionsDialog } from "./questions-dialog";
import { RewindDialog, RewindToDialog } from "./rewind-dialog";

type ShortcutSwitch = { on: boolean; setOn: (on: boolean) => void };

/** Whatever is open over the desk. */
export function Dialogs({ opened, shortcuts }: { opened: Opened; shortcuts: ShortcutSwitch }): ReactNode {
  const { view, send, open } = useDesk();
  const close = () => open(undefined);
  switch (opened.kind) {
    case "announce":
      return <AnnounceDialog onClose={close} />;
    case "mark":
      return <MarkDialog onClose={close} />;
    case "stop":
      return <StopPlay onClose={close} />;
    case "skip":
      return <SkipDialog cue={opened.cue} onClose={close} />;
    case "recall":
      return <RecallDialog cue={opened.cue} onClose={close} />;
    case "questions":
      return <QuestionsDialog onClose={close} />;
    case "close-ask":
      return <CloseAskDialog ask={opened.ask} onClose={close} />;
    case "remove":
      return (
        <Confirm
          title={t("desk.removeTitle", { name: personName(opened.person.name) })}
          confirm={t("desk.remove")}
          danger
          onConfirm={() => void send({ type: "remove", person: opened.person.id })}
          onClose={close}
        >
          <p>{t("desk.removeText")}</p>
        </Confirm>
      );
    case "rewind":
      return <RewindDialog onClose={close} />;
    case "rewind-to":
      return <RewindToDialog point={opened.point} onClose={close} />;
    case "phases":
      return <PhasesDialog onClose={close} />;
    case "phase":
      return <PhaseDialog phase={opened.phase} onClose={close} />;
    case "withdraw":
      return <WithdrawDialog words={opened.words} onClose={close} />;
    case "invite":
      return <InviteDialog onClose={close} />;
    case "keys":
      return <KeysDialog onClose={close} {...shortcuts} />;
    case "forget":
      return <ForgetDialog onClose={close} />;
    case "start":
      return (
        <Confirm
          title={t("desk.start.title")}
          confirm={t("desk.start")}
          onConfirm={() => void send({ type: "start" })}
          onClose={close}
        >
          <p>
            {tn("desk.waiting", waitingForSeat(view).length)}. {t("desk.start.text")}
          </p>
        </Confirm>
      );
    case "end":
    case "debrief":
    case "seal": {
      const type = opened.kind === "debrief" ? "open-debrief" : opened.kind;
      return (
        <Confirm
          title={t(`desk.${opened.kind}.title`)}
          confirm={t(`desk.${opened.kind}.confirm`)}
          danger={opened.kind !== "debrief"}
          onConfirm={() => void send({ type })}
          onClose={close}
        >
          <p>{t(`desk.${opened.kind}.text`)}</p>
        </Confirm>
      );
    }
  }
}

function StopPlay({ onClose }: { onClose: () => void }): ReactNode {
  const { note, write, stop } = useStop();
  return <StopDialog title={t("desk.stopTitle")} note={note} onNote={write} onStop={stop} onClose={onClose} />;
}

function AnnounceDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { send } = useDesk();
  const draft = useDraft("announce");
  const go = () => {
    const kept = { key: draft.key, text: draft.text };
    void send({ type: "announce", words: { text: draft.text.trim() } }, kept);
    draft.write("");
    onClose();
  };
  return (
    <Dialog title={t("announce.title")} onClose={onClose}>
      <TextArea
        label={t("announce.words")}
        hint={t("announce.hint")}
        value={draft.text}
        onChange={(event) => draft.write(event.target.value)}
      />
      <div className="row">
        <Button look="primary" disabled={!draft.text.trim()} onClick={go}>
          {t("announce.send")}
        </Button>
        <Button onClick={onClose}>{t("dialog.cancel")}</Button>
      </div>
    </Dialog>
  );
}

function MarkDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { send } = useDesk();
  const [name, setName] = useState("");
  return (
    <Dialog title={t("mark.title")} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send({ type: "mark", name: { text: name.trim() } });
          onClose();
        }}
      >
        <TextField
          label={t("mark.name")}
          hint={t("mark.hint")}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="row">
          <Button type="submit" look="primary" disabled={!name.trim()}>
            {t("mark.set")}
          </Button>
          <Button onClick={onClose}>{t("dialog.cancel")}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function SkipDialog({ cue, onClose }: { cue: CueItem; onClose: () => void }): ReactNode {
  const { send } = useDesk();
  const [reason, setReason] = useState("");
  return (
    <Dialog title={t("skip.title", { title: cue.title })} onClose={onClose}>
      <p>{t("skip.text")}</p>
      <TextField label={t("skip.reason")} value={reason} onChange={(event) => setReason(event.target.value)} />
      <div className="row">
        <Button
          look="primary"
          onClick={() => {
            const text = reason.trim();
            void send({ type: "skip", inject: cue.id, ...(text ? { reason: { text } } : {}) });
            onClose();
          }}
        >
          {t("skip.confirm")}
        </Button>
        <Button onClick={onClose}>{t("dialog.cancel")}</Button>
      </div>
    </Dialog>
  );
}

function RecallDialog({ cue, onClose }: { cue: CueItem; onClose: () => void }): ReactNode {
  const { send } = useDesk();
  return (
    <Confirm
      title={t("recall.title", { title: cue.title })}
      confirm={t("recall.confirm")}
      danger
      onConfirm={() => void send({ type: "recall", inject: cue.id })}
      onClose={onClose}
    >
      <p>{t("recall.text")}</p>
    </Confirm>
  );
}

function WithdrawDialog({ words, onClose }: { words: Words; onClose: () => void }): ReactNode {
  const { send } = useDesk();
  return (
    <Confirm
      title={t("withdraw.title")}
      confirm={t("withdraw.confirm")}
      danger
      onConfirm={() => void send({ type: "withdraw", words: words.typed })}
      onClose={onClose}
    >
      <blockquote>
        <Said words={words} />
      </blockquote>
      <p>{t("withdraw.text")}</p>
    </Confirm>
  );
}

function CloseAskDialog({ ask, onClose }: { ask: AskItem; onClose: () => void }): ReactNode {
  const { view, send } = useDesk();
  return (
    <Confirm
      title={t("questions.closeTitle")}
      confirm={t("questions.closeConfirm")}
      danger
      onConfirm={() => void send({ type: "close-ask", ask: ask.ask, in: ask.seat })}
      onClose={onClose}
    >
      <div>
        <p className="small soft">
          <Inserted>{seatTitle(view, ask.seat)}</Inserted>
        </p>
        <Markdown text={ask.question} />
      </div>
      <p>
        {t("questions.closeText")} {ask.together.length > 0 && t("questions.closeTogether")}
      </p>
    </Confirm>
  );
}

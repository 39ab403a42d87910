import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { Confirm, Dialog } from "../../components/dialog";
import { TextArea } from "../../components/field";
import { InviteCode } from "../../components/invite-code";
import { StopDialog } from "../../components/stop-dialog";
import { t, tn } from "../../lib/i18n/t";
import type { OrderTables, SummitPersonView, SummitTableView, SummitView } from "../../wire/wire.generated";

export type Opened = "start" | "stop" | "announce" | "end" | "debrief" | "invite";

/** Its play is over, and only staff see the room's timeline. */
export const awaitsDebrief = (table: SummitTableView): boolean => table.stage === "ended" && !table.debriefOpen;

type Send = (wish: Omit<OrderTables, "id">) => Promise<void>;

type SummitDialogsProps = {
  opened: Opened;
  view: SummitView;
  people: readonly SummitPersonView[];
  /** Typed for all tables, and not sent yet. */
  words: string;
  onWords: (words: string) => void;
  send: Send;
  onClose: () => void;
};

export function SummitDialogs({ opened, view, people, words, onWords, send, onClose }: SummitDialogsProps): ReactNode {
  switch (opened) {
    case "start":
      return (
        <Confirm
          title={t("summit.startTitle")}
          confirm={t("summit.startConfirm")}
          onConfirm={() => void send({ order: "start" })}
          onClose={onClose}
        >
          <p>
            {t("summit.startText", {
              here: people.filter((person) => person.arrived && person.table > 0).length,
              expected: people.filter((person) => person.table > 0).length,
            })}
          </p>
        </Confirm>
      );
    case "stop":
      return <StopTables words={words} onWords={onWords} send={send} onClose={onClose} />;
    case "announce":
      return <AnnounceDialog words={words} onWords={onWords} send={send} onClose={onClose} />;
    case "end":
      return (
        <Confirm
          title={t("summit.endTitle")}
          confirm={t("desk.end.confirm")}
          danger
          onConfirm={() => void send({ order: "end" })}
          onClose={onClose}
        >
          <p>{tn("summit.endText", view.tables.filter((table) => table.stage === "play").length)}</p>
          <p>{t("desk.end.text")}</p>
        </Confirm>
      );
    case "debrief":
      return (
        <Confirm
          title={t("desk.debrief.title")}
          confirm={t("desk.debrief.confirm")}
          onConfirm={() => void send({ order: "open-debrief" })}
          onClose={onClose}
        >
          <p>{tn("summit.debriefText", view.tables.filter(awaitsDebrief).length)}</p>
        </Confirm>
      );
    case "invite":
      return (
        <Dialog title={t("invite.title")} onClose={onClose}>
          <p>{t(view.seating === "assigned" ? "summit.inviteText" : "summit.inviteOpen")}</p>
          <InviteCode invitation={{ exercise: view.summit, code: view.code, addresses: view.addresses }} size={220} />
        </Dialog>
      );
  }
}

type TypedProps = Pick<SummitDialogsProps, "words" | "onWords" | "send" | "onClose">;

function StopTables({ words, onWords, send, onClose }: TypedProps): ReactNode {
  const note = words.trim();
  return (
    <StopDialog
      title={t("summit.stop")}
      note={words}
      onNote={onWords}
      onStop={(reason) => void send({ order: "stop", reason, ...(note ? { words: note } : {}) })}
      onClose={onClose}
    />
  );
}

function AnnounceDialog({ words, onWords, send, onClose }: TypedProps): ReactNode {
  const go = () => {
    void send({ order: "announce", words: words.trim() });
    onClose();
  };
  return (
    <Dialog title={t("summit.announce")} onClose={onClose}>
      <TextArea
        label={t("announce.words")}
        hint={t("announce.hint")}
        value={words}
        onChange={(event) => onWords(event.target.value)}
      />
      <div className="row">
        <Button look="primary" disabled={!words.trim()} onClick={go}>
          {t("announce.send")}
        </Button>
        <Button onClick={onClose}>{t("dialog.cancel")}</Button>
      </div>
    </Dialog>
  );
}

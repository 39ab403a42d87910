import { type ReactNode, useState } from "react";
import { t } from "../lib/i18n/t";
import type { StopReason } from "../wire/wire.generated";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Choices, TextArea } from "./field";

type StopDialogProps = {
  title: string;
  note: string;
  onNote: (note: string) => void;
  onStop: (reason: StopReason) => void;
  onClose: () => void;
};

/** Staff stop play, at one table or at all, and say why. */
export function StopDialog({ title, note, onNote, onStop, onClose }: StopDialogProps): ReactNode {
  const [reason, setReason] = useState<StopReason>("discussion");
  const go = () => {
    onStop(reason);
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Choices
        legend={t("desk.stopWhy")}
        value={reason}
        onChange={setReason}
        options={(["discussion", "welfare", "no-duff"] as const).map((value) => ({
          value,
          label: t(`stop.${value}.name`),
        }))}
      />
      <TextArea
        label={reason === "discussion" ? t("desk.stopNoteToAll") : t("me.stopNote")}
        value={note}
        onChange={(event) => onNote(event.target.value)}
        rows={2}
      />
      <div className="row">
        <Button look="primary" onClick={go}>
          {t("me.stopConfirm")}
        </Button>
        <Button onClick={onClose}>{t("dialog.cancel")}</Button>
      </div>
    </Dialog>
  );
}

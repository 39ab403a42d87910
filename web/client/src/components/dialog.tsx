import { type ReactNode, useEffect, useId, useRef } from "react";
import { t } from "../lib/i18n/t";
import { Button } from "./button";
import { Icon } from "./icon";

type DialogProps = { title: string; onClose: () => void; wide?: boolean; children: ReactNode };

/** A modal of the browser's own: it keeps the focus inside and gives it back. */
export function Dialog({ title, onClose, children }: DialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) {
      shown.showModal();
    }

    return () => shown?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-inside">
        <div className="dialog-head">
          <h2 id={heading}>{title}</h2>
          <Button look="quiet" small onClick={onClose} aria-label={t("dialog.close")}>
            <Icon name="cross" />
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}

type ConfirmProps = {
  title: string;
  children?: ReactNode;
  confirm: string;
  danger?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks once before something that cannot be taken back. */
export function Confirm({ title, children, confirm, danger, onConfirm, onClose }: ConfirmProps): ReactNode {
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <div className="row">
        <Button
          look={danger ? "danger" : "primary"}
          onClick={() => {
            onConfirm();
            onClose();
          }}
        >
          {confirm}
        </Button>
        <Button onClick={onClose}>{t("dialog.cancel")}</Button>
      </div>
    </Dialog>
  );
}

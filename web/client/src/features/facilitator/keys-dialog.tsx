import type { ReactNode } from "react";
import { Dialog } from "../../components/dialog";
import { t } from "../../lib/i18n/t";
import { commandList } from "./commands";

type KeysProps = { on: boolean; setOn: (on: boolean) => void; onClose: () => void };

export function KeysDialog({ on, setOn, onClose }: KeysProps): ReactNode {
  return (
    <Dialog title={t("keys.title")} onClose={onClose}>
      <dl className="keys">
        {commandList.map((command) => (
          <div key={command.id} className="keys-row">
            <dt>
              <kbd>{command.key}</kbd>
            </dt>
            <dd>{t(command.label)}</dd>
          </div>
        ))}
      </dl>
      <label className="choice">
        <input type="checkbox" checked={on} onChange={(event) => setOn(event.target.checked)} />
        <span>{t("keys.on")}</span>
      </label>
    </Dialog>
  );
}

import type { ReactNode } from "react";
import { t, tn } from "../lib/i18n/t";
import { useView } from "../lib/use-console";
import { Button } from "./button";
import { Icon } from "./icon";
import { Inserted } from "./inserted";

type BeforeYouBeginProps = { read: boolean; onRead: () => void };

/** What the exercise contains that may hurt, said before somebody plays; nothing where there is nothing to say. */
export function BeforeYouBegin({ read, onRead }: BeforeYouBeginProps): ReactNode {
  const notes = useView().scenario[0]?.contentNotes ?? [];
  if (notes.length === 0) {
    return null;
  }

  return (
    <section className="card stack" aria-labelledby="notes-title">
      <h2 id="notes-title" className="row">
        <Icon name="warn" />
        {t("lobby.notes")}
      </h2>
      <p>
        {tn("lobby.contains", notes.length)} <Inserted>{notes.join(", ")}</Inserted>. {t("lobby.notesText")}
      </p>
      {read ? (
        <p className="row soft">
          <Icon name="check" />
          {t("lobby.notesRead")}
        </p>
      ) : (
        <div>
          <Button look="primary" onClick={onRead}>
            {t("lobby.read")}
          </Button>
        </div>
      )}
    </section>
  );
}

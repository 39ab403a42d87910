import type { ReactNode } from "react";
import { t } from "../lib/i18n/t";
import { useConsole, useRefused, useView } from "../lib/use-console";
import type { CommandBody } from "../wire/wire.generated";
import { Button } from "./button";
import { Icon } from "./icon";
import { Inserted } from "./inserted";

/** Commands the server said no to, each with its sentence. Their texts are back in their drafts. */
export function Refusals(): ReactNode {
  const { outbox } = useConsole();
  const refused = useRefused();
  const { actions } = useView();
  const titleOf = (body: CommandBody) =>
    body.type === "act" && actions.find((one) => one.action === body.action)?.title;
  return (
    <div role="alert">
      {refused.map((one) => (
        <div key={one.id} className="notice notice-bad">
          <Icon name="warn" />
          <div>
            {titleOf(one.body) && (
              <strong className="refused-about">
                <Inserted>{titleOf(one.body)}</Inserted>
              </strong>
            )}
            <span dir="auto">{one.sentence || t("refused.plain")}</span>
          </div>
          <Button look="quiet" small onClick={() => outbox.dismiss(one.id)} aria-label={t("refused.dismiss")}>
            <Icon name="cross" />
          </Button>
        </div>
      ))}
    </div>
  );
}

import type { ReactNode } from "react";
import { t } from "../lib/i18n/t";
import { useConsole, useRefused } from "../lib/use-console";
import { Button } from "./button";
import { Icon } from "./icon";

/** Commands the server said no to, each with its sentence. Their texts are back in their drafts. */
export function Refusals(): ReactNode {
  const { outbox } = useConsole();
  const refused = useRefused();
  return (
    <div role="alert">
      {refused.map((one) => (
        <div key={one.id} className="notice notice-bad">
          <Icon name="warn" />
          <div>
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

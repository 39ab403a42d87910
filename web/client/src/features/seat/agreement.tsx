import type { ReactNode } from "react";
import { Chip } from "../../components/chip";
import { Inserted } from "../../components/inserted";
import { optionText } from "../../lib/answers";
import { t } from "../../lib/i18n/t";
import { seatTitle } from "../../lib/names";
import { useView } from "../../lib/use-console";
import type { AskItem } from "../../wire/wire.generated";

/** Who must agree on one answer, and what each would say just now. */
export function Agreement({ ask }: { ask: AskItem }): ReactNode {
  const view = useView();
  const own = ask.together.find((one) => one.seat === ask.seat)?.option;
  if (ask.together.length === 0) {
    return null;
  }

  return (
    <div className="agreement">
      <h3 className="small">{t("ask.together")}</h3>
      <ul className="agreement-seats">
        {ask.together.map((one) => (
          <li key={one.seat}>
            <strong>
              <Inserted>{one.seat === ask.seat ? t("ask.you") : seatTitle(view, one.seat)}</Inserted>
            </strong>
            {one.option ? (
              <Chip tone={one.option === own ? "good" : "warn"} icon={one.option === own ? "check" : "hand"}>
                <Inserted>{optionText(ask, one.option)}</Inserted>
              </Chip>
            ) : (
              <Chip icon="clock">{t("ask.nothingYet")}</Chip>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

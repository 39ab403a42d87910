import { type ReactNode, useEffect, useRef } from "react";
import { t } from "../lib/i18n/t";
import { personName } from "../lib/names";
import { useView } from "../lib/use-console";
import type { StopItem } from "../wire/wire.generated";
import { Icon } from "./icon";
import { Inserted } from "./inserted";
import { Said } from "./said";

/** Play is stopped: why, and by whom. A real emergency looks like one. */
export function StopOverlay({ actions }: { actions?: (stop: StopItem) => ReactNode }): ReactNode {
  const view = useView();
  const clock = view.clock[0];
  const card = useRef<HTMLDivElement>(null);
  const stops = clock?.stage === "play" ? clock.stops : [];
  const shown = stops.find((stop) => stop.reason === "no-duff") ?? stops[0];
  const number = shown?.number;
  useEffect(() => {
    if (number !== undefined) {
      card.current?.focus();
    }
  }, [number]);
  if (!shown) {
    return null;
  }

  const emergency = shown.reason === "no-duff";
  return (
    <div className="stop-overlay">
      <div
        ref={card}
        className={emergency ? "stop-card stop-card-emergency" : "stop-card"}
        role="alertdialog"
        aria-labelledby="stop-title"
        aria-describedby="stop-text"
        tabIndex={-1}
      >
        <div className="row">
          <Icon name={emergency ? "warn" : "pause"} size={32} />
          <h2 id="stop-title">{t(`stop.${shown.reason}.title`)}</h2>
        </div>
        <div id="stop-text" className="stack">
          <p>{t(`stop.${shown.reason}.text`)}</p>
          <Said words={shown.note} />
          <p className="soft">
            {shown.by ? (
              <>
                {t("stop.by")} <Inserted>{personName(shown.by)}</Inserted>
              </>
            ) : (
              t("stop.byProgram")
            )}
          </p>
          {stops.length > 1 && <p className="soft">{t("stop.several", { n: stops.length })}</p>}
        </div>
        {actions?.(shown)}
      </div>
    </div>
  );
}

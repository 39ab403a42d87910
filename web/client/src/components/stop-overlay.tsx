import { type ReactNode, useEffect, useRef } from "react";
import { t } from "../lib/i18n/t";
import { personName } from "../lib/names";
import { sibling } from "../lib/session";
import { useConsole, useSend, useStream, useView } from "../lib/use-console";
import { useSession } from "../lib/use-session";
import { Button } from "./button";
import { Icon } from "./icon";
import { Inserted } from "./inserted";
import { Said } from "./said";

/** Play is stopped, and why. A real emergency looks like one; whoever called it may lift it, and whoever runs the exercise too. */
export function StopOverlay(): ReactNode {
  const clock = useView().clock[0];
  const send = useSend();
  const { send: sendTo } = useConsole();
  const staff = sibling(useSession(), useStream(), "staff")?.stream;
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
          {shown.by && (
            <p className="soft">
              {t("stop.by")} <Inserted>{personName(shown.by)}</Inserted>
            </p>
          )}
          {stops.length > 1 && <p className="soft">{t("stop.several", { n: stops.length })}</p>}
        </div>
        {shown.mine && (
          <Button look="primary" onClick={() => void send({ type: "lift", stop: shown.number })}>
            {shown.reason === "discussion" ? t("stop.goOn") : t("stop.liftOwn")}
          </Button>
        )}
        {!shown.mine && staff && (
          <Button look="primary" onClick={() => void sendTo(staff, { type: "lift", stop: shown.number })}>
            {t("stop.goOn")}
          </Button>
        )}
      </div>
    </div>
  );
}

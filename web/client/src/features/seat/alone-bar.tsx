import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { Link } from "../../components/link";
import { t } from "../../lib/i18n/t";
import { paths } from "../../lib/router";
import { sibling } from "../../lib/session";
import { useConsole, useStream, useView } from "../../lib/use-console";
import { useSession } from "../../lib/use-session";

/** Whoever plays alone is also the facilitator: start, and a door to the other side. */
export function AloneBar(): ReactNode {
  const { send } = useConsole();
  const staff = sibling(useSession(), useStream(), "staff")?.stream;
  const clock = useView().clock[0];
  if (!staff || !clock) {
    return null;
  }

  return (
    <div className="alone-bar">
      <span className="small soft">{t("alone.you")}</span>
      {clock.stage === "lobby" && (
        <Button look="primary" small onClick={() => void send(staff, { type: "start" })}>
          <Icon name="play" size={16} />
          {t("alone.start")}
        </Button>
      )}
      {clock.stage === "play" && clock.running && (
        <Button small onClick={() => void send(staff, { type: "stop-play", reason: "discussion" })}>
          <Icon name="pause" size={16} />
          {t("alone.pause")}
        </Button>
      )}
      {clock.stage === "ended" && !clock.debriefOpen && (
        <Button look="primary" small onClick={() => void send(staff, { type: "open-debrief" })}>
          <Icon name="flag" size={16} />
          {t("alone.debrief")}
        </Button>
      )}
      <Link href={paths.facilitator(staff)} className="button button-small">
        {t("alone.facilitate")}
      </Link>
    </div>
  );
}

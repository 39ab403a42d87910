import type { ReactNode } from "react";
import { Icon } from "../../components/icon";
import { t, tn } from "../../lib/i18n/t";
import { usePresent } from "./use-present";

const MINUTE_MS = 60_000;

/** Whether somebody is at their screen: nothing where it is not known. */
export function Here({ person }: { person: string }): ReactNode {
  const seen = usePresent()?.get(person);
  if (!seen) {
    return null;
  }

  const minutes = Math.floor(seen.awayMs / MINUTE_MS);
  const said = seen.connected ? t("desk.here") : minutes < 1 ? t("desk.away") : tn("desk.awayFor", minutes);
  return (
    <span className={seen.connected ? "here" : "here here-away"} title={said}>
      <Icon name={seen.connected ? "dot" : "warn"} size={14} />
      <span className={seen.connected ? "hidden" : "small"}>{said}</span>
    </span>
  );
}

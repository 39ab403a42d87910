import { type ReactNode, useEffect, useState } from "react";
import { t } from "../lib/i18n/t";
import { useLink, usePending } from "../lib/use-console";
import { Icon } from "./icon";

const BANNER_AFTER_MS = 5_000;

export function LinkState(): ReactNode {
  const link = useLink();
  return (
    <span className={`link-state link-state-${link.kind}`} title={t(`link.${link.kind}`)}>
      <Icon name={link.kind === "live" ? "dot" : link.kind === "polling" ? "clock" : "warn"} size={14} />
      <span className="hidden">{t(`link.${link.kind}`)}</span>
    </span>
  );
}

/** After five seconds without the server: what is wrong, and that nothing is lost. */
export function OfflineBanner(): ReactNode {
  const link = useLink();
  const waiting = usePending().length;
  const sinceMs = link.kind === "offline" || link.kind === "connecting" ? link.sinceMs : undefined;
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (sinceMs !== undefined) {
      const timer = setTimeout(() => setLate(true), Math.max(0, sinceMs + BANNER_AFTER_MS - Date.now()));
      return () => clearTimeout(timer);
    }

    return undefined;
  }, [sinceMs]);

  return (
    <div role="status">
      {late && (
        <div className="notice banner-offline">
          <Icon name="warn" />
          <div>
            <strong>{t("link.banner")}</strong> {t("link.bannerSafe")}{" "}
            {waiting > 0 && t("link.bannerWaiting", { n: waiting })}
          </div>
        </div>
      )}
    </div>
  );
}

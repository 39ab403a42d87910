import { type ReactNode, useCallback, useEffect, useState } from "react";
import { Button } from "../../components/button";
import { Link } from "../../components/link";
import { Notice } from "../../components/notice";
import { Page } from "../../components/page";
import { t } from "../../lib/i18n/t";
import { infoPath } from "../../lib/places";
import { navigate, paths, takeFragment } from "../../lib/router";
import { openSession } from "../../lib/session";
import type { SessionReply } from "../../wire/wire.generated";
import { isInAppBrowser } from "./in-app-browser";
import { joinProblem } from "./join";

/** A scanned badge: its secret becomes a session, then the holder's own seat opens. Nothing is typed. */
export default function BadgeDoor(): ReactNode {
  const [secret] = useState(() => takeFragment().replace(/^badge=/, ""));
  const [problem, setProblem] = useState("");
  const open = useCallback(() => {
    setProblem("");
    openSession({ secret })
      .then((reply) => navigate(placeOf(reply), { replace: true }))
      .catch((error: unknown) => setProblem(joinProblem(error)));
  }, [secret]);
  useEffect(open, [open]);

  return (
    <Page title={t("badge.title")} width="narrow">
      <div className="stack stack-wide">
        <h1>{t("badge.title")}</h1>
        {isInAppBrowser(navigator.userAgent) && (
          <Notice tone="warn" role="status">
            <strong>{t("join.inApp")}</strong> {t("join.inAppHow")}
          </Notice>
        )}
        {problem ? (
          <>
            <Notice tone="bad" role="alert">
              {problem}
            </Notice>
            <p>{t("badge.help")}</p>
            <div className="row">
              <Button look="primary" onClick={open}>
                {t("badge.again")}
              </Button>
              <Link href={paths.join} className="button">
                {t("join.title")}
              </Link>
            </div>
          </>
        ) : (
          <p role="status">{t("badge.opening")}</p>
        )}
      </div>
    </Page>
  );
}

/** Who has a badge and no table yet waits in the summit's lobby. */
function placeOf(reply: SessionReply): string {
  const info = reply.streams.find((one) => one.stream === reply.opened);
  const hall = reply.summits?.at(-1);
  return info ? infoPath(info) : hall ? paths.hall(hall.summit) : paths.join;
}

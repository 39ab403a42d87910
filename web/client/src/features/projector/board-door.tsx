import "../../lib/i18n/staff-sentences";
import { type ReactNode, useEffect, useState } from "react";
import { Notice } from "../../components/notice";
import { Page } from "../../components/page";
import { t } from "../../lib/i18n/t";
import { navigate, paths, takeFragment } from "../../lib/router";
import { sentenceOf } from "../../lib/server";
import { openSession, refreshSession } from "../../lib/session";

/** The projector's link: its secret becomes a session, then the board opens. */
export default function BoardDoor(): ReactNode {
  const [fragment] = useState(takeFragment);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    const secret = fragment.startsWith("board=") ? fragment.slice("board=".length) : undefined;
    (secret ? openSession({ secret }) : refreshSession())
      .then((reply) => {
        const board = reply.streams.findLast((info) => info.kind === "board");
        if (board) {
          navigate(paths.projector(board.stream), { replace: true });
        } else {
          setProblem(t("projector.badLink"));
        }
      })
      .catch((error: unknown) => setProblem(sentenceOf(error, "home.noServer", "projector.badLink")));
  }, [fragment]);

  return (
    <Page title={t("projector.title")} width="narrow">
      {problem ? (
        <Notice tone="bad" role="alert">
          {problem}
        </Notice>
      ) : (
        <p role="status">{t("watch.loading")}</p>
      )}
    </Page>
  );
}

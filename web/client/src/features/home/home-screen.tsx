import "./home.css";
import "../../lib/i18n/staff-sentences";
import "../../lib/i18n/summit-sentences";
import { type ReactNode, useEffect, useState } from "react";
import { Notice } from "../../components/notice";
import { Page } from "../../components/page";
import { SignOut } from "../../components/sign-out";
import { t } from "../../lib/i18n/t";
import { infoPath } from "../../lib/places";
import { navigate, takeFragment } from "../../lib/router";
import { ServerProblem } from "../../lib/server";
import { openSession, refreshSession } from "../../lib/session";
import { PassphraseDoor } from "./passphrase-door";
import { StaffHome } from "./staff-home";
import { VisitorHome } from "./visitor-home";

type Door =
  | { kind: "opening" }
  | { kind: "passphrase"; secret: string }
  | { kind: "staff" }
  | { kind: "visitor" }
  | { kind: "closed"; sentence: string };

/** The front door: staff come with their link's secret, everybody else with a code. */
export default function HomeScreen(): ReactNode {
  const [fragment] = useState(takeFragment);
  const [door, setDoor] = useState<Door>({ kind: "opening" });
  useEffect(() => {
    const secret = fragment.startsWith("staff=") ? fragment.slice("staff=".length) : undefined;
    (secret ? openSession({ secret }) : refreshSession())
      .then((reply) => {
        const desks = secret && !reply.mayCreate ? reply.streams.filter((info) => info.kind === "staff") : [];
        if (desks.length === 1 && desks[0]) {
          // A link for staff opens one desk: there is nothing to choose.
          navigate(infoPath(desks[0]), { replace: true });
          return;
        }

        setDoor({ kind: reply.mayCreate ? "staff" : "visitor" });
      })
      .catch((error: unknown) => {
        // Without a session there is simply nobody yet; only a secret that was refused, or no server, is worth a word.
        const refused = error instanceof ServerProblem;
        if (secret && refused && error.code === "passphrase") {
          setDoor({ kind: "passphrase", secret });
          return;
        }

        setDoor(
          refused && !secret
            ? { kind: "visitor" }
            : { kind: "closed", sentence: refused ? error.message || t("home.badLink") : t("home.noServer") },
        );
      });
  }, [fragment]);

  return (
    <Page
      title={t("home.title")}
      width={door.kind === "staff" ? "plain" : "narrow"}
      head={door.kind === "staff" && <SignOut />}
    >
      {door.kind === "opening" && <p role="status">{t("watch.loading")}</p>}
      {door.kind === "closed" && (
        <div className="stack stack-wide">
          <Notice tone="bad" role="alert">
            {door.sentence}
          </Notice>
          <VisitorHome />
        </div>
      )}
      {door.kind === "passphrase" && (
        <PassphraseDoor
          secret={door.secret}
          onIn={(reply) => setDoor({ kind: reply.mayCreate ? "staff" : "visitor" })}
        />
      )}
      {door.kind === "visitor" && <VisitorHome />}
      {door.kind === "staff" && <StaffHome />}
    </Page>
  );
}

import "./hall.css";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { Button } from "../../components/button";
import { Inserted } from "../../components/inserted";
import { Notice } from "../../components/notice";
import { Page } from "../../components/page";
import { t, tn } from "../../lib/i18n/t";
import { infoPath } from "../../lib/places";
import { navigate } from "../../lib/router";
import { ServerProblem } from "../../lib/server";
import type { SummitLobby, SummitLobbyTable } from "../../wire/wire.generated";
import { enterTable, lobbyOf } from "./hall";

const LOOK_EVERY_MS = 2000;

/** In a summit, not yet at a table: one chooses, or waits to be given one. */
export default function HallScreen({ summit }: { summit: string }): ReactNode {
  const [lobby, setLobby] = useState<SummitLobby>();
  const [problem, setProblem] = useState("");
  const going = useRef(false);
  const enter = useCallback(
    async (table: number) => {
      if (going.current) {
        return;
      }

      going.current = true;
      setProblem("");
      try {
        const info = await enterTable(summit, table);
        if (info) {
          navigate(infoPath(info), { replace: true });
        }
      } catch (error) {
        setProblem(error instanceof ServerProblem ? error.message : t("join.noServer"));
      } finally {
        going.current = false;
      }
    },
    [summit],
  );
  useEffect(() => {
    const look = () =>
      lobbyOf(summit)
        .then((seen) => {
          setLobby(seen);
          return seen.table > 0 ? enter(seen.table) : undefined;
        })
        .catch((error: unknown) => {
          if (error instanceof ServerProblem && error.status === 404) {
            setProblem(t("hall.lost"));
          }
        });
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [summit, enter]);

  return (
    <Page title={t("hall.title")} width="narrow">
      <div className="stack stack-wide">
        <header className="stack">
          <p className="eyebrow">{t("hall.title")}</p>
          <h1>
            <Inserted>{lobby?.title}</Inserted>
          </h1>
        </header>
        {problem && (
          <Notice tone="bad" role="alert">
            {problem}
          </Notice>
        )}
        {!lobby && !problem && <p role="status">{t("watch.loading")}</p>}
        {lobby?.mayChoose && <Tables tables={lobby.tables} onGo={(table) => void enter(table)} />}
        {lobby && !lobby.mayChoose && (
          <>
            <Notice tone="accent" icon="clock" role="status">
              {t("hall.wait")}
            </Notice>
            {lobby.seating === "assigned" && <p>{t("hall.badge")}</p>}
          </>
        )}
      </div>
    </Page>
  );
}

type TablesProps = { tables: readonly SummitLobbyTable[]; onGo: (table: number) => void };

function Tables({ tables, onGo }: TablesProps): ReactNode {
  return (
    <section className="stack" aria-labelledby="tables-title">
      <h2 id="tables-title">{t("hall.choose")}</h2>
      <ul className="hall-tables">
        {tables.map((table) => (
          <li key={table.number} className="card row spread">
            <span>
              <strong>{t("table.n", { n: table.number })}</strong>{" "}
              <span className="small soft">{table.isOpen ? tn("hall.free", table.free) : t("hall.closed")}</span>
            </span>
            <Button
              look={table.free > 0 ? "primary" : "plain"}
              disabled={!table.isOpen}
              onClick={() => onGo(table.number)}
            >
              {t("hall.go", { n: table.number })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

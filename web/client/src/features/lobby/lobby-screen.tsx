import "./lobby.css";
import { type ReactNode, useCallback, useEffect } from "react";
import { BeforeYouBegin } from "../../components/before-you-begin";
import { Inserted } from "../../components/inserted";
import { LanguageChoice } from "../../components/language-choice";
import { Notice } from "../../components/notice";
import { Page } from "../../components/page";
import { StopOverlay } from "../../components/stop-overlay";
import { t } from "../../lib/i18n/t";
import { Markdown } from "../../lib/markdown";
import { useNotesRead } from "../../lib/notes-read";
import { navigate, paths } from "../../lib/router";
import { refreshSession, sibling } from "../../lib/session";
import { useStream, useView } from "../../lib/use-console";
import { useIsWide } from "../../lib/use-media";
import { useStreamInfo } from "../../lib/use-session";
import { SeatCard } from "./seat-card";

/** In the exercise, not yet in a seat. */
export default function LobbyScreen(): ReactNode {
  const view = useView();
  const scenario = view.scenario[0];
  const clock = view.clock[0];
  const table = useStreamInfo()?.table;
  const roomy = useIsWide();
  const [read, keepRead] = useNotesRead();
  const seated = view.mine.find((item) => item.id === "seat");
  const ready = read || (scenario?.contentNotes ?? []).length === 0;
  useSeatWhenGiven(seated?.option);
  const over = clock?.stage === "ended" || clock?.stage === "sealed";
  return (
    <Page title={scenario?.title ?? t("lobby.title")}>
      <div className="stack stack-wide">
        <header className="stack">
          <p className="eyebrow">
            {t("lobby.title")}
            {table !== undefined && ` · ${t("table.n", { n: table })}`}
          </p>
          <h1>
            <Inserted>{scenario?.title}</Inserted>
          </h1>
          <p className="soft">{t("lobby.exercise")}</p>
        </header>
        <LanguageChoice />
        <BeforeYouBegin read={read} onRead={keepRead} />
        {scenario && (
          <details className="card lobby-about" open={roomy}>
            <summary>{t("lobby.about")}</summary>
            <div>
              <Markdown text={scenario.summary} />
            </div>
          </details>
        )}
        {over && <Notice icon="flag">{t("lobby.over")}</Notice>}
        {ready && !over && <Seats seated={seated !== undefined} />}
      </div>
      <StopOverlay />
    </Page>
  );
}

function Seats({ seated }: { seated: boolean }): ReactNode {
  const view = useView();
  const scenario = view.scenario[0];
  const open = scenario?.seating === "open" && scenario.lobbyOpen;
  return (
    <section className="stack" aria-labelledby="seats-title">
      <h2 id="seats-title">{open ? t("lobby.take") : t("lobby.seats")}</h2>
      {seated && (
        <Notice tone="good" icon="check" role="status">
          {t("lobby.seated")}
        </Notice>
      )}
      {!seated && !open && (
        <Notice tone="accent" icon="clock" role="status">
          {scenario?.lobbyOpen === false ? t("lobby.closed") : t("lobby.wait")}
        </Notice>
      )}
      <ul className="seat-cards">
        {view.seats.map((seat) => (
          <li key={seat.id}>
            <SeatCard seat={seat} takeable={open && !seated} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A seat is a stream of its own; the session names it shortly after the seat is ours. */
function useSeatWhenGiven(seat: string | undefined): void {
  const stream = useStream();
  const look = useCallback(async () => {
    const found = sibling(await refreshSession(), stream, "seat");
    if (found) {
      navigate(paths.seat(found.stream), { replace: true });
    }
  }, [stream]);
  useEffect(() => {
    if (seat === undefined) {
      return undefined;
    }

    const quietly = () => void look().catch(() => undefined);
    quietly();
    const timer = setInterval(quietly, 1000);
    return () => clearInterval(timer);
  }, [seat, look]);
}

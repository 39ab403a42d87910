import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { Chip } from "../../components/chip";
import { Dialog } from "../../components/dialog";
import { Inserted } from "../../components/inserted";
import { Empty } from "../../components/notice";
import { TimeLeft } from "../../components/time-left";
import { formatDuration } from "../../lib/clock";
import { t } from "../../lib/i18n/t";
import { plain } from "../../lib/markdown";
import { seatTitle } from "../../lib/names";
import type { AskItem } from "../../wire/wire.generated";
import { openAsks, useDesk } from "./desk";

const STEPS_MS = [5, 10, 30, 60, 120, 180, 360, 720].map((minutes) => minutes * 60_000);

/** At any pace the first step is worth a real minute or more: where a minute is two hours of story, five more would be nothing. */
function moreMs(pace: number): number[] {
  const step = STEPS_MS.find((ms) => ms >= pace * 60) ?? 720 * 60_000;
  return [step, 2 * step, 3 * step];
}

/** Every question that waits for an answer: more time for a seat that needs it, or an end to waiting. */
export function QuestionsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { view } = useDesk();
  const asks = openAsks(view);
  return (
    <Dialog title={t("questions.title")} onClose={onClose}>
      <ul className="questions">
        {asks.map((ask) => (
          <Question key={ask.id} ask={ask} />
        ))}
      </ul>
      {asks.length === 0 && <Empty>{t("questions.none")}</Empty>}
    </Dialog>
  );
}

function Question({ ask }: { ask: AskItem }): ReactNode {
  const { view, send, open } = useDesk();
  const seat = seatTitle(view, ask.seat);
  return (
    <li className="question">
      <div className="row spread">
        <strong>
          <Inserted>{seat}</Inserted>
        </strong>
        {ask.deadlineMs !== undefined ? (
          <TimeLeft untilMs={ask.deadlineMs} />
        ) : (
          !ask.holdsClock && <span className="small soft">{t("questions.noLimit")}</span>
        )}
      </div>
      <p dir="auto">{plain(ask.question)}</p>
      <QuestionState ask={ask} />
      <div className="row">
        {ask.deadlineMs !== undefined && (
          <>
            <span className="small soft">{t("questions.more")}</span>
            {moreMs(view.clock[0]?.pace ?? 1000).map((byMs) => (
              <Button
                key={byMs}
                small
                onClick={() => void send({ type: "extend", ask: ask.ask, in: ask.seat, byMs })}
                aria-label={t("questions.moreOne", { time: formatDuration(byMs), seat })}
              >
                +{formatDuration(byMs)}
              </Button>
            ))}
          </>
        )}
        <Button
          small
          look="danger"
          onClick={() => open({ kind: "close-ask", ask })}
          aria-label={t("questions.closeOne", { seat })}
        >
          {t("questions.close")}
        </Button>
      </div>
    </li>
  );
}

/** How far those have come who must decide. */
function QuestionState({ ask }: { ask: AskItem }): ReactNode {
  const proposed = ask.together.filter((one) => one.option !== undefined).length;
  const voting = ask.severalPeople === "hidden-vote" && ask.voters > 1;
  return (
    (ask.holdsClock || proposed > 0 || voting) && (
      <div className="row">
        {ask.holdsClock && (
          <Chip tone="warn" icon="pause">
            {t("questions.holdsClock")}
          </Chip>
        )}
        {voting && <Chip>{t("questions.voted", { n: ask.votesCast, of: ask.voters })}</Chip>}
        {proposed > 0 && <Chip>{t("questions.proposed", { n: proposed, of: ask.together.length })}</Chip>}
      </div>
    )
  );
}

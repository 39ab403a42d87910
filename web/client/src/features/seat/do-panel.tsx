import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { Chip } from "../../components/chip";
import { Inserted } from "../../components/inserted";
import { Empty } from "../../components/notice";
import { TimeLeft } from "../../components/time-left";
import { formatDuration } from "../../lib/clock";
import { t, tn } from "../../lib/i18n/t";
import { Markdown, plain } from "../../lib/markdown";
import { seatTitle, seatTitles } from "../../lib/names";
import { storyTime } from "../../lib/story";
import { useIsPending, useSend, useView } from "../../lib/use-console";
import type { ActionItem } from "../../wire/wire.generated";
import { DecisionCard } from "./decision-card";

const ORDER = { waiting: 0, "under-way": 1, available: 2, "at-capacity": 3, "done-for-good": 4 } as const;

/** What this seat can do of its own accord, and what is under way. */
export default function DoPanel({ seat }: { seat: string }): ReactNode {
  const { actions, seats, clock } = useView();
  const mine = seats.find((one) => one.id === seat);
  const sorted = actions.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
  return (
    <section className="stack" aria-labelledby="do-title">
      <div className="row spread">
        <h2 id="do-title">{t("do.title")}</h2>
        {mine && <span className="soft small">{t("do.load", { n: mine.load, of: mine.capacity })}</span>}
      </div>
      {sorted.map((action) => (
        <ActionCard key={action.id} action={action} seat={seat} />
      ))}
      {actions.length === 0 && <Empty>{t("do.nothing")}</Empty>}
      {clock[0]?.stage === "play" && <DecisionCard />}
    </section>
  );
}

function ActionCard({ action, seat }: { action: ActionItem; seat: string }): ReactNode {
  const view = useView();
  return (
    <article className="card stack" aria-label={action.title}>
      <div className="row spread">
        <h3>
          <Inserted>{action.title}</Inserted>
        </h3>
        {action.timesDone > 0 && (
          <Chip tone="good" icon="check">
            {tn("do.done", action.timesDone)}
          </Chip>
        )}
      </div>
      {action.text && (
        <div className="small">
          <Markdown text={action.text} />
        </div>
      )}
      <p className="small soft">{t("do.takes", { time: formatDuration(action.takesMs) })}</p>
      {action.with.length > 0 && (
        <p className="small soft">
          {t("do.with")} <Inserted>{seatTitles(view, action.with)}</Inserted>
        </p>
      )}
      {action.says.length > 0 && (
        <div className="small soft">
          {t("do.says")}
          <ul dir="auto">
            {action.says.map((fact) => (
              <li key={fact}>{plain(fact)}</li>
            ))}
          </ul>
        </div>
      )}
      {action.together.length > 0 && (
        <ul className="row" aria-label={t("do.together")}>
          {action.together.map((one) => {
            const confirmed = action.confirmed.includes(one) || action.state === "under-way";
            return (
              <li key={one}>
                <Chip tone={confirmed ? "good" : "plain"} icon={confirmed ? "check" : "clock"}>
                  <Inserted>{seatTitle(view, one)}</Inserted>
                  <span className="hidden">{confirmed ? t("do.confirmed") : t("do.notConfirmed")}</span>
                </Chip>
              </li>
            );
          })}
        </ul>
      )}
      <ActionState action={action} seat={seat} />
    </article>
  );
}

function ActionState({ action, seat }: { action: ActionItem; seat: string }): ReactNode {
  const send = useSend();
  const view = useView();
  const playing = view.clock[0]?.stage === "play";
  const pending = useIsPending((body) => body.type === "act" && body.action === action.action);
  if (action.state === "under-way") {
    return (
      <div className="row spread under-way">
        <Chip tone="accent" icon="clock">
          {t("do.state.under-way")}
        </Chip>
        {!action.doers.includes(seat) && (
          <span className="small soft">{t("do.by", { seats: seatTitles(view, action.doers) })}</span>
        )}
        {action.dueMs !== undefined && (
          <span className="small">
            {t("do.ready", { story: storyTime(action.dueMs) })} · <TimeLeft untilMs={action.dueMs} />
          </span>
        )}
      </div>
    );
  }

  if (action.state !== "available") {
    return <p className="small soft">{t(`do.state.${action.state}`)}</p>;
  }

  const joint = action.together.length > 0;
  const joining = joint && action.confirmed.some((one) => one !== seat);
  const label = joining ? t("do.join") : joint ? t("do.propose") : t("do.start");
  return (
    <Button
      look="primary"
      disabled={pending || !playing}
      onClick={() => void send({ type: "act", action: action.action })}
      aria-label={`${label}: ${action.title}`}
    >
      {pending ? t("send.sending") : label}
    </Button>
  );
}

import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { Chip } from "../../components/chip";
import { Inserted } from "../../components/inserted";
import { TimeLeft } from "../../components/time-left";
import { t } from "../../lib/i18n/t";
import { seatTitle, seatTitles } from "../../lib/names";
import { useIsPending, useSend, useView } from "../../lib/use-console";
import type { BodyItem } from "../../wire/wire.generated";

/** The city's council, where it has one: some things can be told only while it sits. */
export function BodyCard({ body, seat }: { body: BodyItem; seat: string }): ReactNode {
  const view = useView();
  const send = useSend();
  const pending = useIsPending((b) => b.type === "convene" || b.type === "adjourn");
  const playing = view.clock[0]?.stage === "play";
  const called = body.called.includes(seat);
  return (
    <article className="card stack" aria-label={body.title}>
      <div className="row spread">
        <h3>
          <Inserted>{body.title}</Inserted>
        </h3>
        <Chip tone={body.state === "sitting" ? "good" : body.state === "summoned" ? "accent" : "plain"} icon="people">
          {t(`body.${body.state}`)}
        </Chip>
      </div>
      <p className="small soft">
        {t("body.members")} <Inserted>{seatTitles(view, body.members)}</Inserted>
      </p>
      {body.state === "summoned" && body.opensMs !== undefined && (
        <p>
          {t("body.opens")} <TimeLeft untilMs={body.opensMs} />
        </p>
      )}
      {body.state === "not-called" && <MustCall body={body} />}
      {called && <p className="small soft">{t("body.youCalled")}</p>}
      {body.mayConvene && body.state === "not-called" && !called && (
        <Button disabled={pending || !playing} onClick={() => void send({ type: "convene" })}>
          {t("body.convene")}
        </Button>
      )}
      {body.mayConvene && body.state === "sitting" && (
        <Button disabled={pending || !playing} onClick={() => void send({ type: "adjourn" })}>
          {t("body.adjourn")}
        </Button>
      )}
    </article>
  );
}

/** Where several must call it together: who has, and who has not yet. */
function MustCall({ body }: { body: BodyItem }): ReactNode {
  const view = useView();
  if (body.mustCall.length === 0) {
    return null;
  }

  return (
    <div className="small">
      {t("body.mustCall")}
      <ul className="row must-call">
        {body.mustCall.map((seats) => {
          const has = seats.find((one) => body.called.includes(one));
          return (
            <li key={seats.join(" ")}>
              <Chip tone={has ? "good" : "plain"} icon={has ? "check" : "clock"}>
                <Inserted>
                  {has ? seatTitle(view, has) : seats.map((one) => seatTitle(view, one)).join(` ${t("body.or")} `)}
                </Inserted>
                <span className="hidden">{has ? t("body.called") : t("body.notCalledYet")}</span>
              </Chip>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

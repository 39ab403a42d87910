import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { Chip } from "../../components/chip";
import { Inserted } from "../../components/inserted";
import { TimeLeft } from "../../components/time-left";
import { t } from "../../lib/i18n/t";
import { seatTitles } from "../../lib/names";
import { useIsPending, useSend, useView } from "../../lib/use-console";
import type { BodyItem } from "../../wire/wire.generated";

/** The city's council, where it has one: some things can be told only while it sits. */
export function BodyCard({ body }: { body: BodyItem }): ReactNode {
  const view = useView();
  const send = useSend();
  const pending = useIsPending((b) => b.type === "convene" || b.type === "adjourn");
  const playing = view.clock[0]?.stage === "play";
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
      {body.mayConvene && body.state === "not-called" && (
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

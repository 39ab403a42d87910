import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { channelOf } from "../../components/feed-entry";
import { Inserted } from "../../components/inserted";
import { Media } from "../../components/media";
import { Notice } from "../../components/notice";
import { Said } from "../../components/said";
import { t } from "../../lib/i18n/t";
import { Markdown } from "../../lib/markdown";
import { seatTitle, seatTitles } from "../../lib/names";
import type { CueItem } from "../../wire/wire.generated";
import { isRecallable, isReleasable, useDesk } from "./desk";

/** Everything the script says about one line of it, and what can be done with it. */
export function CueDetail({ cue }: { cue: CueItem }): ReactNode {
  const { view } = useDesk();
  const [shown, setShown] = useState(false);
  return (
    <div className="cue-detail stack">
      <p className="small soft">
        {t(`channel.${channelOf(cue)}`)}
        {cue.from && (
          <>
            {" · "}
            <Inserted>{cue.from}</Inserted>
          </>
        )}
        {cue.to.length > 0 && (
          <>
            {" → "}
            <Inserted>{seatTitles(view, cue.to)}</Inserted>
          </>
        )}
      </p>
      {(cue.edit?.contentNote?.text ?? cue.contentNote) && (
        <p className="small">
          {t("cue.contains")} <Inserted>{cue.edit?.contentNote?.text ?? cue.contentNote}</Inserted>
        </p>
      )}
      {cue.edit?.text ? (
        <p>
          <Said words={cue.edit.text} />
        </p>
      ) : (
        cue.text && (
          <div>
            <Markdown text={cue.text} />
          </div>
        )
      )}
      {cue.textFor.map((variant) => (
        <div key={variant.seat} className="cue-variant">
          <p className="small soft">{t("cue.textFor", { seat: seatTitle(view, variant.seat) })}</p>
          <Markdown text={variant.text} />
        </div>
      ))}
      {cue.media && <Media media={cue.media} shown={shown} onShow={() => setShown(true)} />}
      <Conditions cue={cue} />
      <ForStaff cue={cue} />
      <CueButtons cue={cue} />
    </div>
  );
}

/** When it comes, and how surely. */
function Conditions({ cue }: { cue: CueItem }): ReactNode {
  return (
    <>
      {cue.when && (
        <p className="small">
          {t("cue.when")} <code dir="ltr">{cue.when}</code>
        </p>
      )}
      {cue.chance < 1000 && <p className="small">{t("cue.chanceLong", { n: cue.chance / 10 })}</p>}
    </>
  );
}

/** What its author wrote for whoever runs the exercise. */
function ForStaff({ cue }: { cue: CueItem }): ReactNode {
  return (
    <>
      {cue.controller && (
        <p className="small">
          {t("cue.controller")} <Inserted>{cue.controller}</Inserted>
        </p>
      )}
      {cue.expected && (
        <div className="small">
          <p className="soft">{t("cue.expected")}</p>
          <Markdown text={cue.expected} />
        </div>
      )}
      {(cue.edit?.hint?.text ?? cue.hint) && (
        <Notice tone="accent" icon="know">
          <span className="hidden">{t("cue.hint")} </span>
          <Markdown text={cue.edit?.hint?.text ?? cue.hint ?? ""} />
        </Notice>
      )}
      {cue.notes && (
        <Notice icon="letter">
          <span className="hidden">{t("cue.notes")} </span>
          <Markdown text={cue.notes} />
        </Notice>
      )}
    </>
  );
}

function CueButtons({ cue }: { cue: CueItem }): ReactNode {
  const { view, send, open } = useDesk();
  const playing = view.clock[0]?.stage === "play";
  if (isRecallable(cue)) {
    return (
      <div className="row">
        <Button
          small
          disabled={!playing}
          onClick={() => open({ kind: "recall", cue })}
          aria-label={t("cue.recallOne", { title: cue.title })}
        >
          {t("cue.recall")}
        </Button>
      </div>
    );
  }

  if (!isReleasable(cue)) {
    return null;
  }

  return (
    <div className="row">
      <Button
        small
        look="primary"
        disabled={!playing}
        onClick={() => void send({ type: "release", inject: cue.id })}
        aria-label={t("cue.releaseOne", { title: cue.title })}
      >
        {t("desk.release")}
      </Button>
      {cue.state !== "held" && (
        <Button
          small
          disabled={!playing}
          onClick={() => void send({ type: "hold", inject: cue.id })}
          aria-label={t("cue.holdOne", { title: cue.title })}
        >
          {t("desk.hold")}
        </Button>
      )}
      <Button
        small
        disabled={!playing}
        onClick={() => open({ kind: "skip", cue })}
        aria-label={t("cue.skipOne", { title: cue.title })}
      >
        {t("desk.skip")}
      </Button>
    </div>
  );
}

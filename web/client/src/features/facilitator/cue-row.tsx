import { type ReactNode, useState } from "react";
import { Button } from "../../components/button";
import { Chip, type Tone } from "../../components/chip";
import { channelOf } from "../../components/feed-entry";
import { Icon, type IconName } from "../../components/icon";
import { Inserted } from "../../components/inserted";
import { Notice } from "../../components/notice";
import { formatDuration } from "../../lib/clock";
import { t } from "../../lib/i18n/t";
import { Markdown } from "../../lib/markdown";
import { seatTitles } from "../../lib/names";
import { storyTime } from "../../lib/story";
import type { CueItem, CueState } from "../../wire/wire.generated";
import { isReleasable, useDesk } from "./desk";

const MARKS: Record<CueState, [IconName, Tone]> = {
  planned: ["clock", "plain"],
  cued: ["now", "accent"],
  held: ["pause", "warn"],
  released: ["check", "good"],
  skipped: ["cross", "plain"],
  expecting: ["know", "accent"],
  met: ["check", "good"],
  missed: ["warn", "bad"],
};

export function CueRow({ cue }: { cue: CueItem }): ReactNode {
  const [open, setOpen] = useState(false);
  const [icon, tone] = MARKS[cue.state];
  const time = cue.releasedMs ?? cue.dueMs;
  return (
    <li className={`cue cue-${cue.state}`}>
      <button type="button" className="cue-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={icon} size={16} />
        <time className="cue-time">{time === undefined ? "–" : storyTime(time)}</time>
        <span className="cue-title">
          <Inserted>{cue.title}</Inserted>
          {cue.kind !== "contextual" && <span className="soft small"> {t(`cue.kind.${cue.kind}`)}</span>}
        </span>
        <OverUnder cue={cue} />
        {cue.state === "planned" || cue.state === "released" ? (
          <span className="hidden">{t(`cue.${cue.state}`)}</span>
        ) : (
          <Chip tone={tone}>{t(`cue.${cue.state}`)}</Chip>
        )}
      </button>
      {open && <CueDetail cue={cue} />}
    </li>
  );
}

function OverUnder({ cue }: { cue: CueItem }): ReactNode {
  if (cue.releasedMs === undefined || cue.dueMs === undefined) {
    return null;
  }

  const over = cue.releasedMs - cue.dueMs;
  if (Math.abs(over) < 30_000) {
    return <span className="cue-over small soft">{t("cue.onTime")}</span>;
  }

  return (
    <span className={over > 0 ? "cue-over small over-late" : "cue-over small soft"}>
      {t(over > 0 ? "cue.late" : "cue.early", { time: formatDuration(Math.abs(over)) })}
    </span>
  );
}

function CueDetail({ cue }: { cue: CueItem }): ReactNode {
  const { view, send, open } = useDesk();
  const playing = view.clock[0]?.stage === "play";
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
      {cue.text && (
        <div>
          <Markdown text={cue.text} />
        </div>
      )}
      {cue.when && (
        <p className="small">
          {t("cue.when")} <code dir="ltr">{cue.when}</code>
        </p>
      )}
      {cue.hint && (
        <Notice tone="accent" icon="know">
          <Markdown text={cue.hint} />
        </Notice>
      )}
      {isReleasable(cue) && (
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
      )}
    </div>
  );
}

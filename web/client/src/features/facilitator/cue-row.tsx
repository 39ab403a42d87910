import { type ReactNode, useState } from "react";
import { Chip, type Tone } from "../../components/chip";
import { Icon, type IconName } from "../../components/icon";
import { Inserted } from "../../components/inserted";
import { formatDuration } from "../../lib/clock";
import { t } from "../../lib/i18n/t";
import { storyTime } from "../../lib/story";
import type { CueItem, CueState } from "../../wire/wire.generated";
import { CueDetail } from "./cue-detail";

const MARKS: Record<CueState, [IconName, Tone]> = {
  planned: ["clock", "plain"],
  cued: ["now", "accent"],
  held: ["pause", "warn"],
  released: ["check", "good"],
  skipped: ["cross", "plain"],
  cancelled: ["cross", "plain"],
  expecting: ["know", "accent"],
  met: ["check", "good"],
  missed: ["warn", "bad"],
};

export function CueRow({ cue }: { cue: CueItem }): ReactNode {
  const [open, setOpen] = useState(false);
  const [icon, tone] = MARKS[cue.state];
  const time = cue.releasedMs ?? cue.dueMs;
  return (
    <li className={`cue cue-${cue.recalled ? "recalled" : cue.state}`}>
      <button type="button" className="cue-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={icon} size={16} />
        <time className="cue-time">{time === undefined ? "–" : storyTime(time)}</time>
        <span className="cue-title">
          <Inserted>{cue.edit?.title?.text ?? cue.title}</Inserted>
          {marksOf(cue).map((mark) => (
            <span key={mark} className="soft small">
              {" "}
              {mark}
            </span>
          ))}
        </span>
        <OverUnder cue={cue} />
        {cue.recalled ? (
          <Chip tone="warn">{t("cue.recalled")}</Chip>
        ) : cue.state === "planned" || cue.state === "released" ? (
          <span className="hidden">{t(`cue.${cue.state}`)}</span>
        ) : (
          <Chip tone={tone}>{t(`cue.${cue.state}`)}</Chip>
        )}
      </button>
      {open && <CueDetail cue={cue} />}
    </li>
  );
}

/** What it is besides a message, in few words. */
function marksOf(cue: CueItem): string[] {
  return [
    cue.kind === "contextual" ? "" : t(`cue.kind.${cue.kind}`),
    cue.manual ? t("cue.manual") : "",
    cue.chance < 1000 ? t("cue.chance", { n: cue.chance / 10 }) : "",
  ].filter(Boolean);
}

function OverUnder({ cue }: { cue: CueItem }): ReactNode {
  if (cue.manual && cue.releasedMs === undefined && cue.dueMs !== undefined) {
    return <span className="cue-over small soft">{t("cue.suggested")}</span>;
  }

  if (cue.manual || cue.releasedMs === undefined || cue.dueMs === undefined) {
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

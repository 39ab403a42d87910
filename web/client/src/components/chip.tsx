import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type Tone = "plain" | "good" | "warn" | "bad" | "accent";

export function Chip({
  tone = "plain",
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
}): ReactNode {
  return (
    <span className={tone === "plain" ? "chip" : `chip chip-${tone}`}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}

/** How bad a state is: colour, and as many marks as its level. */
export function LevelChip({ level, children }: { level: number; children: ReactNode }): ReactNode {
  return (
    <span className={`chip level level-${Math.min(4, Math.max(0, level))}`}>
      <Pips level={level} />
      {children}
    </span>
  );
}

export function Pips({ level }: { level: number }): ReactNode {
  return (
    <span className="pips" aria-hidden="true">
      {[1, 2, 3, 4].map((pip) => (
        <i key={pip} className={pip <= level ? "on" : ""} />
      ))}
    </span>
  );
}

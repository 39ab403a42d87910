import type { ReactNode } from "react";
import type { TrailPoint } from "../wire/wire.generated";
import { playTime } from "./play-time";

const HEIGHT = 28;

type SparklineProps = { trail: readonly TrailPoint[]; low: number; high: number; width?: number };

/** A value over play, in steps: nothing changes between two events. */
export function Sparkline({ trail, low, high, width = 120 }: SparklineProps): ReactNode {
  const first = trail[0];
  const last = trail.at(-1);
  if (!first || !last) {
    return <svg width={width} height={HEIGHT} aria-hidden="true" />;
  }

  const places = playTime(trail);
  const span = Math.max(1, places.at(-1) ?? 0);
  const x = (i: number) => 1 + ((places[i] ?? 0) / span) * (width - 6);
  // The values' own range, but never so narrow that a small change looks like a fall.
  const values = trail.map((point) => point.value);
  const room = Math.max(1, (high - low) / 5, Math.max(...values) - Math.min(...values));
  const middle = (Math.max(...values) + Math.min(...values)) / 2;
  const y = (value: number) => HEIGHT / 2 - ((value - middle) / room) * (HEIGHT - 6);
  const path = trail
    .slice(1)
    .reduce(
      (d, point, i) => `${d}H${x(i + 1).toFixed(1)}V${y(point.value).toFixed(1)}`,
      `M1 ${y(first.value).toFixed(1)}`,
    );
  return (
    <svg className="sparkline" viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} aria-hidden="true">
      <path d={`${path}H${width - 4}`} fill="none" stroke="currentColor" strokeWidth={1.5} />
      <circle cx={width - 4} cy={y(last.value)} r={2.5} fill="currentColor" />
    </svg>
  );
}

import type { ReactNode } from "react";
import type { TrailPoint } from "../wire/wire.generated";
import { playTime } from "./play-time";

const WIDTH = 120;
const HEIGHT = 28;

/** A value over play, in steps: nothing changes between two events. */
export function Sparkline({
  trail,
  low,
  high,
}: {
  trail: readonly TrailPoint[];
  low: number;
  high: number;
}): ReactNode {
  const first = trail[0];
  const last = trail.at(-1);
  if (!first || !last) {
    return <svg width={WIDTH} height={HEIGHT} aria-hidden="true" />;
  }

  const places = playTime(trail);
  const span = Math.max(1, places.at(-1) ?? 0);
  const x = (i: number) => 1 + ((places[i] ?? 0) / span) * (WIDTH - 6);
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
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={`${path}H${WIDTH - 4}`} fill="none" stroke="currentColor" strokeWidth={1.5} />
      <circle cx={WIDTH - 4} cy={y(last.value)} r={2.5} fill="currentColor" />
    </svg>
  );
}

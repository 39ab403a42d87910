import type { TrailPoint } from "../wire/wire.generated";

/** A longer pause than this many usual ones says no more than that one. */
const LONGEST = 3;

/** Where each point stands along the axis, from 0 on. A night in which nothing happened takes no more room than a long pause. */
export function playTime(trail: readonly TrailPoint[]): number[] {
  const gaps = trail.slice(1).map((point, i) => point.atMs - (trail[i]?.atMs ?? point.atMs));
  const usual = gaps.filter((gap) => gap > 0).sort((a, b) => a - b);
  const longest = LONGEST * (usual[Math.floor((usual.length - 1) / 2)] ?? 0);
  let at = 0;
  return [0, ...gaps.map((gap) => (at += Math.min(gap, longest)))].slice(0, trail.length);
}

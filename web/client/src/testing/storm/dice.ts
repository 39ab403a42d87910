/** Chance from a seed: the same seed, the same storm. */
export type Dice = {
  /** Between nothing and one. */
  readonly next: () => number;
  readonly between: (from: number, to: number) => number;
  readonly happens: (chance: number) => boolean;
};

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from)),
    happens: (chance) => next() < chance,
  };
}

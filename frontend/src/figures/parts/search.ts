/** Trials of a search over a learning rate and a knob that hardly matters. Pure. */

import type { Random } from "./random";

export const STRATEGIES = ["grid", "random", "linear"] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** The powers of ten between which the learning rate is searched. */
export const [LEAST_POWER, MOST_POWER] = [-5, 0] as const;
const [PEAK, WIDTH] = [-2.37, 0.32];

/** `power` is the rate's power of ten; `other` lies between 0 and 1. */
export interface Trial {
  readonly power: number;
  readonly other: number;
}

/** How good a trial is, at most 1: a narrow hill over the power of ten, a faint one over the other. */
export function quality({ power, other }: Trial): number {
  const hill = Math.exp(-0.5 * ((power - PEAK) / WIDTH) ** 2);
  return hill * (1 - 0.15 * (other - 0.6) ** 2);
}

/** side × side trials. A grid sits in the middle of its cells; "linear" draws the rate itself evenly. */
export function trials(strategy: Strategy, side: number, random: Random): Trial[] {
  const range = MOST_POWER - LEAST_POWER;
  return Array.from({ length: side * side }, (_, index) => {
    if (strategy === "grid") {
      const [row, column] = [Math.floor(index / side), index % side];
      return { power: LEAST_POWER + (range * (column + 0.5)) / side, other: (row + 0.5) / side };
    }
    const [first, second] = [random(), random()];
    const [low, high] = [10 ** LEAST_POWER, 10 ** MOST_POWER];
    const power = strategy === "random" ? LEAST_POWER + range * first : Math.log10(low + (high - low) * first);
    return { power, other: second };
  });
}

/** The number of different learning rates among the trials. */
export function differentRates(all: readonly Trial[]): number {
  return new Set(all.map(({ power }) => power.toFixed(9))).size;
}

/** How many trials fall into each power of ten, the smallest first. */
export function perPower(all: readonly Trial[]): number[] {
  return Array.from({ length: MOST_POWER - LEAST_POWER }, (_, place) =>
    all.filter(({ power }) => Math.floor(power) - LEAST_POWER === place).length);
}

/** The best of the trials, which must not be empty. */
export function best(all: readonly Trial[]): Trial {
  return all.reduce((one, other) => (quality(other) > quality(one) ? other : one));
}

/** One step of the small net with an L2 penalty on its weights and dropout on its hidden layer. Pure. */

import { normal, seeded, type Random } from "./random";
import type { Net, Point, Unit } from "./small-net";

export interface Restraint {
  /** The price of squared weights; the gradient gets lambda / m times the weight. */
  readonly lambda: number;
  /** The probability that a hidden unit stays, drawn anew for each example. */
  readonly keep: number;
}

/** Weights so large that the net can learn single points by heart: standard deviations 2 and 0.3. */
export function eager(hidden: number, seed: number): Net {
  const random = seeded(seed);
  const units = Array.from({ length: hidden }, () => ({
    w1: 2 * normal(random), w2: 2 * normal(random), b: 2 * normal(random), out: 0.3 * normal(random),
  }));
  return { units, b2: 0 };
}

/** The sum of squared weights; biases do not count. */
export function weightSize({ units }: Net): number {
  return units.reduce((sum, { w1, w2, out }) => sum + w1 * w1 + w2 * w2 + out * out, 0);
}

/** The net after one step of gradient descent on the penalised cost. */
export function restrained(
  net: Net, points: readonly Point[], rate: number, { lambda, keep }: Restraint, random: Random,
): Net {
  const sums = net.units.map(() => ({ w1: 0, w2: 0, b: 0, out: 0 }));
  let slope = 0;
  for (const point of points) slope += learn(net, point, points.length, keep, random, sums);
  const decay = 1 - (rate * lambda) / points.length;
  const units = net.units.map(({ w1, w2, b, out }, index) => {
    const d = sums[index] ?? { w1: 0, w2: 0, b: 0, out: 0 };
    return {
      w1: decay * w1 - rate * d.w1, w2: decay * w2 - rate * d.w2,
      b: b - rate * d.b, out: decay * out - rate * d.out,
    };
  });
  return { units, b2: net.b2 - rate * slope };
}

type Sums = { -readonly [Key in keyof Unit]: number }[];

/** Adds one example's slopes to `sums` and returns the slope of the last bias. */
function learn(
  net: Net, { x1, x2, y }: Point, m: number, keep: number, random: Random, sums: Sums,
): number {
  const factors = net.units.map(() => (keep < 1 ? (random() < keep ? 1 / keep : 0) : 1));
  const outputs = net.units.map(({ w1, w2, b }) => Math.tanh(w1 * x1 + w2 * x2 + b));
  const z = net.units.reduce((sum, { out }, unit) => sum + out * (outputs[unit] ?? 0) * (factors[unit] ?? 0), net.b2);
  const dz2 = (1 / (1 + Math.exp(-z)) - y) / m;
  net.units.forEach(({ out }, unit) => {
    const [sum, a1, factor] = [sums[unit], outputs[unit] ?? 0, factors[unit] ?? 0];
    if (!sum) return;
    const dz1 = out * dz2 * factor * (1 - a1 * a1);
    sum.out += dz2 * a1 * factor;
    sum.w1 += dz1 * x1;
    sum.w2 += dz1 * x2;
    sum.b += dz1;
  });
  return dz2;
}

/** A 2-n_h-1 net with tanh and a sigmoid: forward, cost, backward, update. Pure. */

import { normal, seeded, type Random } from "./random";

export interface Point {
  readonly x1: number;
  readonly x2: number;
  readonly y: 0 | 1;
}

/** One hidden unit: its two weights, its bias, and its weight in the output. */
export interface Unit {
  readonly w1: number;
  readonly w2: number;
  readonly b: number;
  readonly out: number;
}

export interface Net {
  readonly units: readonly Unit[];
  readonly b2: number;
}

export type Start = "random" | "zero";

/** Weights normal with standard deviation 0.01 (or all zero), biases zero. */
export function started(hidden: number, start: Start, seed: number): Net {
  const random = seeded(seed);
  const draw = (): number => (start === "zero" ? 0 : normal(random) * 0.01);
  const units = Array.from({ length: hidden }, () => ({ w1: draw(), w2: draw(), b: 0, out: draw() }));
  return { units, b2: 0 };
}

/** The output's score; the answer is 1 where it is above 0. */
export function score({ units, b2 }: Net, x1: number, x2: number): number {
  let z = b2;
  for (const { w1, w2, b, out } of units) z += out * Math.tanh(w1 * x1 + w2 * x2 + b);
  return z;
}

export function cost(net: Net, points: readonly Point[]): number {
  let sum = 0;
  for (const { x1, x2, y } of points) {
    const z = score(net, x1, x2);
    // ln(1 + e^z) - y z equals the cross-entropy and does not overflow for large scores.
    sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y * z;
  }
  return sum / points.length;
}

export function accuracy(net: Net, points: readonly Point[]): number {
  const right = points.filter(({ x1, x2, y }) => (score(net, x1, x2) > 0 ? 1 : 0) === y);
  return right.length / points.length;
}

/** The slopes of the cost, in the form of the net itself. */
export function gradients(net: Net, points: readonly Point[]): Net {
  const units = net.units.map(() => ({ w1: 0, w2: 0, b: 0, out: 0 }));
  let b2 = 0;
  for (const { x1, x2, y } of points) {
    const dz2 = (1 / (1 + Math.exp(-score(net, x1, x2))) - y) / points.length;
    b2 += dz2;
    net.units.forEach(({ w1, w2, b, out }, index) => {
      const sum = units[index];
      if (!sum) return;
      const a1 = Math.tanh(w1 * x1 + w2 * x2 + b);
      const dz1 = out * dz2 * (1 - a1 * a1);
      sum.out += dz2 * a1;
      sum.w1 += dz1 * x1;
      sum.w2 += dz1 * x2;
      sum.b += dz1;
    });
  }
  return { units, b2 };
}

/** The net after one step of gradient descent. */
export function stepped(net: Net, points: readonly Point[], rate: number): Net {
  const slopes = gradients(net, points);
  const units = net.units.map((unit, index) => {
    const d = slopes.units[index] ?? { w1: 0, w2: 0, b: 0, out: 0 };
    return {
      w1: unit.w1 - rate * d.w1,
      w2: unit.w2 - rate * d.w2,
      b: unit.b - rate * d.b,
      out: unit.out - rate * d.out,
    };
  });
  return { units, b2: net.b2 - rate * slopes.b2 };
}

/** Positions between -2 and 2; 1 is land, north of a wavy coast. One label in ten is wrong. */
export function coast(count: number, random: Random): Point[] {
  return Array.from({ length: count }, () => {
    const [x1, x2] = [random() * 4 - 2, random() * 4 - 2];
    const land = x2 > Math.sin(2.4 * x1);
    return { x1, x2, y: land === random() >= 0.1 ? 1 : 0 };
  });
}

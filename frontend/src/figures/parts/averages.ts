/** Exponentially weighted averages of made-up temperatures. Pure. */

import { normals } from "./signal";

/** One value per day from winter into summer: a slow rise, and weather. */
export function temperatures(days: number, seed = 11): number[] {
  const draw = normals(seed);
  return Array.from({ length: days }, (_, day) => 14 - 9 * Math.cos((2 * Math.PI * day) / 300) + 2.5 * draw());
}

/** v after each value, from v = 0; divided by 1 - beta^t when corrected. */
export function averaged(values: readonly number[], beta: number, corrected: boolean): number[] {
  let v = 0;
  return values.map((value, index) => {
    v = beta * v + (1 - beta) * value;
    return corrected ? v / (1 - beta ** (index + 1)) : v;
  });
}

/** How much a line jumps: the mean size of its changes from one day to the next. */
export function roughness(line: readonly number[]): number {
  const changes = line.slice(1).map((value, index) => Math.abs(value - (line[index] ?? 0)));
  return changes.reduce((sum, change) => sum + change, 0) / changes.length;
}

/** Throws of a bent coin from a seed, and how well a candidate explains them. */

import { seeded } from "./random";

const SEED = 11;
export const MOST_THROWS = 2000;

/** How many of `throws` show heads; more throws continue the same sequence. */
export function heads(p: number, throws: number): number {
  const random = seeded(SEED);
  let count = 0;
  for (let index = 0; index < throws; index += 1) if (random() < p) count += 1;
  return count;
}

/** Mean of −ln P over the throws: what the candidate q pays for each; infinite when it excludes one. */
export function surprise(q: number, count: number, throws: number): number {
  const share = count / throws;
  const part = (weight: number, chance: number): number => (weight === 0 ? 0 : -weight * Math.log(chance));
  return part(share, q) + part(1 - share, 1 - q);
}

/** Likelihood of q over that of the best candidate: 1 at the share of heads, else less. */
export function relative(q: number, count: number, throws: number): number {
  if (throws === 0) return 1;
  const best = surprise(count / throws, count, throws);
  return Math.exp(throws * (best - surprise(q, count, throws)));
}

/** Error of a model with p parameters after m examples: noise, what it cannot express, chance. Pure. */

export const SIZES = [10, 100, 1000] as const;
export const [LEAST, MOST] = [10, 1_000_000] as const;
export const NOISE = 0.05;
export type Features = "raw" | "made";

/** By how much the inexpressible part is scaled: features made by people leave less of it. */
const COEFFICIENT: Record<Features, number> = { raw: 0.6, made: 0.15 };

export interface Parts {
  readonly noise: number;
  readonly inexpressible: number;
  readonly chance: number;
}

export function parts(m: number, p: number, features: Features): Parts {
  return { noise: NOISE, inexpressible: COEFFICIENT[features] / (1 + p / 10), chance: p / (p + m) };
}

export function error(m: number, p: number, features: Features): number {
  const { noise, inexpressible, chance } = parts(m, p, features);
  return noise + inexpressible + chance;
}

/** The size with the least error. */
export function best(m: number, features: Features): number {
  return SIZES.reduce((a, b) => (error(m, b, features) < error(m, a, features) ? b : a));
}

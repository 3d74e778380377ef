/** Batch normalisation of one unit over a mini-batch. Pure. */

export const EPSILON = 1e-5;

/** Twelve values of mean 0 and variance 1, which the figure shifts and stretches. */
export const BASE: readonly number[] = standardised(
  [-1.9, -1.3, -0.95, -0.6, -0.35, -0.1, 0.05, 0.3, 0.62, 0.88, 1.4, 2.1]);

export const MODES = ["off", "batch", "running"] as const;
export type Mode = (typeof MODES)[number];

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Divided by the number of values, as in batch normalisation. */
export function variance(values: readonly number[]): number {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2));
}

function standardised(values: readonly number[]): number[] {
  const [centre, spread] = [mean(values), Math.sqrt(variance(values))];
  return values.map((value) => (value - centre) / spread);
}

/** What stands before the activation. "running" uses averages of mean 0 and variance 1, an empty diary. */
export function normalised(z: readonly number[], mode: Mode, gamma: number, beta: number): number[] {
  if (mode === "off") return [...z];
  const [centre, square] = mode === "batch" ? [mean(z), variance(z)] : [0, 1];
  const spread = Math.sqrt(square + EPSILON);
  return z.map((value) => gamma * ((value - centre) / spread) + beta);
}

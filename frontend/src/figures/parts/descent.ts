/** Gradient descent on J(w) = (w - 2)^2 + 1. Pure: no page, no clock. */

export const MINIMUM = 2;
export const MOST_STEPS = 60;

export type Ending = "going" | "arrived" | "diverged" | "tired";

export function cost(w: number): number {
  return (w - MINIMUM) ** 2 + 1;
}

export function slope(w: number): number {
  return 2 * (w - MINIMUM);
}

export function next(w: number, rate: number): number {
  return w - rate * slope(w);
}

/** How things stand after the points visited so far (the first is the start). */
export function ending(path: readonly number[]): Ending {
  const distance = Math.abs((path.at(-1) ?? MINIMUM) - MINIMUM);
  if (distance < 0.005) return "arrived";
  if (distance > 1000) return "diverged";
  return path.length > MOST_STEPS ? "tired" : "going";
}

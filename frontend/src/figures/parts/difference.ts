/** Measured slopes of J(θ) = θ³ at θ = 1.3, in float64 or rounded to float32 after each operation. Pure. */

export const THETA = 1.3;
export const EXACT = 3 * THETA ** 2;
export const POWERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
export type Sides = "one" | "two";
export type Precision = "float64" | "float32";

/** The slope measured with the step 10^-power. */
export function measured(power: number, sides: Sides, precision: Precision): number {
  const r = precision === "float32" ? Math.fround : (value: number): number => value;
  const cube = (value: number): number => r(r(value * value) * value);
  const [theta, step] = [r(THETA), r(Number(`1e-${power}`))];
  const ahead = cube(r(theta + step));
  if (sides === "one") return r(r(ahead - cube(theta)) / step);
  return r(r(ahead - cube(r(theta - step))) / r(2 * step));
}

export function errorOf(power: number, sides: Sides, precision: Precision): number {
  return Math.abs(measured(power, sides, precision) - EXACT);
}

/** The power whose step has the least error. */
export function bestPower(sides: Sides, precision: Precision): number {
  return POWERS.reduce((a: number, b) =>
    (errorOf(b, sides, precision) < errorOf(a, sides, precision) ? b : a), POWERS[0]);
}

export type Cause = "bend" | "rounding" | "lost" | "best";

/** What the error at this step mostly consists of. */
export function causeOf(power: number, sides: Sides, precision: Precision): Cause {
  const best = bestPower(sides, precision);
  if (power === best) return "best";
  if (power < best) return "bend";
  return measured(power, sides, precision) === 0 ? "lost" : "rounding";
}

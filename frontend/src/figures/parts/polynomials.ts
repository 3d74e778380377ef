/** Least squares with polynomials on a fixed grid, and the errors to be expected of them, exactly. Pure. */

/** The spread of a measurement: nobody's error can be smaller. */
export const NOISE = 0.3;
export const DEGREES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export const [FEWEST, MOST] = [12, 120] as const;
const FRESH = 200;

export function truth(x: number): number {
  return Math.sin(3.5 * x) + 0.4 * x * x;
}

/** m places evenly between -1 and 1. */
export function places(m: number): number[] {
  return Array.from({ length: m }, (_, index) => -1 + (2 * index + 1) / m);
}

/** Chebyshev polynomials T0(x) … Td(x): powers of x alone lose too many digits. */
export function basis(x: number, degree: number): number[] {
  const values = [1, x];
  for (let k = 2; k <= degree; k += 1) values.push(2 * x * (values[k - 1] ?? 0) - (values[k - 2] ?? 0));
  return values.slice(0, degree + 1);
}

const dot = (u: readonly number[], v: readonly number[]): number =>
  u.reduce((sum, value, index) => sum + value * (v[index] ?? 0), 0);

interface Factors {
  /** Orthonormal columns, and the upper triangle R as columns. */
  readonly q: readonly (readonly number[])[];
  readonly r: readonly (readonly number[])[];
}

/** Modified Gram-Schmidt, twice, so that the columns are orthogonal to the last digits. */
function factored(m: number, degree: number): Factors {
  const rows = places(m).map((x) => basis(x, degree));
  const q: number[][] = [];
  const r: number[][] = [];
  for (let k = 0; k <= degree; k += 1) {
    let column = rows.map((row) => row[k] ?? 0);
    const above = new Array<number>(k).fill(0);
    for (const _ of [1, 2]) {
      q.forEach((unit, index) => {
        const share = dot(unit, column);
        above[index] = (above[index] ?? 0) + share;
        column = column.map((value, row) => value - share * (unit[row] ?? 0));
      });
    }
    const length = Math.sqrt(dot(column, column));
    q.push(column.map((value) => value / length));
    r.push([...above, length]);
  }
  return { q, r };
}

/** Solves R c = right, R upper triangular. */
function backward(r: Factors["r"], right: readonly number[]): number[] {
  const c = [...right];
  for (let k = right.length - 1; k >= 0; k -= 1) {
    c[k] = (c[k] ?? 0) / (r[k]?.[k] ?? 1);
    for (let i = 0; i < k; i += 1) c[i] = (c[i] ?? 0) - (r[k]?.[i] ?? 0) * (c[k] ?? 0);
  }
  return c;
}

/** The squared length of the solution of transpose(R) s = right: the variance at a place, in units of the noise. */
function leverage(r: Factors["r"], right: readonly number[]): number {
  const s: number[] = [];
  right.forEach((value, k) => {
    const known = s.reduce((sum, one, i) => sum + (r[k]?.[i] ?? 0) * one, 0);
    s.push((value - known) / (r[k]?.[k] ?? 1));
  });
  return dot(s, s);
}

/** Coefficients of the polynomial that fits `values`, measured at `places(values.length)`. */
export function fitted(values: readonly number[], degree: number): number[] {
  const { q, r } = factored(values.length, degree);
  return backward(r, q.map((unit) => dot(unit, values)));
}

export function valueAt(coefficients: readonly number[], x: number): number {
  return dot(coefficients, basis(x, coefficients.length - 1));
}

export interface Errors {
  /** Root mean square errors to be expected on the training places and on new measurements. */
  readonly training: number;
  readonly dev: number;
  /** The parts of the dev error squared: it is noise² + bias² + variance. */
  readonly bias: number;
  readonly variance: number;
}

/** Expected over all samples of m measurements with noise. */
export function expected(m: number, degree: number): Errors {
  const { q, r } = factored(m, degree);
  const curve = places(m).map(truth);
  const shares = q.map((unit) => dot(unit, curve));
  const mean = backward(r, shares);
  const missed = Math.max(0, dot(curve, curve) - dot(shares, shares)) / m;
  const fresh = places(FRESH);
  const average = (value: (x: number) => number): number => fresh.reduce((sum, x) => sum + value(x), 0) / FRESH;
  const bias = average((x) => (truth(x) - valueAt(mean, x)) ** 2);
  const variance = NOISE ** 2 * average((x) => leverage(r, basis(x, degree)));
  return {
    training: Math.sqrt(missed + NOISE ** 2 * (1 - (degree + 1) / m)),
    dev: Math.sqrt(NOISE ** 2 + bias + variance), bias, variance,
  };
}

export type Diagnosis = "bias" | "variance" | "both" | "fine";

/** Read from three numbers, as in the lesson: training against the noise, dev against training. */
export function diagnosis({ training, dev }: Errors): Diagnosis {
  const [high, gap] = [training - NOISE > 0.06, dev - training > 0.1];
  if (high) return gap ? "both" : "bias";
  return gap ? "variance" : "fine";
}

/** The calculation f = (p + q r)^2 in single steps, forward and backward. Pure. */

export interface Inputs {
  readonly p: number;
  readonly q: number;
  readonly r: number;
}

export interface Walk {
  readonly u: number;
  readonly v: number;
  readonly f: number;
  readonly dv: number;
  readonly du: number;
  readonly dp: number;
  readonly dq: number;
  readonly dr: number;
}

export function walk({ p, q, r }: Inputs): Walk {
  const u = q * r;
  const v = p + u;
  const dv = 2 * v;
  return { u, v, f: v ** 2, dv, du: dv, dp: dv, dq: dv * r, dr: dv * q };
}

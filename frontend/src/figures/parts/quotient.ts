/** The parabola x², the line through two of its points, and the tangent at the first. */

export function f(x: number): number {
  return x * x;
}

/** Slope of the line through the points at x and x + h; nan for h = 0, where there is one point. */
export function quotient(x: number, h: number): number {
  return h === 0 ? Number.NaN : (f(x + h) - f(x)) / h;
}

export function derivative(x: number): number {
  return 2 * x;
}

/** Half of h, at the slider's steps; stays away from 0, on its own side. */
export function halved(h: number): number {
  const half = Math.round((h / 2) * 100) / 100;
  return half === 0 ? Math.sign(h) * 0.01 : half;
}

/** Five ways to walk down a surface of two parameters. Pure: no page, no clock. */

export type Pair = readonly [number, number];

export const METHODS = ["descent", "sgd", "momentum", "rmsprop", "adam"] as const;
export type Method = (typeof METHODS)[number];

export interface Surface {
  readonly cost: (w: Pair) => number;
  readonly slope: (w: Pair) => Pair;
  readonly start: Pair;
}

export interface Settings {
  readonly rates: Readonly<Record<Method, number>>;
  readonly beta1: number;
  readonly beta2: number;
  readonly corrected: boolean;
  /** The cost, and with it every gradient, is multiplied by this. */
  readonly scale: number;
}

/** Where a method stands after t steps; g is the gradient that led there. */
export interface State {
  readonly t: number;
  readonly w: Pair;
  readonly v: Pair;
  readonly s: Pair;
  readonly g: Pair;
}

const [FLAT, STEEP, TURN] = [1, 50, Math.PI / 6];
const [COS, SIN] = [Math.cos(TURN), Math.sin(TURN)];
const EPSILON = 1e-8;

function along([x, y]: Pair): Pair {
  return [COS * x + SIN * y, COS * y - SIN * x];
}

function back([u, z]: Pair): Pair {
  return [COS * u - SIN * z, SIN * u + COS * z];
}

function valleyCost([x, y]: Pair): number {
  return (FLAT * x * x + STEEP * y * y) / 2;
}

function valleySlope([x, y]: Pair): Pair {
  return [FLAT * x, STEEP * y];
}

export const SURFACES = {
  valley: { cost: valleyCost, slope: valleySlope, start: [-4, 0.5] },
  turned: {
    cost: (w) => valleyCost(along(w)),
    slope: (w) => back(valleySlope(along(w))),
    start: back([-4, 0.5]),
  },
  saddle: {
    cost: ([x, y]) => x * x / 2 - y * y / 2 + y ** 4 / 4,
    slope: ([x, y]) => [x, y ** 3 - y],
    start: [-2.5, 0.01],
  },
} as const satisfies Record<string, Surface>;
export type SurfaceName = keyof typeof SURFACES;

function both(a: Pair, b: Pair, of: (one: number, other: number) => number): Pair {
  return [of(a[0], b[0]), of(a[1], b[1])];
}

/** What is subtracted from w, before the learning rate. */
export function direction(method: Method, { t, v, s, g }: State, settings: Settings): Pair {
  if (method === "descent" || method === "sgd") return g;
  if (method === "momentum") return v;
  const share = (beta: number): number => (settings.corrected ? 1 - beta ** t : 1);
  const [first, second] = [share(settings.beta1), share(settings.beta2)];
  const usual = (size: number): number => Math.sqrt(size / second) + EPSILON;
  if (method === "rmsprop") return both(g, s, (top, size) => top / usual(size));
  return both(v, s, (top, size) => top / first / usual(size));
}

/** One step. The full batch has no noise, so plain descent ignores it. */
export function stepped(
  method: Method, surface: Surface, before: State, settings: Settings, noise: Pair,
): State {
  const { beta1, beta2, scale } = settings;
  const disturbance = method === "descent" ? 0 : 1;
  const g = both(surface.slope(before.w), noise, (exact, extra) => scale * (exact + disturbance * extra));
  const v = both(before.v, g, (old, one) => beta1 * old + (1 - beta1) * one);
  const s = both(before.s, g, (old, one) => beta2 * old + (1 - beta2) * one * one);
  const made: State = { t: before.t + 1, w: before.w, v, s, g };
  const step = direction(method, made, settings);
  return { ...made, w: both(before.w, step, (old, one) => old - settings.rates[method] * one) };
}

/** All states from the start on; noise holds one disturbance of the gradient for each step. */
export function walk(
  method: Method, surface: Surface, settings: Settings, noise: readonly Pair[],
): State[] {
  const path: State[] = [{ t: 0, w: surface.start, v: [0, 0], s: [0, 0], g: [0, 0] }];
  for (const one of noise) {
    const last = path.at(-1);
    if (last) path.push(stepped(method, surface, last, settings, one));
  }
  return path;
}

export function lost({ w: [x, y] }: State): boolean {
  return !(Math.hypot(x, y) < 1000);
}

/** Four activation functions and their slopes. Pure. */

export const ACTIVATIONS = ["sigmoid", "tanh", "relu", "leaky"] as const;
export type Activation = (typeof ACTIVATIONS)[number];

export const LEAK = 0.01;

export function value(kind: Activation, z: number): number {
  if (kind === "sigmoid") return 1 / (1 + Math.exp(-z));
  if (kind === "tanh") return Math.tanh(z);
  return z > 0 ? z : z * (kind === "leaky" ? LEAK : 0);
}

/** Written with the value a = g(z), as the backward pass does it. At a corner: the left side's. */
export function slope(kind: Activation, z: number): number {
  const a = value(kind, z);
  if (kind === "sigmoid") return a * (1 - a);
  if (kind === "tanh") return 1 - a * a;
  return z > 0 ? 1 : kind === "leaky" ? LEAK : 0;
}

/** Where there is no slope, only a convention. */
export function hasCorner(kind: Activation, z: number): boolean {
  return (kind === "relu" || kind === "leaky") && z === 0;
}

export function activationFrom(params: Record<string, unknown>): Activation {
  const wanted = params["function"];
  return ACTIVATIONS.find((kind) => kind === wanted) ?? "tanh";
}

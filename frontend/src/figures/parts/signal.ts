/** How large the activations are after each layer of a ReLU network with random weights. */

export const SCALES = ["0.01", "1/√n", "√(2/n)", "1"] as const;
export type Scale = (typeof SCALES)[number];

/** The standard deviation of one weight, for n units per layer. */
export function spreadOf(scale: Scale, n: number): number {
  if (scale === "1/√n") return Math.sqrt(1 / n);
  return scale === "√(2/n)" ? Math.sqrt(2 / n) : Number(scale);
}

const [MULTIPLIER, MODULUS] = [48271, 2147483647];

/** Normal numbers from a tiny generator that NumPy code can repeat (Park-Miller, Box-Muller). */
export function normals(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state * MULTIPLIER) % MODULUS;
    return state / MODULUS;
  };
  return () => {
    const [first, second] = [uniform(), uniform()];
    return Math.sqrt(-2 * Math.log(first)) * Math.cos(2 * Math.PI * second);
  };
}

/** Root mean square of A[0], A[1], ..., A[layers] for one random input, biases 0. */
export function signalSizes(width: number, layers: number, spread: number, seed = 7): number[] {
  const draw = normals(seed);
  let values = Array.from({ length: width }, draw);
  const sizes = [rootMeanSquare(values)];
  for (let layer = 1; layer <= layers; layer += 1) {
    values = Array.from({ length: width }, () => {
      const z = values.reduce((sum, value) => sum + spread * draw() * value, 0);
      return Math.max(0, z);
    });
    sizes.push(rootMeanSquare(values));
  }
  return sizes;
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

export type Fate = "vanishes" | "fades" | "lives" | "grows" | "explodes";

/** What has become of the signal: beyond a factor of 1000 nothing useful is left. */
export function fate(sizes: readonly number[]): Fate {
  const ratio = (sizes.at(-1) ?? 1) / (sizes[0] ?? 1);
  if (ratio < 0.3) return ratio < 0.001 ? "vanishes" : "fades";
  if (ratio > 3) return ratio > 1000 ? "explodes" : "grows";
  return "lives";
}

/** The sizes in a deep network, and what one step of training makes and uses, in order. */

export type Size = readonly [rows: number, columns: number];

export interface LayerSizes {
  readonly layer: number;
  readonly weights: Size;
  readonly bias: Size;
  readonly input: Size;
  readonly output: Size;
  readonly parameters: number;
}

/** One line per layer 1..L; dims is [n_x, n_1, ..., n_L], m the number of examples. */
export function layerSizes(dims: readonly number[], m: number): LayerSizes[] {
  return dims.slice(1).map((units, index) => {
    const before = dims[index] ?? 0;
    return {
      layer: index + 1,
      weights: [units, before],
      bias: [units, 1],
      input: [before, m],
      output: [units, m],
      parameters: units * before + units,
    };
  });
}

export function parameterCount(dims: readonly number[]): number {
  return layerSizes(dims, 1).reduce((sum, { parameters }) => sum + parameters, 0);
}

export type Stage =
  | { readonly kind: "forward" | "backward"; readonly layer: number }
  | { readonly kind: "cost" }
  | { readonly kind: "update" };

/** Forward through all layers, the cost, backward through all layers, then one update. */
export function stages(layers: number): Stage[] {
  const upwards = Array.from({ length: layers }, (_, index) => index + 1);
  return [
    ...upwards.map((layer) => ({ kind: "forward", layer }) as const),
    { kind: "cost" },
    ...upwards.toReversed().map((layer) => ({ kind: "backward", layer }) as const),
    { kind: "update" },
  ];
}

export interface LayerState {
  /** Its Z and A are known. */
  readonly forward: boolean;
  /** Its notes are kept and have not been used yet. */
  readonly cached: boolean;
  /** Its dW, db and the dA for the layer below are known. */
  readonly backward: boolean;
}

/** What is known of each layer after the first `done` stages. */
export function stateAfter(layers: number, done: number): LayerState[] {
  const past = stages(layers).slice(0, done);
  return Array.from({ length: layers }, (_, index) => {
    const reached = (kind: "forward" | "backward"): boolean =>
      past.some((stage) => stage.kind === kind && stage.layer === index + 1);
    const [forward, backward] = [reached("forward"), reached("backward")];
    return { forward, cached: forward && !backward, backward };
  });
}

/** As Python prints it. */
export function size([rows, columns]: Size): string {
  return `(${rows}, ${columns})`;
}

import { describe, expect, it } from "vitest";
import { layerSizes, parameterCount, size, stages, stateAfter } from "./network-shapes";
import { SCALES, fate, signalSizes, spreadOf } from "./signal";

// The sizes below were printed by NumPy for W @ A + b and its gradients.
describe("sizes in a deep network", () => {
  it("are those of the lesson", () => {
    const shown = layerSizes([3, 4, 2, 1], 5).map(({ weights, bias, input, output }) =>
      [weights, bias, input, output].map(size).join(" "));
    expect(shown).toEqual([
      "(4, 3) (4, 1) (3, 5) (4, 5)",
      "(2, 4) (2, 1) (4, 5) (2, 5)",
      "(1, 2) (1, 1) (2, 5) (1, 5)",
    ]);
  });

  it("count the parameters", () => {
    expect(parameterCount([3, 4, 2, 1])).toBe(29);
    expect(parameterCount([64, 20, 7, 1])).toBe(1455);
  });

  it("do not depend on the number of examples where they must not", () => {
    const weights = (m: number): unknown[] => layerSizes([6, 4, 1], m).map((layer) => [layer.weights, layer.bias]);
    expect(weights(64)).toEqual(weights(1));
  });
});

describe("one step of training", () => {
  it("goes up, then down, then updates", () => {
    const names = stages(2).map((stage) => ("layer" in stage ? `${stage.kind} ${stage.layer}` : stage.kind));
    expect(names).toEqual(["forward 1", "forward 2", "cost", "backward 2", "backward 1", "update"]);
  });

  it("uses the cache that was kept last first", () => {
    const cached = (done: number): boolean[] => stateAfter(3, done).map((layer) => layer.cached);
    expect(cached(0)).toEqual([false, false, false]);
    expect(cached(4)).toEqual([true, true, true]);
    expect(cached(5)).toEqual([true, true, false]);
    expect(cached(7)).toEqual([false, false, false]);
  });
});

// Calculated with NumPy from the same generator.
describe("the size of the signal", () => {
  it("is NumPy's", () => {
    const expected = [1.44789743, 0.62829003, 0.7654448, 0.60398256];
    signalSizes(10, 3, 0.5).forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? 0, 7));
    expect(signalSizes(60, 8, 0.01).at(-1)).toBeCloseTo(6.483598e-11, 16);
    expect(signalSizes(60, 8, spreadOf("√(2/n)", 60)).at(-1)).toBeCloseTo(0.8004441, 6);
  });

  it("has the fate that the scale decides", () => {
    const fates = SCALES.map((scale) => fate(signalSizes(60, 8, spreadOf(scale, 60))));
    expect(fates).toEqual(["vanishes", "fades", "lives", "explodes"]);
  });
});

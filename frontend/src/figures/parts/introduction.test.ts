import { describe, expect, it } from "vitest";
import { added, SHAPES } from "./broadcasting";
import { best, error } from "./scale-model";

// Sums and refusals were taken from NumPy 2.4: A holds 10, 20, …, B holds 1, 2, …
describe("broadcasting follows NumPy", () => {
  it.each([
    ["(2, 3)", "(2, 1)", [[11, 21, 31], [42, 52, 62]]],
    ["(2, 3)", "(3,)", [[11, 22, 33], [41, 52, 63]]],
    ["(3, 1)", "(3,)", [[11, 12, 13], [21, 22, 23], [31, 32, 33]]],
    ["(2,)", "(2, 1)", [[11, 21], [12, 22]]],
    ["()", "(1, 3)", [[11, 12, 13]]],
    ["(3, 3)", "(3, 1)", [[11, 21, 31], [42, 52, 62], [73, 83, 93]]],
    ["(3,)", "(3,)", [[11, 22, 33]]],
  ] as const)("%s + %s", (left, right, result) => {
    expect(added(left, right).result).toEqual(result);
  });

  it("refuses the 16 pairs that NumPy refuses", () => {
    const refused = SHAPES.flatMap((left) => SHAPES.filter((right) => !added(left, right).outcome.ok)
      .map((right) => `${left} ${right}`));
    expect(refused).toEqual([
      "(2,) (3,)",
      "(2,) (1, 3)",
      "(2,) (2, 3)",
      "(2,) (3, 3)",
      "(3,) (2,)",
      "(1, 3) (2,)",
      "(2, 1) (3, 1)",
      "(2, 1) (3, 3)",
      "(3, 1) (2, 1)",
      "(3, 1) (2, 3)",
      "(2, 3) (2,)",
      "(2, 3) (3, 1)",
      "(2, 3) (3, 3)",
      "(3, 3) (2,)",
      "(3, 3) (2, 1)",
      "(3, 3) (2, 3)",
    ]);
  });

  it("marks what is repeated", () => {
    expect(added("(2, 3)", "(2, 1)").right.map((row) => row.map(({ own }) => own)))
      .toEqual([[true, false, false], [true, false, false]]);
  });
});

describe("error against data", () => {
  it("has the values of the lesson's exercise", () => {
    expect(error(90, 10, "raw")).toBeCloseTo(0.45, 12);
    expect(error(990, 10, "raw")).toBeCloseTo(0.36, 12);
  });

  it("lets larger models win with more data, and made features help the small one most", () => {
    expect([100, 3000, 100_000].map((m) => best(m, "raw"))).toEqual([10, 100, 1000]);
    const gain = (p: number): number => error(100, p, "raw") - error(100, p, "made");
    expect(gain(10)).toBeCloseTo(0.225, 12);
    expect(gain(1000)).toBeLessThan(0.005);
  });
});

import { describe, expect, it } from "vitest";
import { areaFactor, fate, mapped, square } from "./plane";

describe("a matrix on the plane", () => {
  it("agrees with NumPy's products and determinants", () => {
    const matrix = { a: 1.5, b: -0.5, c: 2, d: 1 };
    expect(mapped(matrix, [2, -3])).toEqual([4.5, 1]);
    expect(areaFactor(matrix)).toBe(2.5);
    expect(areaFactor({ a: 0.5, b: 2, c: -1.5, d: 1 })).toBe(3.5);
  });

  it("has the images of the axes as its columns", () => {
    expect(square({ a: 0, b: -1, c: 1, d: 0 })).toEqual([[0, 0], [0, 1], [-1, 1], [-1, 0]]);
  });

  it("says what became of the plane", () => {
    expect(fate({ a: 1, b: 0, c: 0, d: 1 })).toBe("unmoved");
    expect(fate({ a: 0, b: -1, c: 1, d: 0 })).toBe("kept");
    expect(fate({ a: 0, b: 1, c: 1, d: 0 })).toBe("mirrored");
    expect(fate({ a: 1, b: 2, c: 0.5, d: 1 })).toBe("flattened");
  });
});

import { describe, expect, it } from "vitest";
import { biasShape, broadcast, factors, multiply, printed } from "./shape-rules";

// The outcomes and messages below were taken from NumPy 2.4.
describe("shapes follow NumPy", () => {
  it("multiplies when the inner sizes agree", () => {
    expect(multiply(...factors("w.T @ X", 2, 4))).toEqual({ ok: true, shape: [1, 4] });
    expect(multiply(...factors("X.T @ w", 2, 4))).toEqual({ ok: true, shape: [4, 1] });
    expect(multiply(...factors("X @ w", 3, 3))).toEqual({ ok: true, shape: [3, 1] });
  });

  it("refuses with NumPy's own message", () => {
    const refusal = (left: number, right: number): string =>
      "ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc " +
      `signature (n?,k),(k,m?)->(n?,m?) (size ${left} is different from ${right})`;
    expect(multiply(...factors("w @ X", 2, 4))).toEqual({ ok: false, message: refusal(2, 1) });
    expect(multiply(...factors("X @ w", 2, 4))).toEqual({ ok: false, message: refusal(2, 4) });
  });

  it.each([
    ["scalar", [1, 4]],
    ["(1, 1)", [1, 4]],
    ["(1, m)", [1, 4]],
    ["(m, 1)", [4, 4]],
    ["(n_x, 1)", [2, 4]],
  ] as const)("adds a bias of shape %s to (1, 4)", (bias, shape) => {
    expect(broadcast([1, 4], biasShape(bias, 2, 4))).toEqual({ ok: true, shape });
  });

  it("refuses lengths of which neither is one", () => {
    expect(broadcast([1, 4], biasShape("(1, n_x)", 2, 4))).toEqual({
      ok: false,
      message: "ValueError: operands could not be broadcast together with shapes (1,4) (1,2)",
    });
  });

  it("prints shapes as Python does", () => {
    expect([[], [3], [2, 4]].map(printed)).toEqual(["()", "(3,)", "(2, 4)"]);
  });
});

import { describe, expect, it } from "vitest";
import { derivative, halved, quotient } from "./quotient";

describe("the difference quotient of x²", () => {
  it("is 2x + h, as NumPy's float64 gives it", () => {
    expect(quotient(1, 1.5)).toBeCloseTo(3.5, 12);
    expect(quotient(-1.3, 0.2)).toBeCloseTo(-2.4, 12);
    expect(quotient(2, -2)).toBe(2);
  });

  it("comes near the derivative and has no value at 0", () => {
    expect(Math.abs(quotient(0.7, 0.01) - derivative(0.7))).toBeLessThan(0.011);
    expect(quotient(1, 0)).toBeNaN();
  });

  it("halves without ever arriving", () => {
    expect([halved(1.5), halved(-0.5), halved(0.01), halved(-0.01)]).toEqual([0.75, -0.25, 0.01, -0.01]);
  });
});

import { describe, expect, it } from "vitest";
import { heads, relative, surprise } from "./coin";

describe("the bent coin", () => {
  it("agrees with NumPy on the lesson's ten throws, seven of them heads", () => {
    expect(surprise(0.1, 7, 10)).toBeCloseTo(1.643, 3);
    expect(surprise(0.5, 7, 10)).toBeCloseTo(0.693, 3);
    expect(surprise(0.7, 7, 10)).toBeCloseTo(0.611, 3);
    expect(relative(0.5, 7, 10)).toBeCloseTo(0.0009765625 / 0.0022235661, 6);
  });

  it("peaks at the share of heads, narrower with more throws", () => {
    expect(relative(0.7, 70, 100)).toBe(1);
    expect(relative(0.6, 70, 100)).toBeLessThan(relative(0.6, 7, 10));
    expect(relative(0.2, 0, 0)).toBe(1);
  });

  it("excludes candidates that cannot have made the data", () => {
    expect(surprise(1, 2, 3)).toBe(Infinity);
    expect(relative(1, 2, 3)).toBe(0);
    expect(surprise(1, 3, 3)).toBe(0);
  });

  it("throws the same coin for everybody, near its true share", () => {
    expect(heads(0.7, 2000) / 2000).toBeCloseTo(0.7, 1);
    expect(heads(0.7, 500)).toBeLessThanOrEqual(heads(0.7, 501));
    expect([heads(0, 100), heads(1, 100)]).toEqual([0, 100]);
  });
});

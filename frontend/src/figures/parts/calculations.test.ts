import { describe, expect, it } from "vitest";
import { ending, next } from "./descent";
import { walk } from "./graph";
import { pass, updated, type Setting } from "./neuron";
import { factor, numberFrom, powerOfTen, shown } from "./numbers";

const FRUIT: Setting = { x1: 1, x2: 2, w1: 0.5, w2: -0.25, b: 0, y: 1 };

function walked(start: number, rate: number): number[] {
  const path = [start];
  while (ending(path) === "going") path.push(next(path.at(-1) ?? 0, rate));
  return path;
}

describe("gradient descent", () => {
  it("arrives in one step at half, and says how others end", () => {
    expect(walked(-2, 0.5)).toEqual([-2, 2]);
    expect(ending(walked(-2, 0.9))).toBe("arrived");
    expect(ending(walked(-2, 1.1))).toBe("diverged");
    expect(ending(walked(-2, 0.01))).toBe("tired");
    expect(ending(walked(-2, 1))).toBe("tired");
  });
});

describe("the neuron", () => {
  it("shows the numbers of the lesson", () => {
    expect(pass(FRUIT)).toMatchObject({ z: 0, a: 0.5, loss: Math.LN2, dz: -0.5, dw1: -0.5, dw2: -1, db: -0.5 });
    const after = pass(updated(FRUIT, 0.5));
    expect(after.z).toBe(1.5);
    expect(after.loss).toBeCloseTo(0.2014, 4);
  });

  it.each(["w1", "w2", "b"] as const)("has the slope of the loss for %s", (key) => {
    const setting: Setting = { x1: -1.3, x2: 0.7, w1: 0.4, w2: 2, b: -0.6, y: 0 };
    const loss = (nudge: number): number => pass({ ...setting, [key]: setting[key] + nudge }).loss;
    const measured = (loss(1e-5) - loss(-1e-5)) / 2e-5;
    expect(pass(setting)[`d${key}`]).toBeCloseTo(measured, 8);
  });

  it("keeps a finite loss far out", () => {
    expect(pass({ ...FRUIT, b: -1000, y: 1 }).loss).toBeCloseTo(1000, 6);
  });
});

describe("the graph", () => {
  it("has the slopes that nudging measures", () => {
    const at = { p: 1, q: 2, r: 3 };
    expect(walk(at)).toEqual({ u: 6, v: 7, f: 49, dv: 14, du: 14, dp: 14, dq: 42, dr: 28 });
    const measured = (walk({ ...at, r: 3 + 1e-5 }).f - walk({ ...at, r: 3 - 1e-5 }).f) / 2e-5;
    expect(walk(at).dr).toBeCloseTo(measured, 6);
  });
});

describe("numbers", () => {
  it("writes powers of ten raised", () => {
    expect([powerOfTen(-12), powerOfTen(0), powerOfTen(10)]).toEqual(["10⁻¹²", "10⁰", "10¹⁰"]);
  });

  it("reads well", () => {
    expect([shown(-0.001), shown(-1.5), shown(2.5e7), shown(NaN)]).toEqual(["0.00", "−1.50", "2.50e+7", "nan"]);
    expect([factor(-1), factor(1)]).toEqual(["(−1.00)", "1.00"]);
  });

  it("takes parameters only when they are numbers, and within range", () => {
    expect(numberFrom({ rate: 9 }, "rate", 0.1, [0, 2])).toBe(2);
    expect(numberFrom({ rate: "9" }, "rate", 0.1, [0, 2])).toBe(0.1);
  });
});

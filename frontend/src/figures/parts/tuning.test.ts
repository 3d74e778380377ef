import { describe, expect, it } from "vitest";
import { BASE, mean, normalised, variance } from "./normalising";
import { seeded } from "./random";
import { best, differentRates, perPower, quality, trials } from "./search";

// The numbers below were taken from NumPy 2.4.
describe("a search", () => {
  it("values trials as NumPy does", () => {
    expect(quality({ power: -2.37, other: 0.6 })).toBeCloseTo(1.0, 12);
    expect(quality({ power: -3.125, other: 0.375 })).toBeCloseTo(0.061363018819977536, 12);
    expect(quality({ power: -1.9, other: 0.1 })).toBeCloseTo(0.32731427170553745, 12);
  });

  it("tries few different rates on a grid and as many as trials at random", () => {
    const grid = trials("grid", 4, seeded(1));
    expect(grid).toHaveLength(16);
    expect(differentRates(grid)).toBe(4);
    expect(grid[5]).toEqual({ power: -3.125, other: 0.375 });
    expect(differentRates(trials("random", 4, seeded(1)))).toBe(16);
  });

  it("spreads over the powers of ten only on the logarithmic scale", () => {
    const many = perPower(trials("random", 60, seeded(3)));
    expect(many.reduce((sum, count) => sum + count, 0)).toBe(3600);
    expect(many.every((count) => count > 600 && count < 840)).toBe(true);
    const crowded = perPower(trials("linear", 60, seeded(3)));
    expect((crowded[4] ?? 0) / 3600).toBeGreaterThan(0.88);
  });

  it("gets closer to the hill at random than on a grid of the same size, mostly", () => {
    const grid = quality(best(trials("grid", 4, seeded(1))));
    const closer = Array.from({ length: 200 }, (_, seed) => quality(best(trials("random", 4, seeded(seed)))))
      .filter((found) => found > grid);
    expect(closer.length).toBeGreaterThan(120);
  });
});

describe("batch normalisation", () => {
  it("starts from twelve values of mean 0 and variance 1", () => {
    expect(BASE).toHaveLength(12);
    expect(mean(BASE)).toBeCloseTo(0, 12);
    expect(variance(BASE)).toBeCloseTo(1, 12);
  });

  it("has NumPy's numbers", () => {
    expect(normalised([1, 3, 5, 7], "batch", 2, 1).map((one) => one.toFixed(10)))
      .toEqual(["-1.6832788897", "0.1055737034", "1.8944262966", "3.6832788897"]);
  });

  it("does not notice a shift, and uses the running averages without looking at the batch", () => {
    const z = [1, 3, 5, 7];
    const moved = normalised(z.map((one) => one + 40), "batch", 2, 1);
    normalised(z, "batch", 2, 1).forEach((one, place) => expect(moved[place]).toBeCloseTo(one, 10));
    expect(normalised([7], "batch", 2, 1)).toEqual([1]);
    expect(normalised([2], "running", 1, 0)[0]).toBeCloseTo(2 / Math.sqrt(1 + 1e-5), 12);
    expect(normalised(z, "off", 9, 9)).toEqual(z);
  });
});

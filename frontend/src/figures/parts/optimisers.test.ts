import { describe, expect, it } from "vitest";
import { averaged, roughness, temperatures } from "./averages";
import { lost, METHODS, SURFACES, walk, type Method, type Pair, type Settings, type SurfaceName } from "./optimisers";
import { rateAt } from "./schedules";

const SETTINGS: Settings = {
  rates: { descent: 0.03, sgd: 0.03, momentum: 0.15, rmsprop: 0.05, adam: 0.1 },
  beta1: 0.9, beta2: 0.99, corrected: true, scale: 1,
};
const NOISE: Pair[] = Array.from({ length: 40 }, (_, t) => [2 * Math.sin(t), Math.cos(3 * t)]);

function end(surface: SurfaceName, method: Method, some: Partial<Settings> = {}, noise = NOISE): Pair {
  return walk(method, SURFACES[surface], { ...SETTINGS, ...some }, noise).at(-1)?.w ?? [NaN, NaN];
}

// Positions after 40 steps with the same disturbances, calculated with NumPy 2.4.
describe("the paths of the optimisers", () => {
  it.each([
    ["valley", "descent", [-1.1828491496, 0.0000000000]],
    ["valley", "sgd", [-1.2157736376, 0.0365766419]],
    ["valley", "momentum", [0.3129520044, 0.0624453565]],
    ["valley", "rmsprop", [-2.3233521207, 0.0029521712]],
    ["valley", "adam", [-0.7988576719, -0.0326769738]],
    ["turned", "descent", [-1.0243774124, -0.5914245748]],
    ["turned", "sgd", [-1.0729625881, -0.5570411820]],
    ["turned", "momentum", [0.2530081496, 0.1845100743]],
    ["turned", "rmsprop", [-2.6649996540, -1.5236666441]],
    ["turned", "adam", [-1.7983709850, -1.0156710811]],
    ["saddle", "descent", [-0.7392807185, 0.0326053471]],
    ["saddle", "sgd", [-0.7722052065, -0.0041498158]],
    ["saddle", "momentum", [0.2160259793, -0.5923948664]],
    ["saddle", "rmsprop", [-1.0958123931, -0.1627128397]],
    ["saddle", "adam", [-0.0365625459, -1.1011299036]],
  ] as const)("end in the %s with %s where NumPy ends", (surface, method, [x, y]) => {
    const [first, second] = end(surface, method);
    expect(first).toBeCloseTo(x, 8);
    expect(second).toBeCloseTo(y, 8);
  });

  it("do not notice the scale of the cost where they divide by the usual size", () => {
    const moved = (method: Method): number => {
      const [once, tenfold] = [end("valley", method), end("valley", method, { scale: 10 })];
      return Math.hypot(once[0] - tenfold[0], once[1] - tenfold[1]);
    };
    expect(METHODS.filter((method) => moved(method) < 1e-6)).toEqual(["rmsprop", "adam"]);
  });

  it("begin with a step of exactly the rate in Adam, and 3.16 times that without the correction", () => {
    const first = (corrected: boolean): number =>
      end("valley", "adam", { corrected, beta2: 0.999 }, [[0, 0]])[0] - SURFACES.valley.start[0];
    expect(first(true)).toBeCloseTo(0.1, 8);
    expect(first(false)).toBeCloseTo(0.1 * 0.1 / Math.sqrt(0.001), 6);
  });

  it("are lost when the rate is too large, and say so even of numbers that are no more", () => {
    const rates = { ...SETTINGS.rates, descent: 0.2 };
    const path = walk("descent", SURFACES.valley, { ...SETTINGS, rates }, NOISE);
    expect(path.map(lost).lastIndexOf(false)).toBeLessThan(40);
    expect(lost({ t: 1, w: [NaN, 0], v: [0, 0], s: [0, 0], g: [0, 0] })).toBe(true);
  });
});

// From the same generator in NumPy.
describe("the average of temperatures", () => {
  it("is NumPy's on days 1, 10 and 150", () => {
    const [plain, corrected] = [false, true].map((one) => averaged(temperatures(150), 0.9, one));
    [[0, 1.4359954113, 14.3599541123], [9, 3.9725231193, 6.0991733789], [149, 22.1352976560, 22.1353006861]]
      .forEach(([day = 0, v = 0, fair = 0]) => {
        expect(plain?.[day]).toBeCloseTo(v, 8);
        expect(corrected?.[day]).toBeCloseTo(fair, 8);
      });
  });

  it("is calmer the longer it remembers", () => {
    const calm = [0.5, 0.9, 0.98].map((beta) => roughness(averaged(temperatures(150), beta, true).slice(20)));
    expect(calm).toEqual([...calm].sort((one, other) => other - one));
  });
});

describe("learning rates by epoch", () => {
  it("are those of the lesson", () => {
    const inverse = [0, 1, 2, 3].map((epoch) => rateAt("inverse", { rate: 0.2, decay: 1, interval: 1 }, epoch));
    expect(inverse.map((rate) => rate.toFixed(4))).toEqual(["0.2000", "0.1000", "0.0667", "0.0500"]);
    const stairs = (epoch: number): number => rateAt("stairs", { rate: 0.2, decay: 0.3, interval: 1000 }, epoch);
    expect([stairs(0), stairs(999)]).toEqual([0.2, 0.2]);
    expect(stairs(1000)).toBeCloseTo(0.2 / 1.3, 12);
    expect(rateAt("exponential", { rate: 0.2, decay: 1, interval: 1 }, 2)).toBeCloseTo(0.1805, 12);
  });
});

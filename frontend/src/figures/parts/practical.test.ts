import { describe, expect, it } from "vitest";
import { EXACT, POWERS, bestPower, causeOf, errorOf, measured } from "./difference";
import { NOISE, diagnosis, expected, fitted, places, truth } from "./polynomials";
import { seeded } from "./random";
import { eager, restrained, weightSize } from "./regularised-net";
import { accuracy, coast, stepped, type Net, type Point } from "./small-net";

// The numbers below were calculated with NumPy 2.4.
describe("measured slopes", () => {
  it.each([
    [3, "two", "float64", 5.0700009999993245],
    [7, "one", "float64", 5.070000392848328],
    [12, "one", "float64", 5.070166508858165],
    [2, "two", "float32", 5.070090293884277],
    [6, "two", "float32", 4.76837158203125],
    [9, "two", "float32", 0],
  ] as const)("at 10^-%i, %s, %s, are NumPy's to the last digit", (power, sides, precision, slope) => {
    expect(measured(power, sides, precision)).toBe(slope);
  });

  it("are best where the lesson says", () => {
    expect(bestPower("two", "float64")).toBe(5);
    expect(bestPower("two", "float32")).toBe(2);
    expect([7, 8, 9]).toContain(bestPower("one", "float64"));
    expect(causeOf(2, "two", "float64")).toBe("bend");
    expect(causeOf(9, "two", "float32")).toBe("lost");
    expect(causeOf(9, "two", "float64")).toBe("rounding");
  });

  it("gain one digit a power with one side and two digits with two, until rounding", () => {
    for (const power of POWERS.slice(1, 3)) {
      expect(errorOf(power, "one", "float64") / errorOf(power + 1, "one", "float64")).toBeCloseTo(10, 0);
      expect(errorOf(power, "two", "float64") / errorOf(power + 1, "two", "float64")).toBeGreaterThan(95);
    }
    expect(errorOf(9, "two", "float32")).toBeCloseTo(EXACT, 12);
  });
});

describe("expected errors of polynomials", () => {
  it.each([
    [12, 9, 0.12247448714165697, 1.0076166158080913],
    [20, 1, 0.6109611165979125, 0.6285126945532645],
    [20, 3, 0.28564627231403894, 0.34488550253894484],
    [120, 5, 0.2925269346274193, 0.3075319649739697],
  ])("with %i examples and degree %i are NumPy's", (m, degree, training, dev) => {
    expect(expected(m, degree).training).toBeCloseTo(training, 8);
    expect(expected(m, degree).dev).toBeCloseTo(dev, 8);
  });

  it("split the dev error into noise, bias and variance", () => {
    const { dev, bias, variance } = expected(20, 1);
    expect(NOISE ** 2 + bias + variance).toBeCloseTo(dev ** 2, 12);
    expect(bias).toBeCloseTo(0.29601704180107136, 9);
  });

  it("are diagnosed as in the lesson", () => {
    expect([[12, 1], [120, 1], [12, 9], [120, 5]].map(([m = 0, degree = 0]) => diagnosis(expected(m, degree))))
      .toEqual(["bias", "bias", "variance", "fine"]);
  });

  it("belong to the least squares of NumPy", () => {
    const values = places(12).map((x, index) => truth(x) + 0.1 * index);
    [0.75, 0.7642196639166003, 0.2, -0.8928035590780576].forEach((value, index) =>
      expect(fitted(values, 3)[index]).toBeCloseTo(value, 12));
  });
});

const POINTS: Point[] = [
  { x1: 0.5, x2: 1, y: 1 }, { x1: -1, x2: 0.25, y: 0 }, { x1: 1.5, x2: -0.5, y: 1 },
];
const NET: Net = {
  units: [{ w1: 0.3, w2: -0.2, b: 0.1, out: 0.7 }, { w1: 0.8, w2: 0.5, b: -0.4, out: -1.1 }],
  b2: 0.2,
};
const DRAWS = [0.9, 0.2, 0.4, 0.6, 0.1, 0.95];

function afterThree(lambda: number, keep: number): number[] {
  let [net, at] = [NET, 0];
  const draws = (): number => DRAWS[at++ % DRAWS.length] ?? 0;
  for (let step = 0; step < 3; step += 1) net = restrained(net, POINTS, 1.2, { lambda, keep }, draws);
  return [...net.units.flatMap(({ w1, w2, b, out }) => [w1, w2, b, out]), net.b2];
}

describe("a net held back", () => {
  it.each([
    [0.5, 1, [0.7760122754, 0.0135117318, 0.1190428753, 0.9068145727, -0.0736924803, 0.1694361912, -0.6709698124, -0.2307638628, 0.3434525291]],
    [0, 0.5, [0.9566463084, -0.3829468755, -0.1809403401, 1.341065165, 0.4746906367, -0.1506187266, -1.0506187266, -1.0194263545, 0.4348107221]],
    [0.5, 0.5, [0.7219517501, -0.2614540576, -0.1990429261, 0.9783953444, 0.204775841, -0.1536483181, -0.9960563855, -0.617757335, 0.4378584494]],
  ])("with lambda %f and keep_prob %f is NumPy's after three steps", (lambda, keep, values) => {
    afterThree(lambda, keep).forEach((value, index) => expect(value).toBeCloseTo(values[index] ?? 0, 9));
  });

  it("is the plain net when nothing holds it back", () => {
    expect(restrained(NET, POINTS, 1.2, { lambda: 0, keep: 1 }, Math.random)).toEqual(stepped(NET, POINTS, 1.2));
  });

  it("learns the map by heart without restraint, and does better at new positions with some", () => {
    const [map, fresh] = [coast(40, seeded(41)), coast(600, seeded(22))];
    const trained = (lambda: number): Net => {
      let net = eager(30, 23);
      for (let step = 0; step < 1000; step += 1) net = restrained(net, map, 1, { lambda, keep: 1 }, seeded(5));
      return net;
    };
    const [free, priced, crushed] = [trained(0), trained(0.3), trained(30)];
    expect(accuracy(free, map)).toBe(1);
    expect(accuracy(priced, fresh)).toBeGreaterThan(accuracy(free, fresh) + 0.05);
    expect(weightSize(priced)).toBeLessThan(weightSize(free) / 10);
    expect(weightSize(crushed)).toBeLessThan(0.1);
  });
});

import { describe, expect, it } from "vitest";
import { ACTIVATIONS, hasCorner, slope, value } from "./activations";
import { seeded } from "./random";
import { accuracy, coast, cost, gradients, started, stepped, type Net, type Point } from "./small-net";

// The numbers below were taken from NumPy 2.4.
describe("activations", () => {
  it.each([
    ["sigmoid", -2, 0.11920292202211755, 0.1049935854035065],
    ["sigmoid", 0.5, 0.6224593312018546, 0.2350037122015945],
    ["tanh", -2, -0.9640275800758169, 0.07065082485316443],
    ["tanh", 0.5, 0.46211715726000974, 0.7864477329659274],
    ["relu", -2, 0, 0],
    ["relu", 0.5, 0.5, 1],
    ["leaky", -2, -0.02, 0.01],
    ["leaky", 0.5, 0.5, 1],
  ] as const)("%s at %f is what NumPy says", (kind, z, expected, expectedSlope) => {
    expect(value(kind, z)).toBeCloseTo(expected, 14);
    expect(slope(kind, z)).toBeCloseTo(expectedSlope, 14);
  });

  it("has the slopes that nudging measures, and none at the corners", () => {
    for (const kind of ACTIVATIONS) {
      const measured = (value(kind, 1.3 + 1e-6) - value(kind, 1.3 - 1e-6)) / 2e-6;
      expect(slope(kind, 1.3)).toBeCloseTo(measured, 8);
    }
    expect(ACTIVATIONS.filter((kind) => hasCorner(kind, 0))).toEqual(["relu", "leaky"]);
  });
});

const POINTS: Point[] = [
  { x1: 0.5, x2: 1, y: 1 }, { x1: -1, x2: 0.25, y: 0 }, { x1: 1.5, x2: -0.5, y: 1 },
];
const NET: Net = {
  units: [{ w1: 0.3, w2: -0.2, b: 0.1, out: 0.7 }, { w1: 0.8, w2: 0.5, b: -0.4, out: -1.1 }],
  b2: 0.2,
};

describe("the small net", () => {
  it("has NumPy's cost and gradients", () => {
    const { units: [first, second], b2 } = gradients(NET, POINTS);
    expect(cost(NET, POINTS)).toBeCloseTo(0.916085727689, 11);
    expect([first?.w1, first?.w2, first?.b, first?.out].map((one) => one?.toFixed(10)))
      .toEqual(["-0.3368731913", "-0.0549138682", "-0.0528816695", "-0.1603987637"]);
    expect([second?.w1, second?.w2, second?.b, second?.out].map((one) => one?.toFixed(10)))
      .toEqual(["0.3802916936", "0.0724151552", "0.2003533893", "-0.3563141845"]);
    expect(b2).toBeCloseTo(-0.1149235648, 10);
  });

  it("ends where NumPy ends after fifty steps", () => {
    let net = NET;
    for (let step = 0; step < 50; step += 1) net = stepped(net, POINTS, 1.2);
    expect(cost(net, POINTS)).toBeCloseTo(0.01195077007676641, 12);
    expect(net.b2).toBeCloseTo(0.1974781732079353, 12);
    expect(net.units[0]?.w1).toBeCloseTo(2.1248884508875143, 11);
  });

  it("moves nothing but the last bias from zero, and bends the border from a small start", () => {
    const map = coast(120, seeded(21));
    const trained = (start: "zero" | "random"): Net => {
      let net = started(4, start, 23);
      for (let step = 0; step < 600; step += 1) net = stepped(net, map, 1.2);
      return net;
    };
    const stuck = trained("zero");
    const share = map.filter(({ y }) => y === 1).length / map.length;
    expect(stuck.units.flatMap(({ w1, w2, b, out }) => [w1, w2, b, out]).every((one) => one === 0)).toBe(true);
    expect(1 / (1 + Math.exp(-stuck.b2))).toBeCloseTo(share, 6);
    expect(accuracy(trained("random"), map)).toBeGreaterThan(accuracy(stuck, map) + 0.2);
  });

  it("draws the same map from the same seed, about a tenth of it wrong", () => {
    const map = coast(2000, seeded(5));
    expect(coast(2000, seeded(5))).toEqual(map);
    const wrong = map.filter(({ x1, x2, y }) => (x2 > Math.sin(2.4 * x1) ? 1 : 0) !== y);
    expect(wrong.length / map.length).toBeGreaterThan(0.08);
    expect(wrong.length / map.length).toBeLessThan(0.12);
  });
});

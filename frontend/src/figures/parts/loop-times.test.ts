import { describe, expect, it } from "vitest";
import {
  MACHINE, TASKS, WAYS, causeAt, crossing, decades, each, inUnits, ratio, taskOf, twoDigits, type Task,
} from "./loop-times";

const MADE_UP: Task = {
  sizes: [1, 10, 100, 1000, 10000],
  loop: [2e-7, 1.7e-6, 1.8e-5, 1.8e-4, 1.8e-3],
  better: [1e-7, 4e-7, 3.5e-6, 3.6e-5, 3.5e-4],
  call: [7e-7, 7.2e-7, 7.4e-7, 2.1e-6, 4.4e-5],
};

// The sizes below are NumPy's: exp(interp(0, log(loop / call), log(sizes))) around the crossing.
describe("times of loops and calls", () => {
  it("cross where NumPy puts it on logarithmic scales", () => {
    expect(crossing(MADE_UP, "loop")).toBeCloseTo(3.9191663265780026, 9);
    expect(crossing(MADE_UP, "better")).toBeCloseTo(18.812843713507863, 9);
  });

  it("cross at the first size when the loop never wins, and nowhere when it always does", () => {
    expect(crossing({ ...MADE_UP, loop: MADE_UP.call.map((one) => 2 * one) }, "loop")).toBe(1);
    expect(crossing({ ...MADE_UP, loop: MADE_UP.call.map((one) => one / 2) }, "loop")).toBeUndefined();
  });

  it("are compared and shared out as NumPy does", () => {
    expect(ratio(MADE_UP, "loop", 3)).toBeCloseTo(85.71428571428571, 10);
    each(MADE_UP, "call").forEach((one, index) =>
      expect(one / ([7e-7, 7.2e-8, 7.4e-9, 2.1e-9, 4.4e-9][index] ?? 1)).toBeCloseTo(1, 12));
  });

  it("are explained by what the call's time is made of", () => {
    expect(MADE_UP.sizes.map((_, index) => causeAt(MADE_UP, index)))
      .toEqual(["loop-wins", "loop-wins", "fixed", "each", "memory"]);
  });

  it("are read with two digits and a fitting unit", () => {
    expect([1.94e-10, 7.33e-7, 1.81e-3, 0.2, 1e-6, 12.4].map(inUnits))
      .toEqual(["0.19\u00a0ns", "730\u00a0ns", "1.8\u00a0ms", "200\u00a0ms", "1\u00a0µs", "12\u00a0s"]);
    expect([-7, -6, -3].map((power) => inUnits(10 ** power))).toEqual(["100\u00a0ns", "1\u00a0µs", "1\u00a0ms"]);
    expect([0.543, 7.26, 773.4].map(twoDigits)).toEqual(["0.54", "7.3", "770"]);
    expect(decades([3.9e-7, 2.3])).toEqual([-7, 1]);
  });
});

describe.each(TASKS)("the measured times of the %s task", (name) => {
  const task = taskOf(name);
  const at = (size: number): number => task.sizes.indexOf(size);

  it("say where they were measured, and have a time for every size", () => {
    expect([MACHINE.cpu, MACHINE.python, MACHINE.numpy].every((text) => text.length > 2)).toBe(true);
    for (const way of WAYS) expect(task[way].filter((one) => one > 0)).toHaveLength(task.sizes.length);
  });

  it("bear the lesson out: loops grow with the size, and are more than ten times slower from 10 000 on", () => {
    for (const way of ["loop", "better"] as const) {
      expect((task[way][at(100000)] ?? 0) / (task[way][at(1000)] ?? 1) / 100).toBeCloseTo(1, 0);
      expect(task.sizes.every((size, index) => size < 10000 || ratio(task, way, index) > 10)).toBe(true);
    }
  });

  it("have a size below which some loop is quicker, and a fixed cost that many share", () => {
    expect(crossing(task, "better")).toBeGreaterThan(1);
    expect(causeAt(task, 0)).toBe("loop-wins");
    expect(causeAt(task, at(100))).toBe("fixed");
    expect(causeAt(task, at(10000))).toBe("each");
  });
});

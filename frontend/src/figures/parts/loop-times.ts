/** Times that were measured with loops and without (`python -m bench loops`), and what they say. Pure. */

import measured from "../data/loop-times.json";

export const TASKS = ["dot", "neuron"] as const;
export type TaskName = (typeof TASKS)[number];
export const MACHINE = measured.machine;
export const FEATURES = measured.features;

/** Seconds at each size: a plain loop, the better loop of the two, and no loop. */
export interface Task {
  readonly sizes: readonly number[];
  readonly loop: readonly number[];
  readonly better: readonly number[];
  readonly call: readonly number[];
}
export type Way = "loop" | "better" | "call";
export const WAYS: readonly Way[] = ["loop", "better", "call"];

const { dot, neuron } = measured.tasks;
const FOUND: Record<TaskName, Task> = {
  dot: { sizes: dot.sizes, loop: dot.seconds.indexed, better: dot.seconds.listed, call: dot.seconds.vectorised },
  neuron: { sizes: neuron.sizes, loop: neuron.seconds.indexed, better: neuron.seconds.halfway, call: neuron.seconds.vectorised },
};

export function taskOf(name: TaskName): Task {
  return FOUND[name];
}

/** The seconds of one way, each divided by its size. */
export function each(task: Task, way: Way): number[] {
  return task.sizes.map((size, index) => (task[way][index] ?? 0) / size);
}

/** How many times as long the way takes as the call without a loop. */
export function ratio(task: Task, way: Way, index: number): number {
  return (task[way][index] ?? 0) / (task.call[index] ?? 1);
}

/** The size from which on a loop takes longer, between measured sizes on straight lines of logarithms. */
export function crossing(task: Task, way: "loop" | "better"): number | undefined {
  const gaps = task.sizes.map((_, index) => Math.log(ratio(task, way, index)));
  const after = gaps.findIndex((gap, index) => gap > 0 && gaps.slice(index).every((later) => later > 0));
  if (after < 0) return undefined;
  const [low, high] = [task.sizes[after - 1], task.sizes[after] ?? 1];
  const [from, to] = [gaps[after - 1], gaps[after] ?? 0];
  if (low === undefined || from === undefined) return high;
  return low * (high / low) ** (-from / (to - from));
}

/** What the call's time is made of at this size. */
export type Cause = "loop-wins" | "fixed" | "each" | "memory";

export function causeAt(task: Task, index: number): Cause {
  const [now, least] = [task.call[index] ?? 0, task.call[0] ?? 0];
  const shares = each(task, "call");
  if (ratio(task, "better", index) < 1 || ratio(task, "loop", index) < 1) return "loop-wins";
  if (now < 2 * least) return "fixed";
  const best = Math.min(...shares.slice(0, index + 1));
  return (shares[index] ?? 0) > 1.5 * best ? "memory" : "each";
}

const UNITS = [[1, "s"], [1e-3, "ms"], [1e-6, "µs"], [1e-9, "ns"]] as const;

/** A time with two digits that count: 730 ns, 0.19 ns, 1.8 ms. */
export function inUnits(seconds: number): string {
  const [size, unit] = UNITS.find(([one]) => seconds >= one * 0.9995) ?? [1e-9, "ns"];
  return `${twoDigits(seconds / size)}\u00a0${unit}`;
}

/** Two digits that count and no power of ten: 0.54, 7.3, 770. */
export function twoDigits(value: number): string {
  return String(Number(value.toPrecision(2)));
}

/** The whole powers of ten around all of these values. */
export function decades(values: readonly number[]): [number, number] {
  return [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
}

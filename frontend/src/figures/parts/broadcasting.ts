/** Two small arrays added by broadcasting, with the numbers themselves. Pure. */

import { broadcast, padded, type Outcome, type Shape } from "./shape-rules";

export const SHAPES = ["()", "(2,)", "(3,)", "(1, 3)", "(2, 1)", "(3, 1)", "(2, 3)", "(3, 3)"] as const;
export type Name = (typeof SHAPES)[number];

export interface Cell {
  readonly value: number;
  /** False for a repeat that stretching made. */
  readonly own: boolean;
}

export interface Sum {
  readonly outcome: Outcome;
  readonly left: readonly (readonly Cell[])[];
  readonly right: readonly (readonly Cell[])[];
  readonly result: readonly (readonly number[])[];
}

export function shapeOf(name: Name): Shape {
  return (name.match(/\d+/g) ?? []).map(Number);
}

/** The left array holds 10, 20, 30, …, the right one 1, 2, 3, …, so that sums tell their parts. */
export function added(leftName: Name, rightName: Name): Sum {
  const [left, right] = [shapeOf(leftName), shapeOf(rightName)];
  const outcome = broadcast(left, right);
  const [leftCells, rightCells] = [
    stretched(left, 10, outcome.ok ? outcome.shape : left),
    stretched(right, 1, outcome.ok ? outcome.shape : right),
  ];
  const result = outcome.ok
    ? leftCells.map((row, i) => row.map(({ value }, j) => value + (rightCells[i]?.[j]?.value ?? 0)))
    : [];
  return { outcome, left: leftCells, right: rightCells, result };
}

/** The array with step, 2 step, 3 step, … in reading order, repeated to the full shape. */
function stretched(shape: Shape, step: number, full: Shape): Cell[][] {
  const [rows = 1, columns = 1] = padded(full, 2);
  const [ownRows = 1, ownColumns = 1] = padded(shape, 2);
  return Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => ({
    value: step * (1 + Math.min(i, ownRows - 1) * ownColumns + Math.min(j, ownColumns - 1)),
    own: i < ownRows && j < ownColumns,
  })));
}

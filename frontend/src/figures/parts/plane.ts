/** What a 2 x 2 matrix does to the plane: points, areas, and how the square of the axes ends up. */

export interface Matrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

export type Point = readonly [x: number, y: number];
export type Fate = "flattened" | "mirrored" | "unmoved" | "kept";

/** The image of (x, y) under the matrix with the rows (a, b) and (c, d). */
export function mapped({ a, b, c, d }: Matrix, [x, y]: Point): Point {
  return [a * x + b * y, c * x + d * y];
}

/** Factor by which areas grow; negative when the plane is turned over. */
export function areaFactor({ a, b, c, d }: Matrix): number {
  return a * d - b * c;
}

export function fate(matrix: Matrix): Fate {
  const factor = areaFactor(matrix);
  if (factor === 0) return "flattened";
  if (factor < 0) return "mirrored";
  const { a, b, c, d } = matrix;
  return a === 1 && b === 0 && c === 0 && d === 1 ? "unmoved" : "kept";
}

/** The corners of the unit square, in order, as the matrix places them. */
export function square(matrix: Matrix): Point[] {
  const corners: Point[] = [[0, 0], [1, 0], [1, 1], [0, 1]];
  return corners.map((corner) => mapped(matrix, corner));
}

/** What NumPy does with two-dimensional shapes: matrix products and broadcasting. Pure. */

export type Shape = readonly number[];
export type Matrix = readonly [rows: number, columns: number];

export const PRODUCTS = ["w.T @ X", "w @ X", "X @ w", "X.T @ w"] as const;
export const BIASES = ["scalar", "(1, 1)", "(1, m)", "(m, 1)", "(n_x, 1)", "(1, n_x)"] as const;
export type Product = (typeof PRODUCTS)[number];
export type Bias = (typeof BIASES)[number];

export type Outcome =
  | { readonly ok: true; readonly shape: Shape }
  | { readonly ok: false; readonly message: string };

/** As NumPy prints it: (), (2,), (2, 4). */
export function printed(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}

/** Shapes of the two factors; w is (n_x, 1) and X is (n_x, m). */
export function factors(product: Product, n: number, m: number): readonly [Matrix, Matrix] {
  const table: Record<Product, readonly [Matrix, Matrix]> = {
    "w.T @ X": [[1, n], [n, m]],
    "w @ X": [[n, 1], [n, m]],
    "X @ w": [[n, m], [n, 1]],
    "X.T @ w": [[m, n], [n, 1]],
  };
  return table[product];
}

export function biasShape(bias: Bias, n: number, m: number): Shape {
  const table: Record<Bias, Shape> = {
    scalar: [],
    "(1, 1)": [1, 1],
    "(1, m)": [1, m],
    "(m, 1)": [m, 1],
    "(n_x, 1)": [n, 1],
    "(1, n_x)": [1, n],
  };
  return table[bias];
}

/** The matrix product of two 2-D shapes, or NumPy's refusal. */
export function multiply([rows, inner]: Matrix, [height, columns]: Matrix): Outcome {
  if (inner === height) return { ok: true, shape: [rows, columns] };
  const message =
    "ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc " +
    `signature (n?,k),(k,m?)->(n?,m?) (size ${height} is different from ${inner})`;
  return { ok: false, message };
}

/** The broadcast shape of a sum, or NumPy's refusal. Shorter shapes get ones in front. */
export function broadcast(left: Shape, right: Shape): Outcome {
  const axes = Math.max(left.length, right.length);
  const [a, b] = [padded(left, axes), padded(right, axes)];
  const fits = a.every((length, axis) => length === b[axis] || length === 1 || b[axis] === 1);
  if (fits) return { ok: true, shape: a.map((length, axis) => Math.max(length, b[axis] ?? 1)) };
  const shapes = [left, right].map((shape) => printed(shape).replaceAll(" ", "")).join(" ");
  return {
    ok: false,
    message: `ValueError: operands could not be broadcast together with shapes ${shapes}`,
  };
}

/** The shape with ones in front, so that it has as many axes as asked for. */
export function padded(shape: Shape, axes: number): Shape {
  return [...Array<number>(Math.max(0, axes - shape.length)).fill(1), ...shape];
}

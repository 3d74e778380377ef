/** One logistic neuron with two inputs: values forward, slopes backward. Pure. */

export interface Setting {
  readonly x1: number;
  readonly x2: number;
  readonly w1: number;
  readonly w2: number;
  readonly b: number;
  readonly y: number;
}

export interface Pass {
  readonly z: number;
  readonly a: number;
  readonly loss: number;
  readonly dz: number;
  readonly dw1: number;
  readonly dw2: number;
  readonly db: number;
}

export function pass({ x1, x2, w1, w2, b, y }: Setting): Pass {
  const z = w1 * x1 + w2 * x2 + b;
  const a = 1 / (1 + Math.exp(-z));
  // ln(1 + e^z) - y z equals the cross-entropy and does not overflow for large scores.
  const loss = Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y * z;
  const dz = a - y;
  return { z, a, loss, dz, dw1: x1 * dz, dw2: x2 * dz, db: dz };
}

/** The setting after one step of gradient descent. */
export function updated(setting: Setting, rate: number): Setting {
  const { dw1, dw2, db } = pass(setting);
  return {
    ...setting,
    w1: setting.w1 - rate * dw1,
    w2: setting.w2 - rate * dw2,
    b: setting.b - rate * db,
  };
}

/** Numbers as people read them, and numbers taken from a figure's parameters. */

/** Fixed digits, a true minus sign, powers of ten from 100 000 on, never "-0.00". */
export function shown(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "∞" : "−∞";
  const text = Math.abs(value) >= 1e5 ? value.toExponential(2) : value.toFixed(digits);
  const withoutNegativeZero = /^-[0.]+$/.test(text) ? text.slice(1) : text;
  return withoutNegativeZero.replace(/-/g, "−");
}

/** 10⁻⁵, as a text that needs no markup. */
export function powerOfTen(power: number): string {
  const raised = [...String(power)].map((sign) => sign === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)]);
  return `10${raised.join("")}`;
}

/** Like `shown`, in parentheses when negative, for use behind an operator. */
export function factor(value: number, digits = 2): string {
  const text = shown(value, digits);
  return text.startsWith("−") ? `(${text})` : text;
}

/** The parameter's number, held within the range, or the fallback when it is no number. */
export function numberFrom(
  params: Readonly<Record<string, unknown>>,
  key: string,
  fallback: number,
  [least, most]: readonly [number, number],
): number {
  const value = params[key];
  if (typeof value !== "number" || !Number.isFinite(value)) return fallback;
  return Math.min(most, Math.max(least, value));
}

/** Boxes with a name, a value, and below them a slope: the nodes of drawn calculations. */

import { caption, drawn } from "./elements";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly name: string;
  readonly value: string;
  readonly slope?: string | undefined;
  /** Drawn heavier: something the learner sets or training changes. */
  readonly chosen?: boolean;
}

export type Wire = readonly [x1: number, y1: number, x2: number, y2: number];

export const BOX_HEIGHT = 42;

export function drawBox({ x, y, width, name, value, slope, chosen }: Box): SVGElement[] {
  const centre = x + width / 2;
  const frame = chosen ? "fig-box fig-box--chosen" : "fig-box";
  const parts: SVGElement[] = [
    drawn("rect", { x, y, width, height: BOX_HEIGHT, rx: 6, class: frame }),
    caption(centre, y + 16, name),
    caption(centre, y + 34, value, "fig-text fig-text--value"),
  ];
  if (slope !== undefined) {
    parts.push(caption(centre, y + BOX_HEIGHT + 16, slope, "fig-text fig-text--slope"));
  }
  return parts;
}

export function drawWires(wires: readonly Wire[]): SVGElement[] {
  return wires.map(([x1, y1, x2, y2]) => drawn("line", { x1, y1, x2, y2, class: "fig-wire" }));
}

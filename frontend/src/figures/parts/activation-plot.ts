/** Draws an activation, its slope as a dashed curve, and a point with its tangent. */

import { slope, value, type Activation } from "./activations";
import { caption, drawn, freshId, picture } from "./elements";
import { shown } from "./numbers";

const [WIDTH, HEIGHT] = [360, 250];
const FRAME = { left: 34, right: 350, top: 10, bottom: 214 };
const [Z_MIN, Z_MAX, A_MIN, A_MAX] = [-4, 4, -1.2, 2.2];

function across(z: number): number {
  return FRAME.left + ((z - Z_MIN) / (Z_MAX - Z_MIN)) * (FRAME.right - FRAME.left);
}

function upward(a: number): number {
  return FRAME.bottom - ((a - A_MIN) / (A_MAX - A_MIN)) * (FRAME.bottom - FRAME.top);
}

export class ActivationPlot {
  readonly node: SVGSVGElement;
  private readonly curves = drawn("g");
  private readonly moving = drawn("g");

  constructor(label: string) {
    this.node = picture(WIDTH, HEIGHT, label);
    const clip = freshId("clip");
    const { left, top, right, bottom } = FRAME;
    const frame = drawn("rect", { x: left, y: top, width: right - left, height: bottom - top });
    const inside = drawn("g", { "clip-path": `url(#${clip})` }, this.curves, this.moving);
    this.node.append(drawn("clipPath", { id: clip }, frame), ...axes(), inside);
  }

  show(kind: Activation, z: number): void {
    this.curves.replaceChildren(
      curve((at) => slope(kind, at), "fig-chord fig-chord--slope"),
      curve((at) => value(kind, at), "fig-curve"),
    );
    const [x, a, s] = [across(z), value(kind, z), slope(kind, z)];
    this.moving.replaceChildren(
      tangent(z, a, s),
      drawn("circle", { cx: x, cy: upward(s), r: 4, class: "fig-trail" }),
      drawn("circle", { cx: x, cy: upward(a), r: 6, class: "fig-point" }),
    );
  }
}

function curve(of: (z: number) => number, name: string): SVGElement {
  const places = Array.from({ length: 321 }, (_, index) => Z_MIN + index / 40);
  const points = places.map((z) => `${across(z).toFixed(1)},${upward(of(z)).toFixed(1)}`).join(" ");
  return drawn("polyline", { points, class: name });
}

/** Of equal length on the screen, however steep. */
function tangent(z: number, a: number, s: number): SVGElement {
  const [dx, dy] = [across(1) - across(0), upward(s) - upward(0)];
  const stretch = 48 / Math.hypot(dx, dy);
  const [x, y] = [across(z), upward(a)];
  return drawn("line", {
    x1: x - dx * stretch, y1: y - dy * stretch,
    x2: x + dx * stretch, y2: y + dy * stretch,
    class: "fig-tangent",
  });
}

function axes(): SVGElement[] {
  const parts: SVGElement[] = [];
  for (const a of [-1, 0, 1, 2]) {
    const y = upward(a);
    parts.push(drawn("line", { x1: FRAME.left, x2: FRAME.right, y1: y, y2: y, class: "fig-grid" }));
    parts.push(drawn("text", { x: 28, y: y + 4, class: "fig-text", "text-anchor": "end" }, shown(a, 0)));
  }
  for (const z of [-4, -2, 0, 2, 4]) parts.push(caption(across(z), FRAME.bottom + 18, shown(z, 0)));
  const x = across(0);
  parts.push(drawn("line", { x1: x, x2: x, y1: FRAME.top, y2: FRAME.bottom, class: "fig-grid" }));
  parts.push(caption(across(1), HEIGHT - 4, "z", "fig-text fig-text--name"));
  return parts;
}

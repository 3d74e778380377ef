/** Draws the parabola of `descent`, the points visited, and the tangent at the last of them. */

import { cost, slope } from "./descent";
import { caption, drawn, freshId, picture } from "./elements";
import { shown } from "./numbers";

const [WIDTH, HEIGHT] = [360, 250];
const FRAME = { left: 40, right: 350, top: 12, bottom: 212 };
const [W_MIN, W_MAX, J_MIN, J_MAX] = [-4, 8, -2, 40];

function across(w: number): number {
  return FRAME.left + ((w - W_MIN) / (W_MAX - W_MIN)) * (FRAME.right - FRAME.left);
}

function upward(j: number): number {
  return FRAME.bottom - ((j - J_MIN) / (J_MAX - J_MIN)) * (FRAME.bottom - FRAME.top);
}

export class Slope {
  readonly node: SVGSVGElement;
  private readonly moving = drawn("g");
  private readonly margin = drawn("g");

  constructor(label: string, private readonly outside: (w: string) => string) {
    this.node = picture(WIDTH, HEIGHT, label);
    const clip = freshId("clip");
    const { left, top, right, bottom } = FRAME;
    const frame = drawn("rect", { x: left, y: top, width: right - left, height: bottom - top });
    const inside = drawn("g", { "clip-path": `url(#${clip})` }, curve(), this.moving);
    this.node.append(drawn("clipPath", { id: clip }, frame), ...axes(), inside, this.margin);
  }

  show(path: readonly number[]): void {
    const w = path.at(-1) ?? 0;
    const trail = path.slice(0, -1).map((at) =>
      drawn("circle", { cx: across(at), cy: upward(cost(at)), r: 3.5, class: "fig-trail" }));
    const chords = path.map((at) => `${across(at)},${upward(cost(at))}`).join(" ");
    this.moving.replaceChildren(
      drawn("polyline", { points: chords, class: "fig-chord" }),
      ...trail, tangent(w),
      drawn("circle", { cx: across(w), cy: upward(cost(w)), r: 6, class: "fig-point" }),
    );
    const beyond = w < W_MIN || w > W_MAX || cost(w) > J_MAX;
    this.margin.replaceChildren(...(beyond ? this.arrow(w) : []));
  }

  private arrow(w: number): SVGElement[] {
    const rightwards = w > W_MAX;
    const x = rightwards ? FRAME.right - 4 : FRAME.left + 4;
    const anchor = rightwards ? "end" : "start";
    const text = rightwards ? `${this.outside(shown(w))} →` : `← ${this.outside(shown(w))}`;
    return [drawn("text", { x, y: 30, class: "fig-text fig-text--bad", "text-anchor": anchor }, text)];
  }
}

function curve(): SVGElement {
  const points = Array.from({ length: 97 }, (_, index) => W_MIN + index / 8);
  const text = points.map((w) => `${across(w)},${upward(cost(w))}`).join(" ");
  return drawn("polyline", { points: text, class: "fig-curve" });
}

/** Of equal length on the screen, however steep. */
function tangent(w: number): SVGElement {
  const [dx, dy] = [across(1) - across(0), upward(slope(w)) - upward(0)];
  const stretch = 55 / Math.hypot(dx, dy);
  const [x, y] = [across(w), upward(cost(w))];
  return drawn("line", {
    x1: x - dx * stretch, y1: y - dy * stretch,
    x2: x + dx * stretch, y2: y + dy * stretch,
    class: "fig-tangent",
  });
}

function axes(): SVGElement[] {
  const parts: SVGElement[] = [];
  for (const j of [0, 10, 20, 30, 40]) {
    const y = upward(j);
    parts.push(drawn("line", { x1: FRAME.left, x2: FRAME.right, y1: y, y2: y, class: "fig-grid" }));
    parts.push(drawn("text", { x: 34, y: y + 4, class: "fig-text", "text-anchor": "end" }, String(j)));
  }
  for (const w of [-4, -2, 0, 2, 4, 6, 8]) {
    parts.push(caption(across(w), FRAME.bottom + 18, shown(w, 0)));
  }
  parts.push(caption(across(2), HEIGHT - 4, "w", "fig-text fig-text--name"));
  parts.push(caption(10, upward(20) + 4, "J", "fig-text fig-text--name"));
  return parts;
}

/** Two points on a parabola and the line through them; as h shrinks it becomes the tangent. */

import { button, slider, type Slider } from "./parts/controls";
import { caption, drawn, element, freshId, picture, speaker, type Language } from "./parts/elements";
import { factor, numberFrom, shown } from "./parts/numbers";
import { derivative, f, halved, quotient } from "./parts/quotient";

const WORDS = {
  en: {
    picture: "The parabola x², two points on it, the line through them, and dashed the tangent at the first.",
    halve: "Halve h",
    says: (sum: string, tangent: string) => `Slope of the line: ${sum}. Slope of the tangent: ${tangent}.`,
    alone: (tangent: string) =>
      `With h = 0 both points are one, and no line is fixed: 0 / 0. The limit still exists: ${tangent}.`,
  },
  ja: {
    picture: "放物線 x² の上の二点と、二点を通る直線。一つ目の点での接線は破線。",
    halve: "h を半分にする",
    says: (sum: string, tangent: string) => `直線の傾きは ${sum}、接線の傾きは ${tangent} です。`,
    alone: (tangent: string) =>
      `h = 0 では二点が重なり、0 / 0 となって直線が決まりません。それでも極限はあり、${tangent} です。`,
  },
} as const;

const [WIDTH, HEIGHT] = [360, 260];
const FRAME = { left: 36, right: 350, top: 10, bottom: 226 };
const [X_MIN, X_MAX, Y_MIN, Y_MAX] = [-4.2, 4.2, -4, 17];

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new Quotient(host, params, language);
}

class Quotient {
  private readonly words: (typeof WORDS)[Language];
  private readonly moving = drawn("g");
  private readonly speaker = speaker();
  private readonly stepSlider: Slider;
  private x: number;
  private h: number;

  constructor(host: HTMLElement, params: Record<string, unknown>, language: Language) {
    this.words = WORDS[language];
    this.x = numberFrom(params, "x", 1, [-2, 2]);
    this.h = numberFrom(params, "h", 1.5, [-2, 2]);
    this.stepSlider = this.step();
    host.replaceChildren(this.drawing(), this.speaker.node, this.controls());
    this.render();
  }

  private drawing(): SVGSVGElement {
    const node = picture(WIDTH, HEIGHT, this.words.picture);
    const clip = freshId("clip");
    const { left, top, right, bottom } = FRAME;
    const frame = drawn("rect", { x: left, y: top, width: right - left, height: bottom - top });
    const inside = drawn("g", { "clip-path": `url(#${clip})` }, curve(), this.moving);
    node.append(drawn("clipPath", { id: clip }, frame), ...axes(), inside);
    return node;
  }

  private step(): Slider {
    return slider({
      label: "h", min: -2, max: 2, step: 0.01, value: this.h,
      format: (value) => shown(value),
      onInput: (value) => { this.h = value; this.render(); },
    });
  }

  private controls(): HTMLElement {
    const place = slider({
      label: "x", min: -2, max: 2, step: 0.1, value: this.x,
      format: (value) => shown(value, 1),
      onInput: (value) => { this.x = value; this.render(); },
    });
    const halve = button(this.words.halve, () => {
      this.h = this.h === 0 ? 0 : halved(this.h);
      this.stepSlider.show(this.h);
      this.render();
    });
    return element("div", { class: "fig-controls" }, place.node, this.stepSlider.node,
      element("div", { class: "fig-buttons" }, halve));
  }

  private render(): void {
    const { x, h } = this;
    const slope = h === 0 ? derivative(x) : quotient(x, h);
    this.moving.replaceChildren(
      line(x, derivative(x), "fig-chord fig-chord--slope"),
      ...(h === 0 ? [] : [line(x, slope, "fig-tangent")]),
      point(x), ...(h === 0 ? [] : [point(x + h)]),
    );
    this.speaker.say(h === 0 ? this.words.alone(shown(derivative(x))) : this.sentence(slope));
  }

  private sentence(slope: number): string {
    const { x, h } = this;
    const sum = `(${shown(f(x + h))} − ${shown(f(x))}) / ${factor(h)} = ${shown(slope)}`;
    return this.words.says(sum, shown(derivative(x)));
  }
}

function across(x: number): number {
  return FRAME.left + ((x - X_MIN) / (X_MAX - X_MIN)) * (FRAME.right - FRAME.left);
}

function upward(y: number): number {
  return FRAME.bottom - ((y - Y_MIN) / (Y_MAX - Y_MIN)) * (FRAME.bottom - FRAME.top);
}

/** Through the curve's point at x, from edge to edge. */
function line(x: number, slope: number, style: string): SVGElement {
  const at = (place: number): number => upward(f(x) + slope * (place - x));
  return drawn("line", {
    x1: across(X_MIN), y1: at(X_MIN), x2: across(X_MAX), y2: at(X_MAX), class: style,
  });
}

function point(x: number): SVGElement {
  return drawn("circle", { cx: across(x), cy: upward(f(x)), r: 5, class: "fig-point" });
}

function curve(): SVGElement {
  const places = Array.from({ length: 85 }, (_, index) => X_MIN + index / 10);
  const points = places.map((x) => `${across(x)},${upward(f(x))}`).join(" ");
  return drawn("polyline", { points, class: "fig-curve" });
}

function axes(): SVGElement[] {
  const levels = [0, 4, 8, 12, 16].flatMap((y) => [
    drawn("line", { x1: FRAME.left, x2: FRAME.right, y1: upward(y), y2: upward(y), class: "fig-grid" }),
    drawn("text", { x: 30, y: upward(y) + 4, class: "fig-text", "text-anchor": "end" }, String(y)),
  ]);
  const places = [-4, -2, 0, 2, 4].map((x) => caption(across(x), FRAME.bottom + 18, shown(x, 0)));
  return [...levels, ...places, caption(across(3), HEIGHT - 4, "x", "fig-text fig-text--name")];
}

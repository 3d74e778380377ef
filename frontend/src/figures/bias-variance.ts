/** Training and dev error against the model's freedom or the amount of data, with the fit above. */

import { choice, slider } from "./parts/controls";
import { caption, drawn, element, picture, speaker, type Language } from "./parts/elements";
import { numberFrom, shown } from "./parts/numbers";
import {
  DEGREES, FEWEST, MOST, NOISE, diagnosis, expected, fitted, places, truth, valueAt, type Errors,
} from "./parts/polynomials";
import { normals } from "./parts/signal";

const WORDS = {
  en: {
    fit: "Noisy points, the true curve dashed, the fitted polynomial solid.",
    curves: "Training error dashed, dev error solid, and the noise that nobody undercuts as a thin line. The values stand below.",
    degree: "Degree of the polynomial", examples: "Examples m", against: "Lower picture against",
    kinds: { degree: "the degree", m: "the examples" },
    axes: { degree: "degree", m: "examples m" }, error: "error", training: "training", dev: "dev", noise: "noise",
    facts: ["Training error", "Dev error", "Noise", "Bias²", "Variance"],
    said: {
      bias: "High bias: even the training error is far above the noise, and dev is close to it. More freedom helps, more examples do not.",
      variance: "High variance: the training error is low, dev is far above it. More examples or less freedom help.",
      both: "Both: the training error is far above the noise, and dev is far above training.",
      fine: "Neither: training and dev are close to the noise and to each other.",
    },
  },
  ja: {
    fit: "雑音つきの点、破線の本当の曲線、実線の当てはめた多項式。",
    curves: "破線が訓練誤差、実線が開発誤差、細い線が誰も下回れない雑音。値は下に出ます。",
    degree: "多項式の次数", examples: "例の数 m", against: "下の図の横軸",
    kinds: { degree: "次数", m: "例の数" },
    axes: { degree: "次数", m: "例の数 m" }, error: "誤差", training: "訓練", dev: "開発", noise: "雑音",
    facts: ["訓練誤差", "開発誤差", "雑音", "バイアス²", "バリアンス"],
    said: {
      bias: "バイアスが大きい状態です。訓練誤差さえ雑音よりずっと大きく、開発誤差はそのすぐ上にあります。自由度を上げれば効き、例を増やしても効きません。",
      variance: "バリアンスが大きい状態です。訓練誤差は小さいのに、開発誤差がずっと上にあります。例を増やすか、自由度を下げると効きます。",
      both: "両方です。訓練誤差は雑音よりずっと大きく、開発誤差はさらにその上にあります。",
      fine: "どちらでもありません。訓練誤差も開発誤差も雑音に近く、互いにも近い値です。",
    },
  },
} as const;

type Axis = "degree" | "m";

const WIDTH = 372;
const [FIT_HEIGHT, CURVES_HEIGHT] = [190, 236];
const FIT = { left: 12, right: 360, top: 8, bottom: 182, low: -2.2, high: 2.4 };
const FRAME = { left: 40, right: 352, top: 12, bottom: 188 };
const HIGHEST = 1.05;
const COUNTS = [12, 14, 16, 20, 24, 30, 40, 50, 60, 80, 100, 120] as const;

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new BiasVariance(host, params, language);
}

class BiasVariance {
  private readonly words: (typeof WORDS)[Language];
  private readonly fit: SVGSVGElement;
  private readonly curves: SVGSVGElement;
  private readonly facts = element("dl", { class: "fig-facts" });
  private readonly speaker = speaker();
  private degree: number;
  private m: number;
  private axis: Axis;

  constructor(host: HTMLElement, params: Record<string, unknown>, language: Language) {
    this.words = WORDS[language];
    this.degree = Math.round(numberFrom(params, "degree", 1, [0, DEGREES.length - 1]));
    this.m = Math.round(numberFrom(params, "m", FEWEST, [FEWEST, MOST]));
    this.axis = params["against"] === "m" ? "m" : "degree";
    this.fit = picture(WIDTH, FIT_HEIGHT, this.words.fit);
    this.curves = picture(WIDTH, CURVES_HEIGHT, this.words.curves);
    host.replaceChildren(this.fit, this.curves, this.facts, this.speaker.node, this.controls());
    this.render();
  }

  private controls(): HTMLElement {
    const { words } = this;
    const degree = slider({
      label: words.degree, min: 0, max: DEGREES.length - 1, step: 1, value: this.degree, format: String,
      onInput: (value) => { this.degree = value; this.render(); },
    });
    const nearest = Math.max(0, COUNTS.findIndex((count) => count >= this.m));
    const examples = slider({
      label: words.examples, min: 0, max: COUNTS.length - 1, step: 1, value: nearest,
      format: (index) => String(COUNTS[index] ?? FEWEST),
      onInput: (index) => { this.m = COUNTS[index] ?? FEWEST; this.render(); },
    });
    const against = choice({
      label: words.against, value: this.axis,
      options: (["degree", "m"] as const).map((value) => ({ value, text: words.kinds[value] })),
      onChange: (value) => { this.axis = value as Axis; this.render(); },
    });
    return element("div", { class: "fig-controls" }, degree.node, examples.node, against);
  }

  private render(): void {
    this.fit.replaceChildren(...fitPicture(this.m, this.degree));
    const now = expected(this.m, this.degree);
    this.curves.replaceChildren(...this.curvesPicture(now));
    const values = [now.training, now.dev, NOISE, now.bias, now.variance];
    this.facts.replaceChildren(...this.words.facts.map((name, index) =>
      element("div", {}, element("dt", {}, name), element("dd", {}, shown(values[index] ?? 0, 3)))));
    this.speaker.say(this.words.said[diagnosis(now)]);
  }

  private curvesPicture(now: Errors): SVGElement[] {
    const { words, axis } = this;
    const stops = axis === "degree" ? DEGREES : COUNTS;
    const errors = stops.map((stop) => (axis === "degree" ? expected(this.m, stop) : expected(stop, this.degree)));
    const line = (value: (one: Errors) => number): string =>
      errors.map((one, index) => `${across(stops[index] ?? 0, axis)},${upward(value(one))}`).join(" ");
    const x = across(axis === "degree" ? this.degree : this.m, axis);
    const named = Math.round(stops.length * 0.6);
    const beside = errors[named] ?? now;
    const place = across(stops[named] ?? 0, axis);
    return [
      ...grid(axis, words.axes[axis], words.error),
      drawn("line", { x1: FRAME.left, x2: FRAME.right, y1: upward(NOISE), y2: upward(NOISE), class: "fig-wire" }),
      drawn("line", { x1: x, x2: x, y1: FRAME.top, y2: FRAME.bottom, class: "fig-wire" }),
      drawn("polyline", { points: line((one) => one.training), class: "fig-curve", "stroke-dasharray": "7 4" }),
      drawn("polyline", { points: line((one) => one.dev), class: "fig-curve fig-curve--best" }),
      drawn("circle", { cx: x, cy: upward(now.training), r: 4.5, class: "fig-trail" }),
      drawn("circle", { cx: x, cy: upward(now.dev), r: 6, class: "fig-point" }),
      caption(place, upward(beside.dev) - 9, words.dev, "fig-text fig-text--name"),
      caption(place, upward(beside.training) + 19, words.training, "fig-text fig-text--name"),
    ];
  }
}

/** One sample of measurements, the same for every reader, with the polynomial fitted to it. */
function fitPicture(m: number, degree: number): SVGElement[] {
  const draw = normals(m);
  const noisy = places(m).map((x) => truth(x) + NOISE * draw());
  const coefficients = fitted(noisy, degree);
  const line = (value: (x: number) => number): string => Array.from({ length: 121 }, (_, index) => -1 + index / 60)
    .map((x) => `${fitAcross(x)},${fitUpward(value(x))}`).join(" ");
  return [
    drawn("rect", { x: FIT.left, y: FIT.top, width: FIT.right - FIT.left, height: FIT.bottom - FIT.top, class: "fig-frame" }),
    drawn("polyline", { points: line(truth), class: "fig-curve", "stroke-dasharray": "7 4" }),
    drawn("polyline", { points: line((x) => valueAt(coefficients, x)), class: "fig-curve fig-curve--best" }),
    ...places(m).map((x, index) =>
      drawn("circle", { cx: fitAcross(x), cy: fitUpward(noisy[index] ?? 0), r: 3, class: "fig-land" })),
  ];
}

function fitAcross(x: number): number {
  return FIT.left + ((x + 1) / 2) * (FIT.right - FIT.left);
}

/** Held within the frame: a wild polynomial leaves it at the ends. */
function fitUpward(y: number): number {
  const held = Math.min(FIT.high, Math.max(FIT.low, y));
  return FIT.bottom - ((held - FIT.low) / (FIT.high - FIT.low)) * (FIT.bottom - FIT.top);
}

function across(stop: number, axis: Axis): number {
  const share = axis === "degree" ? stop / (DEGREES.length - 1)
    : Math.log(stop / FEWEST) / Math.log(MOST / FEWEST);
  return FRAME.left + share * (FRAME.right - FRAME.left);
}

function upward(error: number): number {
  return FRAME.bottom - (Math.min(error, HIGHEST) / HIGHEST) * (FRAME.bottom - FRAME.top);
}

function grid(axis: Axis, below: string, beside: string): SVGElement[] {
  const lines = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((value) => [
    drawn("line", { x1: FRAME.left, x2: FRAME.right, y1: upward(value), y2: upward(value), class: "fig-grid" }),
    drawn("text", { x: 34, y: upward(value) + 4, class: "fig-text", "text-anchor": "end" }, value.toFixed(1)),
  ]);
  const stops = axis === "degree" ? [1, 3, 5, 7, 9] : [12, 20, 40, 80];
  return [...lines, ...stops.map((stop) => caption(across(stop, axis), FRAME.bottom + 18, String(stop))),
    caption((FRAME.left + FRAME.right) / 2, CURVES_HEIGHT - 8, below, "fig-text fig-text--name"),
    caption((FRAME.left + FRAME.right) / 2, FRAME.top + 8, beside, "fig-text fig-text--name")];
}

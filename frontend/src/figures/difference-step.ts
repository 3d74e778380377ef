/** The error of a measured slope against its step: the bend on one side, rounding on the other. */

import { choice, slider } from "./parts/controls";
import { EXACT, POWERS, causeOf, errorOf, measured, type Precision, type Sides } from "./parts/difference";
import { caption, drawn, element, picture, speaker, type Language } from "./parts/elements";
import { numberFrom, powerOfTen } from "./parts/numbers";

const WORDS = {
  en: {
    picture: "Errors against steps from 10 to the power −1 to 10 to the power −12, both in powers of ten. The table below has the values.",
    step: "Step ε", sides: "Difference", precision: "Numbers",
    kinds: { one: "one side", two: "two sides" },
    axis: "step ε", error: "error", facts: ["Measured slope", "True slope", "Error"],
    table: "All errors as a table",
    said: {
      bend: (error: string) => `Error ${error}. Most of it is the bend of the curve: a smaller step helps.`,
      rounding: (error: string) => `Error ${error}. Most of it is rounding: the two costs differ in their last digits only. A smaller step makes it worse.`,
      lost: (error: string) => `Error ${error}. The step is below the last digit of θ: both costs are the same number, and the slope comes out as 0.`,
      best: (error: string) => `Error ${error}, the least for this choice. A larger step has more bend, a smaller one more rounding.`,
    },
  },
  ja: {
    picture: "10 の −1 乗から 10 の −12 乗までの幅に対する誤差。縦横とも 10 の何乗かの目盛り。値は下の表で読めます。",
    step: "幅 ε", sides: "差分", precision: "数の種類",
    kinds: { one: "片側", two: "両側" },
    axis: "幅 ε", error: "誤差", facts: ["測った傾き", "本当の傾き", "誤差"],
    table: "すべての誤差を表で見る",
    said: {
      bend: (error: string) => `誤差は ${error}。大部分は曲線の曲がりによるものです。幅を小さくすると良くなります。`,
      rounding: (error: string) => `誤差は ${error}。大部分は丸め誤差です。二つのコストは最後の桁しか違いません。幅を小さくすると、もっと悪くなります。`,
      lost: (error: string) => `誤差は ${error}。幅が θ の最後の桁より小さく、二つのコストが同じ数になったので、傾きは 0 になりました。`,
      best: (error: string) => `誤差は ${error} で、この選び方では最小です。幅を大きくすると曲がりが、小さくすると丸めが増えます。`,
    },
  },
} as const;

const CURVES = [["two", "float64"], ["one", "float64"], ["two", "float32"], ["one", "float32"]] as const;
const DASHES = ["none", "8 5", "2 4", "8 4 2 4"] as const;
const [WIDTH, HEIGHT] = [372, 262];
const FRAME = { left: 66, right: 352, top: 14, bottom: 214 };
const [LOWEST, HIGHEST] = [-12, 2];

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new DifferenceStep(host, params, language);
}

class DifferenceStep {
  private readonly words: (typeof WORDS)[Language];
  private readonly moving = drawn("g");
  private readonly facts = element("dl", { class: "fig-facts" });
  private readonly speaker = speaker();
  private power: number;
  private sides: Sides;
  private precision: Precision;

  constructor(host: HTMLElement, params: Record<string, unknown>, language: Language) {
    this.words = WORDS[language];
    this.power = Math.round(numberFrom(params, "power", 2, [1, 12]));
    this.sides = params["sides"] === "one" ? "one" : "two";
    this.precision = params["precision"] === "float32" ? "float32" : "float64";
    const drawing = picture(WIDTH, HEIGHT, this.words.picture);
    drawing.append(...axes(this.words.axis, this.words.error), this.moving);
    host.replaceChildren(drawing, this.facts, this.speaker.node, this.controls(), this.table());
    this.render();
  }

  private controls(): HTMLElement {
    const { words } = this;
    const step = slider({
      label: words.step, min: 1, max: 12, step: 1, value: this.power, format: (power) => powerOfTen(-power),
      onInput: (power) => { this.power = power; this.render(); },
    });
    const sides = choice({
      label: words.sides, value: this.sides,
      options: (["two", "one"] as const).map((value) => ({ value, text: words.kinds[value] })),
      onChange: (value) => { this.sides = value as Sides; this.render(); },
    });
    const precision = choice({
      label: words.precision, value: this.precision,
      options: ["float64", "float32"].map((value) => ({ value, text: value })),
      onChange: (value) => { this.precision = value as Precision; this.render(); },
    });
    return element("div", { class: "fig-controls" }, step.node, sides, precision);
  }

  private name([sides, precision]: (typeof CURVES)[number]): string {
    return `${this.words.kinds[sides]}, ${precision}`;
  }

  private table(): HTMLElement {
    const head = element("tr", {}, ...["ε", ...CURVES.map((curve) => this.name(curve))]
      .map((text) => element("th", { scope: "col" }, text)));
    const rows = POWERS.map((power) => element("tr", {},
      element("th", { scope: "row" }, powerOfTen(-power)),
      ...CURVES.map(([sides, precision]) => element("td", {}, inWords(errorOf(power, sides, precision))))));
    const table = element("table", { class: "fig-table number" },
      element("thead", {}, head), element("tbody", {}, ...rows));
    return element("details", { class: "fig-details" },
      element("summary", {}, this.words.table), element("div", { class: "fig-scroll" }, table));
  }

  private render(): void {
    const error = errorOf(this.power, this.sides, this.precision);
    const curves = CURVES.map(([sides, precision], index) =>
      curve(sides, precision, DASHES[index] ?? "none", sides === this.sides && precision === this.precision));
    this.moving.replaceChildren(...curves, drawn("circle", {
      cx: across(this.power), cy: upward(error), r: 6, class: "fig-point",
    }));
    const values = [measured(this.power, this.sides, this.precision).toPrecision(9), EXACT.toPrecision(9), inWords(error)];
    this.facts.replaceChildren(...this.words.facts.map((name, index) =>
      element("div", {}, element("dt", {}, name), element("dd", {}, values[index] ?? ""))));
    this.speaker.say(this.words.said[causeOf(this.power, this.sides, this.precision)](inWords(error)));
  }
}

function curve(sides: Sides, precision: Precision, dashes: string, chosen: boolean): SVGElement {
  const points = POWERS.map((power) => `${across(power)},${upward(errorOf(power, sides, precision))}`).join(" ");
  const name = chosen ? "fig-curve fig-curve--best" : "fig-curve";
  return drawn("polyline", { points, class: name, "stroke-dasharray": dashes });
}

/** One digit and a power of ten: 9×10⁻⁵. */
function inWords(value: number): string {
  if (value === 0) return "0";
  const [digit = "", power = ""] = value.toExponential(0).split("e");
  return `${digit}×${powerOfTen(Number(power))}`;
}

/** Large steps on the right, as on any axis. */
function across(power: number): number {
  return FRAME.right - ((power - 1) / 11) * (FRAME.right - FRAME.left);
}

function upward(error: number): number {
  const power = error > 0 ? Math.max(LOWEST, Math.log10(error)) : LOWEST;
  return FRAME.bottom - ((power - LOWEST) / (HIGHEST - LOWEST)) * (FRAME.bottom - FRAME.top);
}

function axes(below: string, beside: string): SVGElement[] {
  const lines = [-12, -9, -6, -3, 0].flatMap((power) => {
    const y = upward(10 ** power);
    return [
      drawn("line", { x1: FRAME.left, x2: FRAME.right, y1: y, y2: y, class: "fig-grid" }),
      drawn("text", { x: 60, y: y + 4, class: "fig-text", "text-anchor": "end" },
        power === 0 ? "1" : powerOfTen(power)),
    ];
  });
  const steps = [2, 5, 8, 11].map((power) => caption(across(power), FRAME.bottom + 18, powerOfTen(-power)));
  return [...lines, ...steps,
    caption((FRAME.left + FRAME.right) / 2, HEIGHT - 8, below, "fig-text fig-text--name"),
    drawn("text", { x: FRAME.right, y: FRAME.top + 6, class: "fig-text fig-text--name", "text-anchor": "end" }, beside)];
}

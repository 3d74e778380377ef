/** Error against the amount of data for a small, a medium and a large model. */

import { choice, slider } from "./parts/controls";
import { caption, drawn, element, picture, speaker, type Language } from "./parts/elements";
import { numberFrom, shown } from "./parts/numbers";
import { best, error, LEAST, MOST, parts, SIZES, type Features } from "./parts/scale-model";

const WORDS = {
  en: {
    picture: "Curves of the error against the number of examples, one for each model size.",
    examples: "Training examples m",
    features: "Features",
    kinds: { raw: "raw inputs", made: "made by people (c = 0.15)" },
    heads: ["Model p", "Noise", "Its limit", "Chance", "Error"],
    sizes: ["small", "medium", "large"],
    axis: "training examples m (powers of ten)", error: "error",
    verdict: (m: string, size: string, value: string) => `With ${m} examples the ${size} model has the least error, ${value}. `,
    reason: {
      chance: "What the larger ones lose is mostly chance: too few examples for so many parameters.",
      level: "The smaller ones have run level: what is left is what they cannot express.",
    },
  },
  ja: {
    picture: "例の数に対する誤差の曲線。モデルの大きさごとに一本。",
    examples: "訓練例の数 m",
    features: "特徴量",
    kinds: { raw: "生の入力", made: "人が考えた特徴量（c = 0.15）" },
    heads: ["モデル p", "雑音", "表せない", "学び誤り", "誤差"],
    sizes: ["小", "中", "大"],
    axis: "訓練例の数 m（10 のべき乗）", error: "誤差",
    verdict: (m: string, size: string, value: string) => `例が ${m} 個のとき、誤差が最も小さいのは「${size}」のモデルで、${value} です。`,
    reason: {
      chance: "大きいほうのモデルの誤差は、ほとんどが学び誤りです。パラメータが多いわりに例が足りません。",
      level: "小さいほうのモデルの曲線はもう平らです。残っているのは、表しきれない分です。",
    },
  },
} as const;

const [WIDTH, HEIGHT] = [372, 250];
const FRAME = { left: 40, right: 320, top: 12, bottom: 205 };
const [DECADES, HIGHEST] = [Math.log10(MOST / LEAST), 1.2];
const DASHES = ["2 4", "8 5", "none"] as const;

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new Scale(host, params, language);
}

class Scale {
  private readonly words: (typeof WORDS)[Language];
  private readonly moving = drawn("g");
  private readonly speaker = speaker();
  private readonly rows = element("tbody");
  private features: Features;
  private examples: number;

  constructor(host: HTMLElement, params: Record<string, unknown>, private readonly language: Language) {
    this.words = WORDS[language];
    this.features = params["features"] === "made" ? "made" : "raw";
    this.examples = numberFrom(params, "examples", 300, [LEAST, MOST]);
    const drawing = picture(WIDTH, HEIGHT, this.words.picture);
    drawing.append(...axes(this.words.axis, this.words.error), this.moving);
    host.replaceChildren(drawing, this.table(), this.speaker.node, this.controls());
    this.render();
  }

  private controls(): HTMLElement {
    const examples = slider({
      label: this.words.examples, min: Math.log10(LEAST), max: Math.log10(MOST), step: 0.1,
      value: Math.log10(this.examples), format: (power) => this.count(10 ** power),
      onInput: (power) => { this.examples = 10 ** power; this.render(); },
    });
    const features = choice({
      label: this.words.features, value: this.features,
      options: (["raw", "made"] as const).map((value) => ({ value, text: this.words.kinds[value] })),
      onChange: (value) => { this.features = value as Features; this.render(); },
    });
    return element("div", { class: "fig-controls" }, examples.node, features);
  }

  private count(m: number): string {
    return Number(m.toPrecision(2)).toLocaleString(this.language);
  }

  private table(): HTMLElement {
    const heads = this.words.heads.map((text) => element("th", { scope: "col" }, text));
    return element("table", { class: "fig-table number" },
      element("thead", {}, element("tr", {}, ...heads)), this.rows);
  }

  private render(): void {
    const winner = best(this.examples, this.features);
    const curves = SIZES.flatMap((p, index) => this.curve(p, index, p === winner));
    const x = across(this.examples);
    this.moving.replaceChildren(
      drawn("line", { x1: x, x2: x, y1: FRAME.top, y2: FRAME.bottom, class: "fig-wire" }), ...curves,
    );
    this.rows.replaceChildren(...SIZES.map((p, index) => this.row(p, index)));
    const size = this.words.sizes[SIZES.findIndex((p) => p === winner)] ?? "";
    const reason = winner === SIZES.at(-1) ? this.words.reason.level : this.words.reason.chance;
    const value = shown(error(this.examples, winner, this.features), 3);
    this.speaker.say(this.words.verdict(this.count(this.examples), size, value) + reason);
  }

  private row(p: number, index: number): HTMLElement {
    const { noise, inexpressible, chance } = parts(this.examples, p, this.features);
    const cells = [noise, inexpressible, chance, noise + inexpressible + chance];
    return element("tr", {},
      element("th", { scope: "row" }, `${this.words.sizes[index] ?? ""} ${p}`),
      ...cells.map((value) => element("td", {}, shown(value, 3))));
  }

  private curve(p: number, index: number, wins: boolean): SVGElement[] {
    const points = Array.from({ length: 81 }, (_, step) => LEAST * 10 ** ((step / 80) * DECADES))
      .map((m) => `${across(m)},${upward(error(m, p, this.features))}`).join(" ");
    const name = wins ? "fig-curve fig-curve--best" : "fig-curve";
    const end = upward(error(MOST, p, this.features));
    const y = index === 2 ? end + 9 : index === 1 ? end - 3 : Math.min(end - 2, upward(0.2));
    return [
      drawn("polyline", { points, class: name, "stroke-dasharray": DASHES[index] ?? "none" }),
      drawn("text", { x: FRAME.right + 4, y, class: "fig-text" }, this.words.sizes[index] ?? ""),
      drawn("circle", {
        cx: across(this.examples), cy: upward(error(this.examples, p, this.features)), r: wins ? 6 : 4,
        class: wins ? "fig-point" : "fig-trail",
      }),
    ];
  }
}

function across(m: number): number {
  return FRAME.left + (Math.log10(m / LEAST) / DECADES) * (FRAME.right - FRAME.left);
}

function upward(value: number): number {
  return FRAME.bottom - (value / HIGHEST) * (FRAME.bottom - FRAME.top);
}

function axes(below: string, beside: string): SVGElement[] {
  const nodes: SVGElement[] = [];
  for (const value of [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2]) {
    const y = upward(value);
    nodes.push(drawn("line", { x1: FRAME.left, x2: FRAME.right, y1: y, y2: y, class: "fig-grid" }));
    nodes.push(drawn("text", { x: 34, y: y + 4, class: "fig-text", "text-anchor": "end" }, value.toFixed(1)));
  }
  for (const [power, text] of ["10", "10²", "10³", "10⁴", "10⁵", "10⁶"].entries()) {
    nodes.push(caption(across(LEAST * 10 ** power), FRAME.bottom + 18, text));
  }
  nodes.push(caption((FRAME.left + FRAME.right) / 2, HEIGHT - 6, below, "fig-text fig-text--name"));
  nodes.push(caption(FRAME.right + 24, FRAME.top + 6, beside, "fig-text fig-text--name"));
  return nodes;
}

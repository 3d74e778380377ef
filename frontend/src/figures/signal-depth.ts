/** Size of the activations layer by layer, for several scales of the starting weights. */

import { choice, slider } from "./parts/controls";
import { caption, drawn, element, picture, speaker, type Language } from "./parts/elements";
import { numberFrom, powerOfTen } from "./parts/numbers";
import { SCALES, fate, signalSizes, spreadOf, type Scale } from "./parts/signal";

const WORDS = {
  en: {
    scale: "Spread of a weight (n units per layer)",
    width: "Units per layer n",
    layers: "Layers",
    size: "Size of A",
    layer: "Layer",
    picture: "Bars for layers 0 to {layers}, on a scale from 10 to the power −12 to 10 to the power 12. ",
    fades: "The signal fades: the last layer has {ratio} of the input's size. Every further layer takes a little more.",
    grows: "The signal grows: the last layer is {ratio} times as large as the input. Every further layer adds to it.",
    vanishes: "The signal vanishes: the last layer receives {ratio} of the input. Its gradients vanish with it.",
    explodes: "The signal explodes: the last layer is {ratio} times as large as the input.",
    lives: "The signal lives: the last layer has {ratio} of the input's size.",
  },
  ja: {
    scale: "重み一つのばらつき（n は一層のユニット数）",
    width: "一層のユニット数 n",
    layers: "層の数",
    size: "A の大きさ",
    layer: "層",
    picture: "第 0 層から第 {layers} 層までの棒。目盛りは 10 の −12 乗から 10 の 12 乗まで。",
    fades: "信号が弱まります。最後の層の大きさは、入力の {ratio} 倍です。層が増えるたびに、さらに弱まります。",
    grows: "信号が強まります。最後の層の大きさは、入力の {ratio} 倍です。層が増えるたびに、さらに強まります。",
    vanishes: "信号が消えます。最後の層に届くのは、入力の {ratio} 倍です。勾配も一緒に消えます。",
    explodes: "信号が爆発します。最後の層は、入力の {ratio} 倍の大きさになります。",
    lives: "信号は生きています。最後の層の大きさは、入力の {ratio} 倍です。",
  },
} as const;

const [WIDTH, HEIGHT, LEFT, RIGHT, UPPER, LOWER] = [360, 210, 54, 354, 12, 176];
const [LEAST, MOST] = [-12, 12];

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new SignalDepth(host, params, language);
}

class SignalDepth {
  private readonly words: (typeof WORDS)[Language];
  private readonly drawing = picture(WIDTH, HEIGHT, "");
  private readonly speaker = speaker();
  private readonly table = element("dl", { class: "fig-facts" });
  private layers: number;
  private width: number;
  private scale: Scale;

  constructor(host: HTMLElement, params: Record<string, unknown>, language: Language) {
    this.words = WORDS[language];
    this.layers = Math.round(numberFrom(params, "layers", 8, [1, 12]));
    this.width = Math.round(numberFrom(params, "width", 60, [10, 120]));
    this.scale = SCALES.find((scale) => scale === params["scale"]) ?? "0.01";
    host.replaceChildren(this.controls(), this.drawing, this.speaker.node, this.table);
    this.render();
  }

  private controls(): HTMLElement {
    const scale = choice({
      label: this.words.scale, value: this.scale,
      options: SCALES.map((value) => ({ value, text: value })),
      onChange: (value) => { this.scale = value as Scale; this.render(); },
    });
    const width = slider({
      label: this.words.width, min: 10, max: 120, step: 10, value: this.width, format: String,
      onInput: (value) => { this.width = value; this.render(); },
    });
    const layers = slider({
      label: this.words.layers, min: 1, max: 12, step: 1, value: this.layers, format: String,
      onInput: (value) => { this.layers = value; this.render(); },
    });
    return element("div", { class: "fig-controls" }, scale, width.node, layers.node);
  }

  private render(): void {
    const sizes = signalSizes(this.width, this.layers, spreadOf(this.scale, this.width));
    this.drawing.replaceChildren(...axis(), ...sizes.flatMap((size, index) => bar(size, index, sizes.length)));
    const ratio = inWords((sizes.at(-1) ?? 0) / (sizes[0] ?? 1));
    const said = this.words[fate(sizes)].replace("{ratio}", ratio);
    this.speaker.say(said);
    this.drawing.setAttribute("aria-label", this.words.picture.replace("{layers}", String(this.layers)) + said);
    this.table.replaceChildren(...sizes.map((size, index) => element("div", {},
      element("dt", {}, `${this.words.layer} ${index}`), element("dd", {}, inWords(size)))));
  }
}

/** Three significant digits: 0.683, or 4.63×10⁻¹² where that would be all zeros. */
function inWords(value: number): string {
  if (value === 0) return "0";
  if (value >= 0.01 && value < 1000) return value.toPrecision(3);
  const [digits = "", power = ""] = value.toExponential(2).split("e");
  return `${digits}×${powerOfTen(Number(power))}`;
}

function height(size: number): number {
  const power = size > 0 ? Math.log10(size) : LEAST;
  const share = (Math.min(MOST, Math.max(LEAST, power)) - LEAST) / (MOST - LEAST);
  return LOWER - share * (LOWER - UPPER);
}

function axis(): SVGElement[] {
  return [-12, -8, -4, 0, 4, 8, 12].flatMap((power) => {
    const y = height(10 ** power);
    return [
      drawn("line", { x1: LEFT, y1: y, x2: RIGHT, y2: y, class: "fig-grid" }),
      caption(LEFT - 27, y + 4, power === 0 ? "1" : powerOfTen(power)),
    ];
  });
}

function bar(size: number, index: number, count: number): SVGElement[] {
  const slot = (RIGHT - LEFT) / count;
  const x = LEFT + index * slot;
  const top = height(size);
  return [
    drawn("rect", {
      x: x + slot * 0.18, y: top, width: slot * 0.64, height: Math.max(1, LOWER - top), rx: 2,
      class: index === 0 ? "fig-cell" : "fig-cell fig-cell--result",
    }),
    caption(x + slot / 2, LOWER + 18, String(index)),
  ];
}

/** Values of one unit over a mini-batch: before, after normalisation, after the activation. */

import { ACTIVATIONS, activationFrom, slope, value, type Activation } from "./parts/activations";
import { choice, slider } from "./parts/controls";
import { caption, drawn, element, picture, speaker, type Language } from "./parts/elements";
import { BASE, mean, MODES, normalised, variance, type Mode } from "./parts/normalising";
import { numberFrom, shown } from "./parts/numbers";

const WORDS = {
  en: {
    mode: "Normalise with",
    modes: { off: "nothing", batch: "the mini-batch (training)", running: "running averages never filled (0 and 1)" },
    kind: "Activation", kinds: { sigmoid: "sigmoid", tanh: "tanh", relu: "ReLU", leaky: "leaky ReLU" },
    shift: "Mean of z", spread: "Spread of z", gamma: "γ", beta: "β",
    rows: ["z", "after", "a = g(·)"],
    mean: "mean", deviation: "spread", steep: "slopes above 0.05",
    picture: "Three number lines from −8 to 8 with twelve points each. ",
    said: (centre: string, spread: string, steep: number) =>
      `Before the activation: mean ${centre}, spread ${spread}. ${steep} of 12 slopes are above 0.05.`,
  },
  ja: {
    mode: "正規化に使うもの",
    modes: { off: "正規化しない", batch: "ミニバッチ（訓練）", running: "何もたまっていない移動平均（0 と 1）" },
    kind: "活性化関数", kinds: { sigmoid: "シグモイド", tanh: "tanh", relu: "ReLU", leaky: "leaky ReLU" },
    shift: "z の平均", spread: "z のばらつき", gamma: "γ", beta: "β",
    rows: ["z", "正規化後", "a = g(·)"],
    mean: "平均", deviation: "ばらつき", steep: "0.05 を超える傾き",
    picture: "−8 から 8 までの数直線が三本あり、それぞれに点が 12 個あります。",
    said: (centre: string, spread: string, steep: number) =>
      `活性化の前の平均は ${centre}、ばらつきは ${spread} です。傾きが 0.05 を超える例は 12 個中 ${steep} 個です。`,
  },
} as const;

const [WIDTH, LEFT, RIGHT, HEIGHT] = [360, 74, 350, 196];
const [LEAST, MOST, LINES] = [-8, 8, [36, 96, 156]] as const;
const STEEP = 0.05;

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new BatchNorm(host, params, language);
}

class BatchNorm {
  private readonly words: (typeof WORDS)[Language];
  private readonly drawing = picture(WIDTH, HEIGHT, "");
  private readonly speaker = speaker();
  private readonly facts = element("dl", { class: "fig-facts" });
  private readonly at: { shift: number; spread: number; gamma: number; beta: number };
  private mode: Mode;
  private kind: Activation;

  constructor(host: HTMLElement, params: Record<string, unknown>, language: Language) {
    this.words = WORDS[language];
    this.mode = MODES.find((one) => one === params["mode"]) ?? "batch";
    this.kind = activationFrom(params);
    this.at = {
      shift: numberFrom(params, "shift", 4, [-6, 6]), spread: numberFrom(params, "spread", 0.5, [0.1, 4]),
      gamma: 1, beta: 0,
    };
    host.replaceChildren(this.drawing, this.facts, this.speaker.node, this.controls());
    this.render();
  }

  private controls(): HTMLElement {
    const mode = choice({
      label: this.words.mode, value: this.mode,
      options: MODES.map((one) => ({ value: one, text: this.words.modes[one] })),
      onChange: (chosen) => { this.mode = chosen as Mode; this.render(); },
    });
    const kind = choice({
      label: this.words.kind, value: this.kind,
      options: ACTIVATIONS.map((one) => ({ value: one, text: this.words.kinds[one] })),
      onChange: (chosen) => { this.kind = activationFrom({ function: chosen }); this.render(); },
    });
    return element("div", { class: "fig-controls" }, mode, kind,
      this.knob("shift", -6, 6), this.knob("spread", 0.1, 4),
      this.knob("gamma", 0, 4), this.knob("beta", -6, 6));
  }

  private knob(name: "shift" | "spread" | "gamma" | "beta", min: number, max: number): HTMLElement {
    return slider({
      label: this.words[name], min, max, step: 0.1, value: this.at[name],
      format: (number) => shown(number, 1),
      onInput: (number) => { this.at[name] = number; this.render(); },
    }).node;
  }

  private render(): void {
    const { shift, spread, gamma, beta } = this.at;
    const z = BASE.map((one) => shift + spread * one);
    const before = normalised(z, this.mode, gamma, beta);
    const rows = [z, before, before.map((one) => value(this.kind, one))];
    const steep = before.filter((one) => Math.abs(slope(this.kind, one)) > STEEP).length;
    const said = this.words.said(...measures(before), steep);
    this.drawing.replaceChildren(...rows.flatMap((values, index) => line(values, index, this.words.rows[index] ?? "")));
    this.drawing.setAttribute("aria-label", this.words.picture + said);
    this.speaker.say(said);
    this.facts.replaceChildren(...rows.map((values, index) => fact(
      this.words.rows[index] ?? "", `${this.words.mean} ${measures(values)[0]}, ${this.words.deviation} ${measures(values)[1]}`)),
    fact(this.words.steep, `${steep} / ${BASE.length}`));
  }
}

function measures(values: readonly number[]): [string, string] {
  return [shown(mean(values)), shown(Math.sqrt(variance(values)))];
}

function fact(name: string, text: string): HTMLElement {
  return element("div", {}, element("dt", {}, name), element("dd", {}, text));
}

function across(number: number): number {
  const held = Math.min(MOST, Math.max(LEAST, number));
  return LEFT + ((held - LEAST) / (MOST - LEAST)) * (RIGHT - LEFT);
}

/** Points beyond the ends stay at the ends. */
function line(values: readonly number[], index: number, name: string): SVGElement[] {
  const y = LINES[index] ?? 0;
  const ticks = [-8, -4, 0, 4, 8].flatMap((number) => [
    drawn("line", { x1: across(number), x2: across(number), y1: y - 14, y2: y + 14, class: "fig-grid" }),
    caption(across(number), y + 28, shown(number, 0)),
  ]);
  return [
    drawn("line", { x1: LEFT, x2: RIGHT, y1: y, y2: y, class: "fig-grid" }), ...ticks,
    drawn("text", { x: 4, y: y + 4, class: "fig-text" }, name),
    ...values.map((number) => drawn("circle", {
      cx: across(number), cy: y, r: 5, class: index === 1 ? "fig-point" : "fig-trail",
    })),
  ];
}

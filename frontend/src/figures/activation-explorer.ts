/** The learner chooses an activation function and moves a point along it, watching the slope. */

import { ActivationPlot } from "./parts/activation-plot";
import {
  ACTIVATIONS, activationFrom, hasCorner, LEAK, slope, value, type Activation,
} from "./parts/activations";
import { choice, slider } from "./parts/controls";
import { element, speaker, type Language, type Speaker } from "./parts/elements";
import { factor, numberFrom, shown } from "./parts/numbers";

const NAMES: Record<Activation, Record<Language, string>> = {
  sigmoid: { en: "sigmoid", ja: "シグモイド" },
  tanh: { en: "tanh", ja: "tanh" },
  relu: { en: "ReLU", ja: "ReLU" },
  leaky: { en: "leaky ReLU", ja: "leaky ReLU" },
};

const WORDS = {
  en: {
    picture: "The activation function as a solid curve, its slope as a dashed one, and a point with its tangent.",
    kind: "Function",
    score: "Score z",
    facts: ["z", "a = g(z)", "slope g′(z)"],
    table: "Values as a table",
    sum: (line: string) => `The slope is ${line}.`,
    state: {
      flat: " Nearly flat: hardly any blame passes back through this unit.",
      open: "",
      off: " Off: nothing passes back.",
      leak: " A little passes back, so the unit can recover.",
      corner: (s: string) => `At the corner there is no slope; programs take ${s}.`,
    },
  },
  ja: {
    picture: "実線は活性化関数、破線はその傾き。点とその接線も描いてあります。",
    kind: "関数",
    score: "スコア z",
    facts: ["z", "a = g(z)", "傾き g′(z)"],
    table: "値を表で見る",
    sum: (line: string) => `傾きは ${line} です。`,
    state: {
      flat: "ほとんど平らです。このユニットを通って戻る責任は、ほとんどありません。",
      open: "",
      off: "オフです。何も戻りません。",
      leak: "少しだけ戻るので、ユニットは立ち直れます。",
      corner: (s: string) => `角なので傾きはありません。プログラムでは ${s} とします。`,
    },
  },
} as const;

const FLAT = 0.05;
const PLACES = [-4, -3, -2, -1, 0, 1, 2, 3, 4] as const;

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new Explorer(host, params, language);
}

class Explorer {
  private readonly words: (typeof WORDS)[Language];
  private readonly plot: ActivationPlot;
  private readonly speaker: Speaker = speaker();
  private readonly facts = element("dl", { class: "fig-facts" });
  private readonly rows = element("tbody");
  private kind: Activation;
  private z: number;

  constructor(host: HTMLElement, params: Record<string, unknown>, private readonly language: Language) {
    this.words = WORDS[language];
    this.kind = activationFrom(params);
    this.z = numberFrom(params, "z", 1, [-4, 4]);
    this.plot = new ActivationPlot(this.words.picture);
    host.replaceChildren(
      this.plot.node, this.facts, this.speaker.node, this.controls(), this.table(),
    );
    this.render();
  }

  private controls(): HTMLElement {
    const kinds = choice({
      label: this.words.kind,
      options: ACTIVATIONS.map((kind) => ({ value: kind, text: NAMES[kind][this.language] })),
      value: this.kind,
      onChange: (kind) => {
        this.kind = activationFrom({ function: kind });
        this.render();
      },
    });
    const score = slider({
      label: this.words.score, min: -4, max: 4, step: 0.1, value: this.z,
      format: (value) => shown(value, 1),
      onInput: (value) => {
        this.z = Math.abs(value) < 0.05 ? 0 : value;
        this.render();
      },
    });
    return element("div", { class: "fig-controls" }, kinds, score.node);
  }

  private table(): HTMLElement {
    const heads = this.words.facts.map((text) => element("th", { scope: "col" }, text));
    const table = element("table", { class: "fig-table number" },
      element("thead", {}, element("tr", {}, ...heads)), this.rows);
    return element("details", { class: "fig-details" },
      element("summary", {}, this.words.table), table);
  }

  private render(): void {
    this.plot.show(this.kind, this.z);
    const values = this.cells(this.z);
    this.facts.replaceChildren(...this.words.facts.map((name, index) =>
      element("div", {}, element("dt", {}, name), element("dd", {}, values[index] ?? ""))));
    this.rows.replaceChildren(...PLACES.map((z) =>
      element("tr", {}, ...this.cells(z).map((text) => element("td", {}, text)))));
    this.speaker.say(this.sentence());
  }

  private cells(z: number): string[] {
    return [shown(z, 1), shown(value(this.kind, z), 3), shown(slope(this.kind, z), 3)];
  }

  private sentence(): string {
    const { state, sum } = this.words;
    const s = slope(this.kind, this.z);
    if (hasCorner(this.kind, this.z)) return state.corner(shown(s));
    if (this.kind === "relu") return sum(shown(s, 0)) + (s === 0 ? state.off : state.open);
    if (this.kind === "leaky") return sum(shown(s, 2)) + (s === LEAK ? state.leak : state.open);
    return sum(this.calculation(s)) + (s < FLAT ? state.flat : state.open);
  }

  private calculation(s: number): string {
    const a = value(this.kind, this.z);
    const product = this.kind === "sigmoid"
      ? `a(1 − a) = ${shown(a, 3)} × ${shown(1 - a, 3)}`
      : `1 − a² = 1 − ${factor(a, 3)}²`;
    return `${product} = ${shown(s, 3)}`;
  }
}

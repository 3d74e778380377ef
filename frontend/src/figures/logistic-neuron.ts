/** One neuron: values forward, slopes backward, shown one at a time, then an update. */

import { allow, button, choice, slider, type Slider } from "./parts/controls";
import { element, speaker, type Language } from "./parts/elements";
import { pass, updated, type Setting } from "./parts/neuron";
import { NeuronPicture } from "./parts/neuron-picture";
import { factor, numberFrom, shown } from "./parts/numbers";
import { Stepper, type Step } from "./parts/stepper";

const WORDS = {
  en: {
    picture: "Two inputs, two weights and a bias lead to the score z, the answer a and the loss L.",
    steps: [
      "Forward: score", "Forward: answer", "Forward: loss",
      "Backward: slope at the score", "Backward: slopes of the weights", "Backward: slope of the bias",
    ],
    update: "Apply the update",
    y: "Label y",
    rate: "Learning rate α",
    bias: "Bias b",
    input: "Input",
    weight: "Weight",
    start: "Nothing has been calculated yet. What will the score z be?",
    updated: (n: number, from: string, to: string) =>
      `Update ${n}: every parameter moved against its slope. The loss went from ${from} to ${to}.`,
  },
  ja: {
    picture: "二つの入力、二つの重み、バイアスから、スコア z、答え a、損失 L へと進む図。",
    steps: [
      "順伝播：スコア", "順伝播：答え", "順伝播：損失",
      "逆伝播：スコアでの傾き", "逆伝播：重みの傾き", "逆伝播：バイアスの傾き",
    ],
    update: "更新を行う",
    y: "ラベル y",
    rate: "学習率 α",
    bias: "バイアス b",
    input: "入力",
    weight: "重み",
    start: "まだ何も計算していません。スコア z はいくつになるでしょうか。",
    updated: (n: number, from: string, to: string) =>
      `更新 ${n} 回目：どのパラメータも、傾きと逆の向きに動きました。損失は ${from} から ${to} になりました。`,
  },
} as const;

type Adjustable = Exclude<keyof Setting, "y">;

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new Neuron(host, params, language);
}

class Neuron {
  private readonly words: (typeof WORDS)[Language];
  private readonly picture: NeuronPicture;
  private readonly speaker = speaker();
  private readonly stepper: Stepper;
  private readonly updateButton: HTMLButtonElement;
  private readonly sliders = new Map<Adjustable, Slider>();
  private setting: Setting;
  private rate: number;
  private updates = 0;

  constructor(host: HTMLElement, params: Record<string, unknown>, language: Language) {
    this.words = WORDS[language];
    this.setting = settingFrom(params);
    this.rate = numberFrom(params, "rate", 0.5, [0.05, 2]);
    this.picture = new NeuronPicture(this.words.picture);
    this.stepper = new Stepper(this.words.steps.length, language, () => this.revealed());
    this.updateButton = button(this.words.update, () => this.update());
    this.stepper.buttons.append(this.updateButton);
    host.replaceChildren(
      this.picture.node, this.stepper.buttons, this.speaker.node, this.stepper.list, this.controls(),
    );
    this.render();
    this.speaker.say(this.words.start);
  }

  private controls(): HTMLElement {
    const { input, weight, bias } = this.words;
    const names: readonly (readonly [Adjustable, string])[] = [
      ["x1", `${input} x₁`], ["x2", `${input} x₂`],
      ["w1", `${weight} w₁`], ["w2", `${weight} w₂`], ["b", bias],
    ];
    const sliders = names.map(([key, label]) => this.slide(key, label));
    const label = choice({
      label: this.words.y, value: String(this.setting.y),
      options: [{ value: "1", text: "1" }, { value: "0", text: "0" }],
      onChange: (value) => this.change({ ...this.setting, y: Number(value) }),
    });
    return element("div", { class: "fig-controls" }, ...sliders, this.rateSlider(), label);
  }

  private slide(key: Adjustable, label: string): HTMLElement {
    const control = slider({
      label, min: -3, max: 3, step: 0.05, value: this.setting[key],
      format: (value) => shown(value),
      onInput: (value) => this.change({ ...this.setting, [key]: value }),
    });
    this.sliders.set(key, control);
    return control.node;
  }

  private rateSlider(): HTMLElement {
    return slider({
      label: this.words.rate, min: 0.05, max: 2, step: 0.05, value: this.rate,
      format: (value) => shown(value),
      onInput: (value) => { this.rate = value; },
    }).node;
  }

  private change(setting: Setting): void {
    this.setting = setting;
    this.updates = 0;
    this.render();
  }

  private revealed(): void {
    this.render();
    this.speaker.say(this.stepper.latest(this.steps()) ?? this.words.start);
  }

  private update(): void {
    const before = pass(this.setting).loss;
    this.setting = updated(this.setting, this.rate);
    this.updates += 1;
    for (const [key, control] of this.sliders) control.show(this.setting[key]);
    this.render();
    const after = pass(this.setting).loss;
    this.speaker.say(this.words.updated(this.updates, shown(before, 4), shown(after, 4)));
  }

  private render(): void {
    this.picture.show(this.setting, pass(this.setting), this.stepper.revealed);
    this.stepper.show(this.steps());
    allow(this.updateButton, this.stepper.complete);
  }

  private steps(): Step[] {
    const lines = [...forwardLines(this.setting), ...backwardLines(this.setting)];
    return this.words.steps.map((name, index) => ({ name, line: lines[index] ?? "" }));
  }
}

function forwardLines(setting: Setting): string[] {
  const { x1, x2, w1, w2, b, y } = setting;
  const { z, a, loss } = pass(setting);
  const sum = `${shown(w1)} × ${factor(x1)} + ${factor(w2)} × ${factor(x2)} + ${factor(b)}`;
  const surprise = y === 1 ? `−ln a = −ln ${shown(a, 4)}` : `−ln(1 − a) = −ln ${shown(1 - a, 4)}`;
  return [
    `z = w₁x₁ + w₂x₂ + b = ${sum} = ${shown(z, 3)}`,
    `a = σ(z) = 1 / (1 + exp(${shown(-z, 3)})) = ${shown(a, 4)}`,
    `L = ${surprise} = ${shown(loss, 4)}`,
  ];
}

function backwardLines(setting: Setting): string[] {
  const { x1, x2, y } = setting;
  const { a, dz, dw1, dw2, db } = pass(setting);
  return [
    `dz = a − y = ${shown(a, 4)} − ${y} = ${shown(dz, 4)}`,
    `dw₁ = x₁ dz = ${shown(x1)} × ${factor(dz, 4)} = ${shown(dw1, 4)}, ` +
      `dw₂ = x₂ dz = ${shown(x2)} × ${factor(dz, 4)} = ${shown(dw2, 4)}`,
    `db = dz = ${shown(db, 4)}`,
  ];
}

function settingFrom(params: Readonly<Record<string, unknown>>): Setting {
  const take = (key: string, fallback: number): number => numberFrom(params, key, fallback, [-3, 3]);
  return {
    x1: take("x1", 1), x2: take("x2", 2),
    w1: take("w1", 0.5), w2: take("w2", -0.25), b: take("b", 0),
    y: params["y"] === 0 ? 0 : 1,
  };
}

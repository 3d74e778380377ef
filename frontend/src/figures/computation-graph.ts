/** f = (p + q r)^2 as a graph: values flow forward, slopes backward, one step at a time. */

import { slider } from "./parts/controls";
import { BOX_HEIGHT, drawBox, drawWires, type Box } from "./parts/boxes";
import { drawn, element, picture, speaker, type Language } from "./parts/elements";
import { walk, type Inputs } from "./parts/graph";
import { factor, numberFrom, shown } from "./parts/numbers";
import { Stepper, type Step } from "./parts/stepper";

const WORDS = {
  en: {
    picture: "q and r are multiplied to u; p and u are added to v; v is squared to f.",
    forward: "Forward",
    backward: "Backward",
    input: "Input",
    start: "Nothing has been calculated yet. What will u be?",
  },
  ja: {
    picture: "q と r を掛けて u、p と u を足して v、v を二乗して f になる図。",
    forward: "順伝播",
    backward: "逆伝播",
    input: "入力",
    start: "まだ何も計算していません。u はいくつになるでしょうか。",
  },
} as const;

const STEPS = 7;
const [TOP, MIDDLE, BOTTOM] = [6, 80, 154];
const WIDTH = 64;
const COLUMN = { input: 4, product: 102, sum: 200, result: 292 } as const;

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new Graph(host, params, language);
}

class Graph {
  private readonly words: (typeof WORDS)[Language];
  private readonly boxes = drawn("g");
  private readonly speaker = speaker();
  private readonly stepper: Stepper;
  private inputs: Inputs;

  constructor(host: HTMLElement, params: Record<string, unknown>, language: Language) {
    this.words = WORDS[language];
    const take = (key: string, fallback: number): number => numberFrom(params, key, fallback, [-4, 4]);
    this.inputs = { p: take("p", 1), q: take("q", 2), r: take("r", 3) };
    this.stepper = new Stepper(STEPS, language, () => this.revealed());
    const drawing = picture(360, 222, this.words.picture);
    drawing.append(...drawWires(wires()), this.boxes);
    host.replaceChildren(
      drawing, this.stepper.buttons, this.speaker.node, this.stepper.list, this.controls(),
    );
    this.render();
    this.speaker.say(this.words.start);
  }

  private controls(): HTMLElement {
    const sliders = (["p", "q", "r"] as const).map((key) => slider({
      label: `${this.words.input} ${key}`, min: -4, max: 4, step: 0.5, value: this.inputs[key],
      format: (value) => shown(value, 1),
      onInput: (value) => { this.inputs = { ...this.inputs, [key]: value }; this.render(); },
    }).node);
    return element("div", { class: "fig-controls" }, ...sliders);
  }

  private revealed(): void {
    this.render();
    this.speaker.say(this.stepper.latest(this.steps()) ?? this.words.start);
  }

  private render(): void {
    this.boxes.replaceChildren(...boxes(this.inputs, this.stepper.revealed).flatMap(drawBox));
    this.stepper.show(this.steps());
  }

  private steps(): Step[] {
    const { forward, backward } = this.words;
    return lines(this.inputs).map((line, index) => ({
      name: `${index < 3 ? forward : backward} ${index + 1}/${STEPS}`, line,
    }));
  }
}

function lines(inputs: Inputs): string[] {
  const { p, q, r } = inputs;
  const { u, v, f, dv, du, dp, dq, dr } = walk(inputs);
  const [n, m] = [(value: number) => shown(value), (value: number) => factor(value)];
  return [
    `u = q r = ${n(q)} × ${m(r)} = ${n(u)}`,
    `v = p + u = ${n(p)} + ${m(u)} = ${n(v)}`,
    `f = v² = ${m(v)}² = ${n(f)}`,
    `dv = 2v = 2 × ${m(v)} = ${n(dv)}`,
    `du = dv × 1 = ${n(du)}, dp = dv × 1 = ${n(dp)}`,
    `dq = du × r = ${n(du)} × ${m(r)} = ${n(dq)}`,
    `dr = du × q = ${n(du)} × ${m(q)} = ${n(dr)}`,
  ];
}

function boxes(inputs: Inputs, revealed: number): Box[] {
  const { u, v, f, dv, du, dp, dq, dr } = walk(inputs);
  const value = (step: number, number: number): string => (revealed >= step ? shown(number) : "?");
  const slope = (step: number, name: string, number: number): string | undefined =>
    revealed >= step ? `${name} ${shown(number)}` : undefined;
  const given = { x: COLUMN.input, width: WIDTH, chosen: true };
  return [
    { ...given, y: TOP, name: "p", value: shown(inputs.p), slope: slope(5, "dp", dp) },
    { ...given, y: MIDDLE, name: "q", value: shown(inputs.q), slope: slope(6, "dq", dq) },
    { ...given, y: BOTTOM, name: "r", value: shown(inputs.r), slope: slope(7, "dr", dr) },
    { x: COLUMN.product, y: BOTTOM - 37, width: WIDTH, name: "u = qr", value: value(1, u), slope: slope(5, "du", du) },
    { x: COLUMN.sum, y: MIDDLE - 37, width: WIDTH, name: "v = p+u", value: value(2, v), slope: slope(4, "dv", dv) },
    { x: COLUMN.result, y: MIDDLE - 37, width: WIDTH, name: "f = v²", value: value(3, f) },
  ];
}

function wires(): readonly (readonly [number, number, number, number])[] {
  const middle = (y: number): number => y + BOX_HEIGHT / 2;
  const { input, product, sum, result } = COLUMN;
  return [
    [input + WIDTH, middle(TOP), sum, middle(MIDDLE - 37) - 6],
    [input + WIDTH, middle(MIDDLE), product, middle(BOTTOM - 37) - 6],
    [input + WIDTH, middle(BOTTOM), product, middle(BOTTOM - 37) + 6],
    [product + WIDTH, middle(BOTTOM - 37), sum, middle(MIDDLE - 37) + 6],
    [sum + WIDTH, middle(MIDDLE - 37), result, middle(MIDDLE - 37)],
  ];
}

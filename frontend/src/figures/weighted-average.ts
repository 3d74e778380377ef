/** The learner sets β and sees how smooth, how late and how biased the average is. */

import { averaged, roughness, temperatures } from "./parts/averages";
import { choice, slider } from "./parts/controls";
import { caption, drawn, element, picture, speaker, type Language } from "./parts/elements";
import { numberFrom, shown } from "./parts/numbers";

const WORDS = {
  en: {
    picture: "Daily temperatures as dots, and their exponentially weighted average as a line.",
    beta: "β",
    correction: "Bias correction",
    off: "off: v",
    on: "on: v / (1 − βᵗ)",
    facts: ["Memory 1/(1 − β)", "Day 1", "Day 10", "Jump per day"],
    days: (value: string): string => `${value} days`,
    said: (memory: string, first: string, real: string, jump: string) =>
      `The line averages about ${memory} days. On day 1 the thermometer says ${real} and the line ${first}. From day to day the line changes by ${jump} on average.`,
    table: "Values as a table",
    heads: ["Day t", "Temperature", "v", "1 − βᵗ", "v / (1 − βᵗ)"],
    axis: "day",
  },
  ja: {
    picture: "点は毎日の気温、線はその指数加重平均。",
    beta: "β",
    correction: "偏りの補正",
    off: "なし：v",
    on: "あり：v / (1 − βᵗ)",
    facts: ["記憶 1/(1 − β)", "1 日目", "10 日目", "一日の変化"],
    days: (value: string): string => `${value} 日`,
    said: (memory: string, first: string, real: string, jump: string) =>
      `線は、約 ${memory} 日分の平均です。1 日目の気温は ${real} 度、線は ${first} 度です。線は一日に平均 ${jump} 度動きます。`,
    table: "値を表で見る",
    heads: ["日 t", "気温", "v", "1 − βᵗ", "v / (1 − βᵗ)"],
    axis: "日",
  },
} as const;

const DAYS = 150;
const LISTED = [1, 2, 3, 5, 10, 20, 50, 100, 150] as const;
const [WIDTH, HEIGHT] = [372, 240];
const FRAME = { left: 36, right: 350, top: 24, bottom: 200 };
const [LOW, HIGH] = [-2, 30];

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new WeightedAverage(host, params, language);
}

class WeightedAverage {
  private readonly words: (typeof WORDS)[Language];
  private readonly values = temperatures(DAYS);
  private readonly line = drawn("polyline", { class: "fig-curve fig-curve--best" });
  private readonly speaker = speaker();
  private readonly facts = element("dl", { class: "fig-facts" });
  private readonly rows = element("tbody");
  private beta: number;
  private corrected: boolean;

  constructor(host: HTMLElement, params: Record<string, unknown>, language: Language) {
    this.words = WORDS[language];
    this.beta = numberFrom(params, "beta", 0.9, [0, 0.99]);
    this.corrected = params["corrected"] === true;
    const drawing = picture(WIDTH, HEIGHT, this.words.picture);
    drawing.append(...axes(this.words.axis), ...this.dots(), this.line);
    host.replaceChildren(drawing, this.facts, this.speaker.node, this.controls(), this.table());
    this.render();
  }

  private controls(): HTMLElement {
    const beta = slider({
      label: this.words.beta, min: 0, max: 0.99, step: 0.01, value: this.beta,
      format: (value) => shown(value), onInput: (value) => { this.beta = value; this.render(); },
    });
    const correction = choice({
      label: this.words.correction, value: this.corrected ? "on" : "off",
      options: [{ value: "off", text: this.words.off }, { value: "on", text: this.words.on }],
      onChange: (value) => { this.corrected = value === "on"; this.render(); },
    });
    return element("div", { class: "fig-controls" }, beta.node, correction);
  }

  private table(): HTMLElement {
    const heads = this.words.heads.map((text) => element("th", { scope: "col" }, text));
    const table = element("table", { class: "fig-table number" },
      element("thead", {}, element("tr", {}, ...heads)), this.rows);
    return element("details", { class: "fig-details" },
      element("summary", {}, this.words.table), element("div", { class: "fig-scroll" }, table));
  }

  private dots(): SVGElement[] {
    return this.values.map((value, day) =>
      drawn("circle", { cx: across(day + 1), cy: upward(value), r: 1.8, class: "fig-land" }));
  }

  private render(): void {
    const line = averaged(this.values, this.beta, this.corrected);
    this.line.setAttribute("points", line.map((v, day) => `${across(day + 1).toFixed(1)},${upward(v).toFixed(1)}`).join(" "));
    const memory = shown(1 / (1 - this.beta), 1);
    const [first, tenth] = [shown(line[0] ?? 0, 1), shown(line[9] ?? 0, 1)];
    const jump = shown(roughness(line.slice(20)));
    const values = [this.words.days(memory), first, tenth, jump];
    this.facts.replaceChildren(...this.words.facts.map((name, index) =>
      element("div", {}, element("dt", {}, name), element("dd", {}, values[index] ?? ""))));
    this.speaker.say(this.words.said(memory, first, shown(this.values[0] ?? 0, 1), jump));
    this.rows.replaceChildren(...LISTED.map((day) => this.row(day)));
  }

  private row(day: number): HTMLElement {
    const at = (corrected: boolean): number => averaged(this.values, this.beta, corrected)[day - 1] ?? 0;
    const cells = [shown(this.values[day - 1] ?? 0, 1), shown(at(false)), shown(1 - this.beta ** day, 4), shown(at(true))];
    return element("tr", {}, element("th", { scope: "row" }, String(day)),
      ...cells.map((text) => element("td", {}, text)));
  }
}

function across(day: number): number {
  return FRAME.left + ((day - 1) / (DAYS - 1)) * (FRAME.right - FRAME.left);
}

function upward(value: number): number {
  return FRAME.bottom - ((value - LOW) / (HIGH - LOW)) * (FRAME.bottom - FRAME.top);
}

function axes(name: string): SVGElement[] {
  const lines = [0, 10, 20, 30].flatMap((value) => [
    drawn("line", { x1: FRAME.left, x2: FRAME.right, y1: upward(value), y2: upward(value), class: "fig-grid" }),
    drawn("text", { x: 30, y: upward(value) + 4, class: "fig-text", "text-anchor": "end" }, String(value)),
  ]);
  const days = [1, 50, 100, 150].map((day) => caption(across(day), FRAME.bottom + 18, String(day)));
  return [...lines, ...days, caption((FRAME.left + FRAME.right) / 2, HEIGHT - 4, name, "fig-text fig-text--name"),
    caption(18, 14, "°C", "fig-text fig-text--name")];
}

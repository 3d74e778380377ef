/** Four ways to lower the learning rate, epoch by epoch. */

import { slider } from "./parts/controls";
import { caption, drawn, element, picture, speaker, type Language } from "./parts/elements";
import { numberFrom, shown } from "./parts/numbers";
import { rateAt, SCHEDULES, type Plan, type Schedule } from "./parts/schedules";

const WORDS = {
  en: {
    picture: "Learning rate against epoch for four schedules. The table below gives the values at the chosen epoch.",
    rate: "First rate α₀",
    decay: "Decay rate d",
    interval: "Interval T (stairs)",
    epoch: "Epoch e",
    names: { inverse: "1/(1 + d e)", stairs: "stairs", exponential: "0.95ᵉ", root: "1/√e" },
    heads: ["Schedule", "α at e", "share of α₀"],
    axis: "epoch",
    percent: (share: string): string => `${share}%`,
    said: (epoch: number, inverse: string, floor: number, stairs: string) =>
      `At epoch ${epoch} the first schedule gives ${inverse}. The stairs have fallen ${floor} ${floor === 1 ? "time" : "times"} and give ${stairs}.`,
  },
  ja: {
    picture: "エポックに対する学習率。四つの減らし方。選んだエポックでの値は下の表にあります。",
    rate: "最初の学習率 α₀",
    decay: "減衰率 d",
    interval: "間隔 T（階段）",
    epoch: "エポック e",
    names: { inverse: "1/(1 + d e)", stairs: "階段", exponential: "0.95ᵉ", root: "1/√e" },
    heads: ["減らし方", "e での α", "α₀ に対する割合"],
    axis: "エポック",
    percent: (share: string): string => `${share}%`,
    said: (epoch: number, inverse: string, floor: number, stairs: string) =>
      `エポック ${epoch} の学習率は、一つ目の減らし方では ${inverse} です。階段は ${floor} 段下がり、${stairs} です。`,
  },
} as const;

const LAST = 30;
const [WIDTH, HEIGHT] = [372, 240];
const FRAME = { left: 54, right: 284, top: 12, bottom: 200 };
const DASHES: Record<Schedule, string> = { inverse: "none", stairs: "8 4", exponential: "2 4", root: "10 3 2 3" };

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new Schedules(host, params, language);
}

class Schedules {
  private readonly words: (typeof WORDS)[Language];
  private readonly moving = drawn("g");
  private readonly speaker = speaker();
  private readonly rows = element("tbody");
  private plan: Plan;
  private epoch = 4;

  constructor(host: HTMLElement, params: Record<string, unknown>, language: Language) {
    this.words = WORDS[language];
    this.plan = {
      rate: numberFrom(params, "rate", 0.2, [0.01, 1]),
      decay: numberFrom(params, "decay", 1, [0, 2]),
      interval: Math.round(numberFrom(params, "interval", 5, [1, 15])),
    };
    const drawing = picture(WIDTH, HEIGHT, this.words.picture);
    drawing.append(this.moving);
    host.replaceChildren(drawing, this.table(), this.speaker.node, this.controls());
    this.render();
  }

  private controls(): HTMLElement {
    const set = (some: Partial<Plan>): void => { this.plan = { ...this.plan, ...some }; this.render(); };
    const { words, plan } = this;
    const sliders = [
      slider({ label: words.epoch, min: 0, max: LAST, step: 1, value: this.epoch, format: String,
        onInput: (value) => { this.epoch = value; this.render(); } }),
      slider({ label: words.rate, min: 0.01, max: 1, step: 0.01, value: plan.rate, format: (value) => shown(value),
        onInput: (rate) => set({ rate }) }),
      slider({ label: words.decay, min: 0, max: 2, step: 0.05, value: plan.decay, format: (value) => shown(value),
        onInput: (decay) => set({ decay }) }),
      slider({ label: words.interval, min: 1, max: 15, step: 1, value: plan.interval, format: String,
        onInput: (interval) => set({ interval }) }),
    ];
    return element("div", { class: "fig-controls" }, ...sliders.map(({ node }) => node));
  }

  private table(): HTMLElement {
    const heads = this.words.heads.map((text) => element("th", { scope: "col" }, text));
    return element("table", { class: "fig-table number" },
      element("thead", {}, element("tr", {}, ...heads)), this.rows);
  }

  private render(): void {
    const x = across(this.epoch);
    this.moving.replaceChildren(
      ...axes(this.words.axis, this.plan.rate),
      drawn("line", { x1: x, x2: x, y1: FRAME.top, y2: FRAME.bottom, class: "fig-wire" }),
      ...SCHEDULES.flatMap((name) => this.curve(name)), ...this.labels(),
    );
    this.rows.replaceChildren(...SCHEDULES.map((name) => this.row(name)));
    const [inverse, stairs] = [this.value("inverse"), this.value("stairs")];
    const falls = Math.floor(this.epoch / this.plan.interval);
    this.speaker.say(this.words.said(this.epoch, shown(inverse, 4), falls, shown(stairs, 4)));
  }

  private value(name: Schedule): number {
    return rateAt(name, this.plan, this.epoch);
  }

  private row(name: Schedule): HTMLElement {
    const share = shown((100 * this.value(name)) / this.plan.rate, 1);
    return element("tr", {}, element("th", { scope: "row" }, this.words.names[name]),
      element("td", {}, shown(this.value(name), 4)), element("td", {}, this.words.percent(share)));
  }

  private curve(name: Schedule): SVGElement[] {
    const places = Array.from({ length: LAST * 10 + 1 }, (_, step) => step / 10);
    const points = places.map((epoch) => `${across(epoch).toFixed(1)},${this.upward(name, epoch).toFixed(1)}`).join(" ");
    const look = name === "inverse" || name === "stairs" ? "fig-curve fig-curve--best" : "fig-curve";
    return [
      drawn("polyline", { points, class: look, "stroke-dasharray": DASHES[name] }),
      drawn("circle", { cx: across(this.epoch), cy: this.upward(name, this.epoch), r: 4, class: "fig-point" }),
    ];
  }

  private upward(name: Schedule, epoch: number): number {
    return height(rateAt(name, this.plan, epoch) / this.plan.rate);
  }

  /** At the right ends, moved apart where they would lie on each other. */
  private labels(): SVGElement[] {
    const ends = SCHEDULES.map((name) => ({ name, y: this.upward(name, LAST) })).sort((a, b) => b.y - a.y);
    let above = Infinity;
    return ends.map(({ name, y }) => {
      above = Math.min(y + 4, above - 15);
      return drawn("text", { x: FRAME.right + 5, y: above, class: "fig-text" }, this.words.names[name]);
    });
  }
}

function across(epoch: number): number {
  return FRAME.left + (epoch / LAST) * (FRAME.right - FRAME.left);
}

function height(share: number): number {
  return FRAME.bottom - share * (FRAME.bottom - FRAME.top);
}

function axes(name: string, rate: number): SVGElement[] {
  const lines = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    drawn("line", { x1: FRAME.left, x2: FRAME.right, y1: height(share), y2: height(share), class: "fig-grid" }),
    drawn("text", { x: 48, y: height(share) + 4, class: "fig-text", "text-anchor": "end" }, shown(share * rate, rate < 0.4 ? 3 : 2)),
  ]);
  const epochs = [0, 10, 20, 30].map((epoch) => caption(across(epoch), FRAME.bottom + 18, String(epoch)));
  return [...lines, ...epochs, caption((FRAME.left + FRAME.right) / 2, HEIGHT - 4, name, "fig-text fig-text--name")];
}

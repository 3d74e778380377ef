/** The learner sets a learning rate and a start, and walks down a parabola step by step. */

import { allow, button, slider, type Slider } from "./parts/controls";
import { MOST_STEPS, cost, ending, next, slope, type Ending } from "./parts/descent";
import { element, speaker, type Language, type Speaker } from "./parts/elements";
import { factor, numberFrom, shown } from "./parts/numbers";
import { Player } from "./parts/player";
import { Slope } from "./parts/slope-plot";

const WORDS = {
  en: {
    picture: "The curve J(w) = (w − 2)² + 1 with the points visited and the tangent at the last one.",
    rate: "Learning rate α",
    start: "Starting point w",
    step: "Step",
    play: "Play",
    pause: "Pause",
    again: "Start again",
    table: "All steps as a table",
    heads: ["Step", "w", "J(w)", "Slope"],
    facts: ["Step", "w", "J(w)", "Slope"],
    ready: (w: string, s: string) => `At w = ${w} the slope is ${s}. Where will the next point land?`,
    moved: (n: number, sum: string, from: string, to: string, way: string) =>
      `Step ${n}: w = ${sum}. The cost ${way} from ${from} to ${to}.`,
    way: { up: "rose", down: "fell", level: "stayed" },
    ending: {
      going: "",
      arrived: " The point has reached the bottom: the slope is practically zero.",
      diverged: " Diverged: every step overshoots farther than the one before. Try a smaller rate.",
      tired: ` Stopped after ${MOST_STEPS} steps without arriving. Try another rate.`,
    },
    outside: (w: string) => `w = ${w}, outside`,
  },
  ja: {
    picture: "曲線 J(w) = (w − 2)² + 1 と、通ってきた点、最後の点での接線。",
    rate: "学習率 α",
    start: "出発点 w",
    step: "一歩進む",
    play: "続けて進む",
    pause: "一時停止",
    again: "最初から",
    table: "すべての一歩を表で見る",
    heads: ["歩数", "w", "J(w)", "傾き"],
    facts: ["歩数", "w", "J(w)", "傾き"],
    ready: (w: string, s: string) => `w = ${w} での傾きは ${s} です。次の点はどこに来るでしょうか。`,
    moved: (n: number, sum: string, from: string, to: string, way: string) =>
      `${n} 歩目：w = ${sum}。コストは ${from} から ${to} へ${way}。`,
    way: { up: "増えました", down: "減りました", level: "（変わりません）" },
    ending: {
      going: "",
      arrived: "谷底に着きました。傾きはほぼ 0 です。",
      diverged: "発散しました。一歩ごとに、前より遠くへ飛び越えています。学習率を小さくしてみてください。",
      tired: `${MOST_STEPS} 歩進んでも着かないので止まりました。学習率を変えてみてください。`,
    },
    outside: (w: string) => `w = ${w}（枠の外）`,
  },
} as const;

const PAUSE_BETWEEN_STEPS = 450;

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new Walk(host, params, language);
}

class Walk {
  private readonly words: (typeof WORDS)[Language];
  private readonly plot: Slope;
  private readonly speaker: Speaker = speaker();
  private readonly facts = element("dl", { class: "fig-facts" });
  private readonly rows = element("tbody");
  private readonly stepButton: HTMLButtonElement;
  private readonly player: Player;
  private readonly startSlider: Slider;
  private rate: number;
  private path: number[];

  constructor(host: HTMLElement, params: Record<string, unknown>, language: Language) {
    this.words = WORDS[language];
    this.rate = numberFrom(params, "rate", 0.1, [0.01, 1.2]);
    this.path = [numberFrom(params, "start", -2, [-4, 8])];
    this.plot = new Slope(this.words.picture, this.words.outside);
    this.stepButton = button(this.words.step, () => this.stepOnce());
    this.player = new Player({
      words: this.words, every: PAUSE_BETWEEN_STEPS,
      advance: () => { this.advance(); return ending(this.path) !== "going"; },
      show: (still) => this.render(still ? this.lastStep() : undefined),
      jump: () => this.toTheEnd(),
    });
    this.startSlider = this.makeStartSlider();
    host.replaceChildren(
      this.plot.node, this.facts, this.speaker.node, this.controls(), this.table(),
    );
    this.render(this.question());
  }

  private controls(): HTMLElement {
    const rate = slider({
      label: this.words.rate, min: 0.01, max: 1.2, step: 0.01, value: this.rate,
      format: (value) => shown(value),
      onInput: (value) => this.changeRate(value),
    });
    const again = button(this.words.again, () => this.restart(this.path[0] ?? 0));
    return element("div", { class: "fig-controls" },
      rate.node, this.startSlider.node,
      element("div", { class: "fig-buttons" }, this.stepButton, this.player.button, again));
  }

  private makeStartSlider(): Slider {
    return slider({
      label: this.words.start, min: -4, max: 8, step: 0.1, value: this.position(),
      format: (value) => shown(value, 1),
      onInput: (value) => this.restart(value),
    });
  }

  private table(): HTMLElement {
    const heads = this.words.heads.map((text) => element("th", { scope: "col" }, text));
    const table = element("table", { class: "fig-table number" },
      element("thead", {}, element("tr", {}, ...heads)), this.rows);
    return element("details", { class: "fig-details" },
      element("summary", {}, this.words.table), table);
  }

  private position(): number {
    return this.path.at(-1) ?? 0;
  }

  private question(): string {
    return this.words.ready(shown(this.position()), shown(slope(this.position())));
  }

  private restart(start: number): void {
    this.player.stop();
    this.path = [start];
    this.render(this.question());
  }

  /** A walk that has ended begins anew; one under way goes on with the new rate. */
  private changeRate(rate: number): void {
    this.rate = rate;
    if (ending(this.path) !== "going") this.restart(this.path[0] ?? 0);
  }

  private stepOnce(): void {
    this.player.stop();
    this.advance();
    this.render(this.lastStep());
  }

  private advance(): void {
    if (ending(this.path) === "going") this.path.push(next(this.position(), this.rate));
  }

  private toTheEnd(): void {
    while (ending(this.path) === "going") this.advance();
    this.render(this.lastStep());
  }

  private lastStep(): string {
    const before = this.path.at(-2);
    if (before === undefined) return this.question();
    const now = this.position();
    const [from, to] = [cost(before), cost(now)];
    const way = Math.abs(to - from) < 1e-9 ? "level" : to > from ? "up" : "down";
    const rate = shown((before - now) / slope(before) || this.rate);
    const sum = `${shown(before)} − ${rate} × ${factor(slope(before))} = ${shown(now)}`;
    const sentence = this.words.moved(
      this.path.length - 1, sum, shown(from), shown(to), this.words.way[way],
    );
    return sentence + this.words.ending[ending(this.path)];
  }

  private render(message: string | undefined): void {
    this.plot.show(this.path);
    this.renderFacts();
    this.renderRows();
    const state: Ending = ending(this.path);
    allow(this.stepButton, state === "going");
    allow(this.player.button, state === "going");
    this.speaker.node.classList.toggle("fig-message--bad", state === "diverged");
    this.speaker.node.classList.toggle("fig-message--good", state === "arrived");
    if (message !== undefined) this.speaker.say(message);
  }

  private renderFacts(): void {
    const values = this.cells(this.path.length - 1);
    this.facts.replaceChildren(...this.words.facts.map((name, index) =>
      element("div", {}, element("dt", {}, name), element("dd", {}, values[index] ?? ""))));
  }

  private renderRows(): void {
    this.rows.replaceChildren(...this.path.map((_, index) =>
      element("tr", {}, ...this.cells(index).map((text) => element("td", {}, text)))));
  }

  private cells(index: number): string[] {
    const w = this.path[index] ?? 0;
    return [String(index), shown(w), shown(cost(w)), shown(slope(w))];
  }
}

/** A small net learns a wavy coast in the page; the learner sets its size, rate and start. */

import { BoundaryPicture } from "./parts/boundary-picture";
import { allow, button, choice, slider } from "./parts/controls";
import { element, speaker, type Language, type Speaker } from "./parts/elements";
import { Facts } from "./parts/facts";
import { numberFrom, shown } from "./parts/numbers";
import { Player } from "./parts/player";
import { seeded } from "./parts/random";
import { accuracy, coast, cost, started, stepped, type Net, type Start } from "./parts/small-net";

const WORDS = {
  en: {
    picture: "Map of positions with the region that the net calls land. The line below says how well it does.",
    legend: "● land · × sea · shaded: the net says land",
    hidden: "Hidden units",
    rate: "Learning rate α",
    start: "Start",
    starts: { random: "small random numbers", zero: "all zero" },
    step: "1 step",
    many: "100 steps",
    play: "Play",
    pause: "Pause",
    again: "Start again",
    facts: ["Step", "Cost", "This map", "New positions"],
    table: "All parameters as a table",
    heads: ["Unit", "w₁", "w₂", "b", "weight in output"],
    bias: "b of the output",
    ready: "Nothing has been learnt yet: the cost is ln 2 = 0.693. What will the border look like?",
    said: (step: number, value: string, here: string, there: string) =>
      `After ${step} steps the cost is ${value}; right on this map ${here}, on new positions ${there}.`,
    stuck: " Only the output's bias has moved. Every hidden weight is still exactly 0.",
    end: " This is the last step of the figure.",
  },
  ja: {
    picture: "地点の地図と、ネットワークが陸だと答える範囲。成績は下の行に出ます。",
    legend: "● 陸・× 海・色の付いた範囲：陸という答え",
    hidden: "隠れユニットの数",
    rate: "学習率 α",
    start: "出発点",
    starts: { random: "小さな乱数", zero: "すべて 0" },
    step: "一歩進む",
    many: "百歩進む",
    play: "続けて進む",
    pause: "一時停止",
    again: "最初から",
    facts: ["歩数", "コスト", "この地図", "新しい地点"],
    table: "すべてのパラメータを表で見る",
    heads: ["ユニット", "w₁", "w₂", "b", "出力での重み"],
    bias: "出力の b",
    ready: "まだ何も学んでいません。コストは ln 2 = 0.693 です。境界はどんな形になるでしょうか。",
    said: (step: number, value: string, here: string, there: string) =>
      `${step} 歩でコストは ${value}。正解はこの地図で ${here}、新しい地点で ${there} です。`,
    stuck: "動いたのは出力のバイアスだけです。隠れ層の重みは、どれもちょうど 0 のままです。",
    end: "この図はここまでです。",
  },
} as const;

const MOST_STEPS = 5000;
const STEPS_A_TICK = 10;
const TICK_MS = 60;
const [MAP_SEED, NEW_SEED, START_SEED] = [21, 22, 23];

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new Training(host, params, language);
}

class Training {
  private readonly words: (typeof WORDS)[Language];
  private readonly points = coast(120, seeded(MAP_SEED));
  private readonly fresh = coast(600, seeded(NEW_SEED));
  private readonly plot: BoundaryPicture;
  private readonly speaker: Speaker = speaker();
  private readonly facts: Facts;
  private readonly rows = element("tbody");
  private readonly forward: HTMLButtonElement[];
  private readonly player: Player;
  private hidden: number;
  private rate: number;
  private start: Start;
  private net: Net;
  private steps = 0;

  constructor(host: HTMLElement, params: Record<string, unknown>, language: Language) {
    this.words = WORDS[language];
    this.facts = new Facts(this.words.facts);
    this.hidden = Math.round(numberFrom(params, "n_h", 4, [1, 20]));
    this.rate = numberFrom(params, "rate", 1.2, [0.1, 10]);
    this.start = params["start"] === "zero" ? "zero" : "random";
    this.net = started(this.hidden, this.start, START_SEED);
    this.plot = new BoundaryPicture(this.words.picture, this.words.legend, this.points);
    this.player = new Player({
      words: this.words, every: TICK_MS,
      advance: () => { this.advance(STEPS_A_TICK); return this.steps >= MOST_STEPS; },
      show: (still) => this.render(still ? this.sentence() : undefined),
      jump: () => this.take(1000),
    });
    this.forward = [
      button(this.words.step, () => this.take(1)),
      button(this.words.many, () => this.take(100)),
    ];
    host.replaceChildren(
      this.plot.node, this.facts.node, this.speaker.node, this.controls(), this.table(),
    );
    this.render(this.words.ready);
  }

  private controls(): HTMLElement {
    const { words } = this;
    const hidden = slider({
      label: words.hidden, min: 1, max: 20, step: 1, value: this.hidden, format: String,
      onInput: (value) => this.restart(() => { this.hidden = value; }),
    });
    const rate = slider({
      label: words.rate, min: 0.1, max: 10, step: 0.1, value: this.rate,
      format: (value) => shown(value, 1),
      onInput: (value) => { this.rate = value; },
    });
    const start = choice({
      label: words.start, value: this.start,
      options: (["random", "zero"] as const).map((value) => ({ value, text: words.starts[value] })),
      onChange: (value) => this.restart(() => { this.start = value === "zero" ? "zero" : "random"; }),
    });
    const again = button(words.again, () => this.restart(() => undefined));
    return element("div", { class: "fig-controls" }, hidden.node, rate.node, start,
      element("div", { class: "fig-buttons" }, ...this.forward, this.player.button, again));
  }

  private table(): HTMLElement {
    const heads = this.words.heads.map((text) => element("th", { scope: "col" }, text));
    const table = element("table", { class: "fig-table number" },
      element("thead", {}, element("tr", {}, ...heads)), this.rows);
    const box = element("details", { class: "fig-details" },
      element("summary", {}, this.words.table), element("div", { class: "fig-scroll" }, table));
    box.addEventListener("toggle", () => this.renderRows());
    return box;
  }

  private restart(change: () => void): void {
    this.player.stop();
    change();
    this.net = started(this.hidden, this.start, START_SEED);
    this.steps = 0;
    this.render(this.words.ready);
  }

  private take(count: number): void {
    this.player.stop();
    this.advance(count);
    this.render(this.sentence());
  }

  private advance(count: number): void {
    const last = Math.min(MOST_STEPS, this.steps + count);
    for (; this.steps < last; this.steps += 1) this.net = stepped(this.net, this.points, this.rate);
  }

  private sentence(): string {
    const [step, value, here, there] = this.numbers();
    const stuck = this.start === "zero" ? this.words.stuck : "";
    const end = this.steps >= MOST_STEPS ? this.words.end : "";
    return this.words.said(Number(step), value, here, there) + stuck + end;
  }

  private numbers(): [string, string, string, string] {
    const percent = (share: number): string => `${Math.round(share * 100)}%`;
    return [
      String(this.steps), shown(cost(this.net, this.points), 3),
      percent(accuracy(this.net, this.points)), percent(accuracy(this.net, this.fresh)),
    ];
  }

  private render(message: string | undefined): void {
    this.plot.show(this.net);
    this.facts.show(this.numbers());
    this.renderRows();
    for (const node of [...this.forward, this.player.button]) allow(node, this.steps < MOST_STEPS);
    if (message !== undefined) this.speaker.say(message);
  }

  /** Only while the table is open: at twenty units it is the larger part of a tick's work. */
  private renderRows(): void {
    if (!this.rows.closest("details")?.open) return;
    const units = this.net.units.map(({ w1, w2, b, out }, index) =>
      row([String(index + 1), ...[w1, w2, b, out].map((value) => shown(value, 3))]));
    this.rows.replaceChildren(...units, row([this.words.bias, "", "", shown(this.net.b2, 3), ""]));
  }
}

function row(cells: readonly string[]): HTMLElement {
  return element("tr", {}, ...cells.map((text) => element("td", {}, text)));
}

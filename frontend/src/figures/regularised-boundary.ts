/** A net that could learn forty points by heart, held back by an L2 penalty or by dropout. */

import { BoundaryPicture } from "./parts/boundary-picture";
import { allow, button, slider } from "./parts/controls";
import { element, speaker, type Language } from "./parts/elements";
import { Facts } from "./parts/facts";
import { numberFrom, shown } from "./parts/numbers";
import { Player } from "./parts/player";
import { seeded } from "./parts/random";
import { eager, restrained, weightSize } from "./parts/regularised-net";
import { accuracy, coast, cost } from "./parts/small-net";

const WORDS = {
  en: {
    picture: "Map of forty positions with the region that the net calls land. The line below says how well it does.",
    legend: "● land · × sea · shaded: the net says land",
    lambda: "L2: price λ",
    keep: "Dropout: keep_prob",
    step: "1 step", many: "500 steps", play: "Play", pause: "Pause", again: "Start again",
    facts: ["Step", "Cost on new positions", "This map", "New positions", "Sum of squared weights"],
    ready: "Nothing has been learnt yet. What will the border look like after 2000 steps?",
    said: (step: string, here: string, there: string, size: string) =>
      `After ${step} steps the net is right on this map ${here}, on new positions ${there}; the sum of squared weights is ${size}.`,
    heart: " It knows the whole map by heart, wrong labels included.",
    crushed: " The price is so high that the weights are almost gone: nearly one answer for all.",
    end: " This is the last step of the figure.",
  },
  ja: {
    picture: "40 個の地点の地図と、ネットワークが陸だと答える範囲。成績は下の行に出ます。",
    legend: "● 陸・× 海・色の付いた範囲：陸という答え",
    lambda: "L2：単価 λ",
    keep: "ドロップアウト：keep_prob",
    step: "一歩進む", many: "500 歩進む", play: "続けて進む", pause: "一時停止", again: "最初から",
    facts: ["歩数", "新しい地点でのコスト", "この地図", "新しい地点", "重みの二乗和"],
    ready: "まだ何も学んでいません。2000 歩のあと、境界はどんな形になるでしょうか。",
    said: (step: string, here: string, there: string, size: string) =>
      `${step} 歩で、正解はこの地図で ${here}、新しい地点で ${there}、重みの二乗和は ${size} です。`,
    heart: "間違ったラベルも含めて、地図を丸暗記しました。",
    crushed: "単価が高すぎて重みがほとんどなくなり、どこでもほぼ同じ答えになりました。",
    end: "この図はここまでです。",
  },
} as const;

const PRICES = [0, 0.03, 0.1, 0.3, 1, 3, 10, 30] as const;
const [HIDDEN, RATE, MOST_STEPS] = [30, 1, 4000];
const [STEPS_A_TICK, TICK_MS] = [10, 60];
const [MAP_SEED, NEW_SEED, START_SEED, MASK_SEED] = [41, 22, 23, 5];

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new Restrained(host, params, language);
}

class Restrained {
  private readonly words: (typeof WORDS)[Language];
  private readonly points = coast(40, seeded(MAP_SEED));
  private readonly fresh = coast(600, seeded(NEW_SEED));
  private readonly plot: BoundaryPicture;
  private readonly speaker = speaker();
  private readonly facts: Facts;
  private readonly forward: HTMLButtonElement[];
  private readonly player: Player;
  private lambda: number;
  private keep: number;
  private net = eager(HIDDEN, START_SEED);
  private masks = seeded(MASK_SEED);
  private steps = 0;

  constructor(host: HTMLElement, params: Record<string, unknown>, language: Language) {
    this.words = WORDS[language];
    this.facts = new Facts(this.words.facts);
    this.lambda = numberFrom(params, "lambda", 0, [0, 30]);
    this.keep = numberFrom(params, "keep", 1, [0.3, 1]);
    this.plot = new BoundaryPicture(this.words.picture, this.words.legend, this.points);
    this.player = new Player({
      words: this.words, every: TICK_MS,
      advance: () => { this.advance(STEPS_A_TICK); return this.steps >= MOST_STEPS; },
      show: (still) => this.render(still ? this.sentence() : undefined),
      jump: () => this.take(1000),
    });
    this.forward = [
      button(this.words.step, () => this.take(1)),
      button(this.words.many, () => this.take(500)),
    ];
    host.replaceChildren(this.plot.node, this.facts.node, this.speaker.node, this.controls());
    this.render(this.words.ready);
  }

  private controls(): HTMLElement {
    const nearest = PRICES.findIndex((price) => price >= this.lambda);
    const lambda = slider({
      label: this.words.lambda, min: 0, max: PRICES.length - 1, step: 1, value: nearest,
      format: (index) => String(PRICES[index] ?? 0),
      onInput: (index) => this.restart(() => { this.lambda = PRICES[index] ?? 0; }),
    });
    const keep = slider({
      label: this.words.keep, min: 0.3, max: 1, step: 0.1, value: this.keep,
      format: (value) => shown(value, 1),
      onInput: (value) => this.restart(() => { this.keep = value; }),
    });
    const again = button(this.words.again, () => this.restart(() => undefined));
    return element("div", { class: "fig-controls" }, lambda.node, keep.node,
      element("div", { class: "fig-buttons" }, ...this.forward, this.player.button, again));
  }

  private restart(change: () => void): void {
    this.player.stop();
    change();
    this.net = eager(HIDDEN, START_SEED);
    this.masks = seeded(MASK_SEED);
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
    const restraint = { lambda: this.lambda, keep: this.keep };
    for (; this.steps < last; this.steps += 1) {
      this.net = restrained(this.net, this.points, RATE, restraint, this.masks);
    }
  }

  private sentence(): string {
    const [step, , here, there, size] = this.numbers();
    const known = accuracy(this.net, this.points) === 1 ? this.words.heart : "";
    const crushed = weightSize(this.net) < 0.1 ? this.words.crushed : "";
    const end = this.steps >= MOST_STEPS ? this.words.end : "";
    return this.words.said(step, here, there, size) + known + crushed + end;
  }

  private numbers(): [string, string, string, string, string] {
    const percent = (share: number): string => `${Math.round(share * 100)}%`;
    return [
      String(this.steps), shown(cost(this.net, this.fresh)),
      percent(accuracy(this.net, this.points)), percent(accuracy(this.net, this.fresh)),
      shown(weightSize(this.net), 1),
    ];
  }

  private render(message: string | undefined): void {
    this.plot.show(this.net);
    this.facts.show(this.numbers());
    for (const node of [...this.forward, this.player.button]) allow(node, this.steps < MOST_STEPS);
    if (message !== undefined) this.speaker.say(message);
  }
}

/** A grid, random points, and random points on the wrong scale, looking for a good learning rate. */

import { button, choice, slider } from "./parts/controls";
import { element, speaker, type Language } from "./parts/elements";
import { numberFrom, powerOfTen, shown } from "./parts/numbers";
import { seeded } from "./parts/random";
import {
  best, differentRates, LEAST_POWER, perPower, quality, STRATEGIES, trials, type Strategy, type Trial,
} from "./parts/search";
import { SearchPicture } from "./parts/search-picture";

const WORDS = {
  en: {
    strategy: "Search",
    names: { grid: "grid", random: "random, logarithmic scale", linear: "random, linear scale" },
    side: "Trials",
    again: "Draw again",
    axis: "learning rate",
    picture: "Above, how good each learning rate is, with one narrow hill. Below, the trials as points. ",
    rates: "different rates", found: "best found", rate: "its rate", powers: "Trials per power of ten",
    said: (rates: number, count: number, found: string) =>
      `${count} trials with ${rates} different learning rates. The best reaches ${found} of what is possible.`,
  },
  ja: {
    strategy: "探し方",
    names: { grid: "格子", random: "ランダム（対数尺度）", linear: "ランダム（線形尺度）" },
    side: "試行の数",
    again: "引き直す",
    axis: "学習率",
    picture: "上は学習率ごとの良さで、狭い山が一つあります。下は試行を表す点です。",
    rates: "学習率の種類", found: "見つけた最良", rate: "その学習率", powers: "桁ごとの試行の数",
    said: (rates: number, count: number, found: string) =>
      `${count} 回の試行で、学習率は ${rates} 通りです。最良のものは、可能な最高の ${found} です。`,
  },
} as const;

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new SearchGrid(host, params, language);
}

class SearchGrid {
  private readonly words: (typeof WORDS)[Language];
  private readonly drawing: SearchPicture;
  private readonly speaker = speaker();
  private readonly facts = element("dl", { class: "fig-facts" });
  private readonly powers = element("dl", { class: "fig-facts" });
  private strategy: Strategy;
  private side: number;
  private seed = 1;

  constructor(host: HTMLElement, params: Record<string, unknown>, private readonly language: Language) {
    this.words = WORDS[language];
    this.side = Math.round(numberFrom(params, "side", 4, [2, 6]));
    this.strategy = STRATEGIES.find((one) => one === params["strategy"]) ?? "grid";
    this.drawing = new SearchPicture(this.words.axis);
    host.replaceChildren(
      this.drawing.node, this.facts, this.speaker.node, this.controls(), this.details());
    this.render();
  }

  private controls(): HTMLElement {
    const strategy = choice({
      label: this.words.strategy, value: this.strategy,
      options: STRATEGIES.map((value) => ({ value, text: this.words.names[value] })),
      onChange: (value) => { this.strategy = value as Strategy; this.render(); },
    });
    const side = slider({
      label: this.words.side, min: 2, max: 6, step: 1, value: this.side,
      format: (value) => String(value * value),
      onInput: (value) => { this.side = value; this.render(); },
    });
    const again = button(this.words.again, () => { this.seed += 1; this.render(); });
    return element("div", { class: "fig-controls" }, strategy, side.node,
      element("div", { class: "fig-buttons" }, again));
  }

  private details(): HTMLElement {
    return element("details", { class: "fig-details" },
      element("summary", {}, this.words.powers), this.powers);
  }

  private render(): void {
    const all = trials(this.strategy, this.side, seeded(this.seed));
    const said = this.sentence(all);
    this.drawing.show(all, this.words.picture + said);
    this.speaker.say(said);
    this.facts.replaceChildren(
      fact(this.words.rates, String(differentRates(all))),
      fact(this.words.found, percent(quality(best(all)))),
      fact(this.words.rate, shown(10 ** best(all).power, 5)));
    this.powers.replaceChildren(...perPower(all).map((count, place) =>
      fact(this.powerName(LEAST_POWER + place), String(count))));
  }

  private powerName(power: number): string {
    const [low, high] = [powerOfTen(power), powerOfTen(power + 1)];
    return this.language === "ja" ? `${low} から ${high}` : `${low} to ${high}`;
  }

  private sentence(all: readonly Trial[]): string {
    return this.words.said(differentRates(all), all.length, percent(quality(best(all))));
  }
}

function fact(name: string, value: string): HTMLElement {
  return element("div", {}, element("dt", {}, name), element("dd", {}, value));
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

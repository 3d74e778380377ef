/** Throw a bent coin and see how well every candidate for its probability explains the throws. */

import { MOST_THROWS, heads, relative, surprise } from "./parts/coin";
import { allow, button, slider } from "./parts/controls";
import { caption, drawn, element, picture, speaker, type Language } from "./parts/elements";
import { numberFrom, shown } from "./parts/numbers";

const WORDS = {
  en: {
    picture: "Across, candidates for the probability of heads from 0 to 1; upwards, how likely each makes the throws, compared with the best candidate.",
    truth: "True probability p",
    candidate: "Candidate q",
    more: (count: number) => `${count} more`,
    again: "Start again",
    none: "No throws yet: every candidate explains nothing equally well.",
    says: (count: number, throws: number, best: string) =>
      `${count} heads in ${throws} throws: the best candidate is ${best}. `,
    compares: (q: string, ratio: string, paid: string, least: string) =>
      `With q = ${q} the throws are ${ratio} times as likely as with the best; its mean surprise is ${paid}, the least possible is ${least}.`,
  },
  ja: {
    picture: "横軸は表の確率の候補（0 から 1）、縦軸は、その候補のもとでの起こりやすさ。一番良い候補を 1 とする。",
    truth: "本当の確率 p",
    candidate: "候補 q",
    more: (count: number) => `あと ${count} 回投げる`,
    again: "最初から",
    none: "まだ投げていません。どの候補も、同じように何も説明していません。",
    says: (count: number, throws: number, best: string) =>
      `${throws} 回のうち表は ${count} 回で、一番良い候補は ${best} です。`,
    compares: (q: string, ratio: string, paid: string, least: string) =>
      `q = ${q} のもとでの起こりやすさは、その ${ratio} 倍です。意外さの平均は ${paid}、最小は ${least} です。`,
  },
} as const;

const [WIDTH, HEIGHT] = [360, 230];
const FRAME = { left: 40, right: 338, top: 24, bottom: 190 };

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new Coin(host, params, language);
}

class Coin {
  private readonly words: (typeof WORDS)[Language];
  private readonly moving = drawn("g");
  private readonly speaker = speaker();
  private readonly throwers: HTMLButtonElement[];
  private p: number;
  private q: number;
  private throws: number;

  constructor(host: HTMLElement, params: Record<string, unknown>, language: Language) {
    this.words = WORDS[language];
    this.p = numberFrom(params, "p", 0.7, [0, 1]);
    this.q = numberFrom(params, "q", 0.4, [0.01, 0.99]);
    this.throws = Math.round(numberFrom(params, "throws", 10, [0, MOST_THROWS]));
    this.throwers = [1, 10, 100].map((count) =>
      button(this.words.more(count), () => this.flip(this.throws + count)));
    const drawing = picture(WIDTH, HEIGHT, this.words.picture);
    drawing.append(...axes(), this.moving);
    host.replaceChildren(drawing, this.speaker.node, this.controls());
    this.render();
  }

  private controls(): HTMLElement {
    const truth = slider({
      label: this.words.truth, min: 0.05, max: 0.95, step: 0.05, value: this.p,
      format: (value) => shown(value),
      onInput: (value) => { this.p = value; this.render(); },
    });
    const candidate = slider({
      label: this.words.candidate, min: 0.01, max: 0.99, step: 0.01, value: this.q,
      format: (value) => shown(value),
      onInput: (value) => { this.q = value; this.render(); },
    });
    const again = button(this.words.again, () => this.flip(0));
    return element("div", { class: "fig-controls" }, truth.node, candidate.node,
      element("div", { class: "fig-buttons" }, ...this.throwers, again));
  }

  private flip(throws: number): void {
    this.throws = Math.min(MOST_THROWS, throws);
    this.render();
  }

  private render(): void {
    const count = heads(this.p, this.throws);
    this.moving.replaceChildren(
      drawn("polyline", { points: curve(count, this.throws), class: "fig-curve fig-curve--best" }),
      ...mark(this.p, "p"),
      drawn("circle", {
        cx: across(this.q), cy: upward(relative(this.q, count, this.throws)), r: 6, class: "fig-point",
      }),
    );
    for (const thrower of this.throwers) allow(thrower, this.throws < MOST_THROWS);
    this.speaker.say(this.throws === 0 ? this.words.none : this.sentence(count));
  }

  private sentence(count: number): string {
    const { q, throws } = this;
    const best = count / throws;
    return this.words.says(count, throws, shown(best, 3)) + this.words.compares(
      shown(q), ratio(relative(q, count, throws)),
      shown(surprise(q, count, throws), 3), shown(surprise(best, count, throws), 3),
    );
  }
}

function ratio(value: number): string {
  return value >= 0.0005 || value === 0 ? shown(value, 3) : value.toExponential(1).replace("-", "−");
}

function across(q: number): number {
  return FRAME.left + q * (FRAME.right - FRAME.left);
}

function upward(height: number): number {
  return FRAME.bottom - height * (FRAME.bottom - FRAME.top);
}

function curve(count: number, throws: number): string {
  const places = Array.from({ length: 401 }, (_, index) => index / 400);
  return places.map((q) => `${across(q)},${upward(relative(q, count, throws))}`).join(" ");
}

/** A dashed line from the bottom to the top, with its name above. */
function mark(q: number, name: string): SVGElement[] {
  const x = across(q);
  return [
    drawn("line", { x1: x, x2: x, y1: FRAME.top, y2: FRAME.bottom, class: "fig-chord fig-chord--slope" }),
    caption(x, FRAME.top - 8, name, "fig-text fig-text--name"),
  ];
}

function axes(): SVGElement[] {
  const levels = [0, 0.5, 1].flatMap((height) => [
    drawn("line", { x1: FRAME.left, x2: FRAME.right, y1: upward(height), y2: upward(height), class: "fig-grid" }),
    drawn("text", { x: 34, y: upward(height) + 4, class: "fig-text", "text-anchor": "end" }, shown(height, 1)),
  ]);
  const places = [0, 0.25, 0.5, 0.75, 1].map((q) => caption(across(q), FRAME.bottom + 18, shown(q)));
  return [...levels, ...places, caption(across(0.5), HEIGHT - 4, "q", "fig-text fig-text--name")];
}

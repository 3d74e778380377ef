/** The learner sets a 2 x 2 matrix and sees where it takes the two axes and the square between them. */

import { slider } from "./parts/controls";
import { caption, drawn, element, picture, speaker, type Language } from "./parts/elements";
import { numberFrom, shown } from "./parts/numbers";
import { areaFactor, fate, mapped, square, type Matrix, type Point } from "./parts/plane";

const WORDS = {
  en: {
    picture: (first: string, second: string) =>
      `The arrow (1, 0) goes to ${first}, the arrow (0, 1) to ${second}, and the square between them becomes a parallelogram.`,
    entry: (row: number, column: number) => `Row ${row}, column ${column}`,
    says: (first: string, second: string, area: string) =>
      `(1, 0) → ${first} and (0, 1) → ${second}. The area 1 of the square becomes ${area}.`,
    fate: {
      unmoved: " This is the identity: nothing moves.",
      kept: "",
      mirrored: " The square has been turned over: the second arrow now lies on the other side of the first.",
      flattened: " The square is flat: all that comes out lies on one line, or in one point.",
    },
  },
  ja: {
    picture: (first: string, second: string) =>
      `矢印 (1, 0) は ${first} へ、矢印 (0, 1) は ${second} へ移り、間の正方形は平行四辺形になる図。`,
    entry: (row: number, column: number) => `${row} 行 ${column} 列`,
    says: (first: string, second: string, area: string) =>
      `(1, 0) → ${first}、(0, 1) → ${second} です。面積 1 の正方形は、面積 ${area} になります。`,
    fate: {
      unmoved: "これは単位行列で、何も動きません。",
      kept: "",
      mirrored: "正方形は裏返っています。二本目の矢印が、一本目の反対側に来ました。",
      flattened: "正方形がつぶれました。出てくるものは、すべて一本の直線（または一点）の上にあります。",
    },
  },
} as const;

const SIZE = 300;
const REACH = 4.4;
const ENTRIES = [["a", 1, 1], ["b", 1, 2], ["c", 2, 1], ["d", 2, 2]] as const;

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new PlaneMap(host, params, language);
}

class PlaneMap {
  private readonly words: (typeof WORDS)[Language];
  private readonly picture = picture(SIZE, SIZE, "");
  private readonly moving = drawn("g");
  private readonly speaker = speaker();
  private matrix: Matrix;

  constructor(host: HTMLElement, params: Record<string, unknown>, language: Language) {
    this.words = WORDS[language];
    const take = (key: string, fallback: number): number => numberFrom(params, key, fallback, [-2, 2]);
    this.matrix = { a: take("a", 1), b: take("b", 0), c: take("c", 0), d: take("d", 1) };
    this.picture.append(...grid(), this.moving);
    host.replaceChildren(this.picture, this.speaker.node, this.controls());
    this.render();
  }

  private controls(): HTMLElement {
    const sliders = ENTRIES.map(([key, row, column]) => slider({
      label: this.words.entry(row, column), min: -2, max: 2, step: 0.5, value: this.matrix[key],
      format: (value) => shown(value, 1),
      onInput: (value) => { this.matrix = { ...this.matrix, [key]: value }; this.render(); },
    }).node);
    const row = (from: number): HTMLElement =>
      element("div", { class: "fig-controls" }, ...sliders.slice(from, from + 2));
    return element("div", {}, row(0), row(2));
  }

  private render(): void {
    const [first, second] = [mapped(this.matrix, [1, 0]), mapped(this.matrix, [0, 1])];
    this.moving.replaceChildren(
      drawn("polygon", { points: corners(square(this.matrix)), class: "fig-region" }),
      drawn("polygon", { points: corners(square(this.matrix)), class: "fig-chord" }),
      ...arrow(first, "1", "fig-tangent"), ...arrow(second, "2", "fig-curve"),
    );
    const [one, two] = [pair(first), pair(second)];
    this.picture.setAttribute("aria-label", this.words.picture(one, two));
    const area = shown(Math.abs(areaFactor(this.matrix)));
    this.speaker.say(this.words.says(one, two, area) + this.words.fate[fate(this.matrix)]);
  }
}

function across(x: number): number {
  return SIZE / 2 + (x / REACH) * (SIZE / 2);
}

function pair([x, y]: Point): string {
  return `(${shown(x, 1)}, ${shown(y, 1)})`;
}

function corners(points: readonly Point[]): string {
  return points.map(([x, y]) => `${across(x)},${across(-y)}`).join(" ");
}

/** From the origin to the point, with a dot for its head and its number beside it. */
function arrow([x, y]: Point, name: string, style: string): SVGElement[] {
  const length = Math.hypot(x, y) || 1;
  const [beside, above] = [x + (0.35 * x) / length, y + (0.35 * y) / length];
  return [
    drawn("line", { x1: across(0), y1: across(0), x2: across(x), y2: across(-y), class: style }),
    drawn("circle", { cx: across(x), cy: across(-y), r: 5, class: "fig-point" }),
    caption(across(beside), across(-above) + 5, name, "fig-text fig-text--slope"),
  ];
}

function grid(): SVGElement[] {
  const marks = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
  const lines = marks.flatMap((at) => [
    drawn("line", { x1: across(at), x2: across(at), y1: 0, y2: SIZE, class: "fig-grid" }),
    drawn("line", { x1: 0, x2: SIZE, y1: across(at), y2: across(at), class: "fig-grid" }),
  ]);
  const start = drawn("polygon", {
    points: corners([[0, 0], [1, 0], [1, 1], [0, 1]]), class: "fig-frame",
  });
  return [...lines, start];
}

/** Lines of time against size, both on scales of powers of ten. */

import { caption, drawn, picture } from "./elements";
import { WAYS, decades, inUnits, type Way } from "./loop-times";

const [WIDTH, HEIGHT] = [372, 262];
const FRAME = { left: 60, right: 280, top: 12, bottom: 214 };
const DASHES: Record<Way, string> = { loop: "8 5", better: "2 4", call: "none" };
const POWERS = ["1", "10", "10²", "10³", "10⁴", "10⁵", "10⁶"];

export interface Lines {
  readonly sizes: readonly number[];
  readonly seconds: Readonly<Record<Way, readonly number[]>>;
  readonly names: Readonly<Record<Way, string>>;
  readonly axis: string;
  readonly chosen: number;
}

export class TimePlot {
  readonly node = picture(WIDTH, HEIGHT, "");

  show(lines: Lines, label: string): void {
    const plot = new Scales(lines);
    this.node.setAttribute("aria-label", label);
    this.node.replaceChildren(
      ...plot.axes(), plot.reading(), ...WAYS.flatMap((way) => plot.line(way)), ...plot.labels());
  }
}

class Scales {
  private readonly low: number;
  private readonly high: number;
  private readonly widest: number;

  constructor(private readonly lines: Lines) {
    [this.low, this.high] = decades(WAYS.flatMap((way) => lines.seconds[way]));
    this.widest = Math.log10(lines.sizes.at(-1) ?? 10);
  }

  axes(): SVGElement[] {
    const times = Array.from({ length: this.high - this.low + 1 }, (_, step) => 10 ** (this.low + step));
    const rows = times.flatMap((seconds) => [
      drawn("line", { x1: FRAME.left, x2: FRAME.right, y1: this.upward(seconds), y2: this.upward(seconds), class: "fig-grid" }),
      drawn("text", { x: FRAME.left - 6, y: this.upward(seconds) + 4, class: "fig-text", "text-anchor": "end" }, inUnits(seconds)),
    ]);
    const columns = POWERS.slice(0, this.widest + 1)
      .map((text, power) => caption(this.across(10 ** power), FRAME.bottom + 18, text));
    const name = caption((FRAME.left + FRAME.right) / 2, HEIGHT - 8, this.lines.axis, "fig-text fig-text--name");
    return [...rows, ...columns, name];
  }

  reading(): SVGElement {
    const x = this.across(this.lines.sizes[this.lines.chosen] ?? 1);
    return drawn("line", { x1: x, x2: x, y1: FRAME.top, y2: FRAME.bottom, class: "fig-wire" });
  }

  line(way: Way): SVGElement[] {
    const { sizes, seconds, chosen } = this.lines;
    const points = sizes.map((size, index) => `${this.across(size)},${this.upward(seconds[way][index] ?? 0)}`);
    const best = way === "call";
    return [
      drawn("polyline", {
        points: points.join(" "), class: best ? "fig-curve fig-curve--best" : "fig-curve", "stroke-dasharray": DASHES[way],
      }),
      drawn("circle", {
        cx: this.across(sizes[chosen] ?? 1), cy: this.upward(seconds[way][chosen] ?? 0), r: best ? 6 : 4.5,
        class: best ? "fig-point" : "fig-trail",
      }),
    ];
  }

  /** At the right ends, moved apart where they would lie on each other. */
  labels(): SVGElement[] {
    const ends = WAYS.map((way) => ({ way, y: this.upward(this.lines.seconds[way].at(-1) ?? 0) })).sort((a, b) => b.y - a.y);
    let above = Infinity;
    return ends.map(({ way, y }) => {
      above = Math.min(y + 4, above - 17);
      return drawn("text", { x: FRAME.right + 9, y: above, class: "fig-text fig-text--name" }, this.lines.names[way]);
    });
  }

  private across(size: number): number {
    return FRAME.left + (Math.log10(size) / this.widest) * (FRAME.right - FRAME.left);
  }

  private upward(seconds: number): number {
    const share = (Math.log10(seconds) - this.low) / (this.high - this.low);
    return FRAME.bottom - share * (FRAME.bottom - FRAME.top);
  }
}

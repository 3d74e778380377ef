/** A map of points with the region that a net calls land, and the border of that region. */

import { caption, drawn, picture } from "./elements";
import { score, type Net, type Point } from "./small-net";

const [WIDTH, HEIGHT] = [320, 332];
const MAP = { left: 10, top: 6, side: 300 };
const CELLS = 50;
const SIZE = MAP.side / CELLS;
const REACH = 2;

const across = (x1: number): number => MAP.left + ((x1 + REACH) / (2 * REACH)) * MAP.side;
const upward = (x2: number): number => MAP.top + ((REACH - x2) / (2 * REACH)) * MAP.side;

export class BoundaryPicture {
  readonly node: SVGSVGElement;
  private readonly region = drawn("path", { class: "fig-region" });
  private readonly border = drawn("path", { class: "fig-border" });

  constructor(label: string, legend: string, points: readonly Point[]) {
    this.node = picture(WIDTH, HEIGHT, label);
    const frame = drawn("rect", {
      x: MAP.left, y: MAP.top, width: MAP.side, height: MAP.side, class: "fig-frame",
    });
    this.node.append(this.region, frame, this.border, ...points.map(mark),
      caption(WIDTH / 2, HEIGHT - 4, legend));
  }

  show(net: Net): void {
    const land = answers(net);
    this.region.setAttribute("d", cells(land));
    this.border.setAttribute("d", edges(land));
  }
}

/** Shape tells the label as well as colour does: a dot is land, a cross is sea. */
function mark({ x1, x2, y }: Point): SVGElement {
  const [x, at] = [across(x1), upward(x2)];
  if (y === 1) return drawn("circle", { cx: x, cy: at, r: 3.2, class: "fig-land" });
  const arm = 2.8;
  const d = `M${x - arm} ${at - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`;
  return drawn("path", { d, class: "fig-sea" });
}

function answers(net: Net): boolean[][] {
  const middle = (index: number): number => ((index + 0.5) / CELLS) * 2 * REACH - REACH;
  return Array.from({ length: CELLS }, (_, row) =>
    Array.from({ length: CELLS }, (_, column) => score(net, middle(column), -middle(row)) > 0));
}

/** One rectangle for each run of land cells in a row. */
function cells(land: readonly (readonly boolean[])[]): string {
  const parts: string[] = [];
  land.forEach((row, index) => {
    for (let column = 0; column < CELLS; column += 1) {
      const start = column;
      while (column < CELLS && row[column]) column += 1;
      if (column > start) parts.push(rectangle(start, index, column - start));
    }
  });
  return parts.join("");
}

function rectangle(column: number, row: number, length: number): string {
  const [x, y] = [MAP.left + column * SIZE, MAP.top + row * SIZE];
  return `M${x} ${y}h${length * SIZE}v${SIZE}h${-length * SIZE}z`;
}

function edges(land: readonly (readonly boolean[])[]): string {
  const parts: string[] = [];
  land.forEach((row, at) => row.forEach((cell, column) => {
    const [x, y] = [MAP.left + column * SIZE, MAP.top + at * SIZE];
    if (column > 0 && cell !== row[column - 1]) parts.push(`M${x} ${y}v${SIZE}`);
    if (at > 0 && cell !== land[at - 1]?.[column]) parts.push(`M${x} ${y}h${SIZE}`);
  }));
  return parts.join("");
}

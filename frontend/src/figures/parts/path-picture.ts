/** Contour lines of a surface, and paths through it. */

import { drawn, freshId, picture, caption } from "./elements";
import { shown } from "./numbers";
import type { Pair, Surface, SurfaceName } from "./optimisers";

const [WIDTH, HEIGHT] = [372, 262];
const FRAME = { left: 40, right: 364, top: 8, bottom: 224 };
const [COLUMNS, ROWS] = [81, 55];
const WIDEST = 100; // of the methods' names, in letters of a small screen

interface View {
  readonly x: Pair;
  readonly y: Pair;
  readonly levels: readonly number[];
  readonly ticks: readonly [readonly number[], readonly number[]];
}

const VIEWS: Record<SurfaceName, View> = {
  valley: {
    x: [-5, 2.5], y: [-1.25, 1.25], levels: [0.05, 0.5, 2, 5, 9, 15, 24], ticks: [[-4, -2, 0, 2], [-1, 0, 1]],
  },
  turned: {
    x: [-5, 2.5], y: [-3.5, 1.5], levels: [0.05, 0.5, 2, 5, 9, 15, 24], ticks: [[-4, -2, 0, 2], [-3, -2, -1, 0, 1]],
  },
  saddle: {
    x: [-3, 1.5], y: [-1.5, 1.5], levels: [-0.2, -0.1, 0, 0.2, 0.6, 1.2, 2, 3], ticks: [[-2, -1, 0, 1], [-1, 0, 1]],
  },
};

export interface Path {
  readonly points: readonly Pair[];
  readonly name: string;
  readonly dash: string;
  readonly chosen: boolean;
}

export class PathPicture {
  readonly node: SVGSVGElement;
  private readonly still = drawn("g");
  private readonly moving = drawn("g");
  private readonly margin = drawn("g");
  private view: View = VIEWS.valley;
  private labels: Pair[] = [];

  constructor(label: string) {
    this.node = picture(WIDTH, HEIGHT, label);
    const clip = freshId("clip");
    const { left, top, right, bottom } = FRAME;
    const box = { x: left, y: top, width: right - left, height: bottom - top };
    const inside = drawn("g", { "clip-path": `url(#${clip})` }, this.still, this.moving);
    this.node.append(
      drawn("clipPath", { id: clip }, drawn("rect", box)), inside,
      drawn("rect", { ...box, class: "fig-frame" }), this.margin,
    );
  }

  showSurface(name: SurfaceName, surface: Surface): void {
    this.view = VIEWS[name];
    const lines = this.view.levels.map((level) =>
      drawn("path", { d: this.contour(surface, level), class: "fig-contour" }));
    this.still.replaceChildren(...lines);
    this.margin.replaceChildren(...this.axes());
  }

  /** The chosen path comes last, so that it lies on top. */
  showPaths(paths: readonly Path[]): void {
    const ordered = [...paths].sort((one, other) => Number(one.chosen) - Number(other.chosen));
    this.labels = [];
    this.moving.replaceChildren(...ordered.flatMap((path) => this.path(path)));
  }

  /** The label's height, moved up past those that stand there already. */
  private free(left: number, y: number): number {
    let height = y;
    while (this.labels.some(([other, top]) => Math.abs(other - left) < WIDEST && Math.abs(top - height) < 16)) {
      height -= 16;
    }
    this.labels.push([left, height]);
    return height;
  }

  private path({ points, name, dash, chosen }: Path): SVGElement[] {
    const places = points.map((w) => this.at(w));
    const text = places.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
    const line = drawn("polyline", {
      points: text, class: chosen ? "fig-path fig-path--chosen" : "fig-path", "stroke-dasharray": dash,
    });
    const [x, y] = places.at(-1) ?? [0, 0];
    const dots = chosen ? places.slice(0, -1).map(([cx, cy]) => drawn("circle", { cx, cy, r: 2.2, class: "fig-trail" })) : [];
    const end = drawn("circle", { cx: x, cy: y, r: chosen ? 6 : 3.5, class: chosen ? "fig-point" : "fig-trail" });
    const nearEdge = x > FRAME.right - 90;
    if (chosen) return [line, ...dots, end];
    const label = drawn("text", {
      x: nearEdge ? x - 7 : x + 7, y: this.free(nearEdge ? x - WIDEST : x, y - 7), class: "fig-text fig-text--path", "text-anchor": nearEdge ? "end" : "start",
    }, name);
    return [line, end, label];
  }

  private at([x, y]: Pair): Pair {
    return [this.across(held(x)), this.upward(held(y))];
  }

  private across(x: number): number {
    const [low, high] = this.view.x;
    return FRAME.left + ((x - low) / (high - low)) * (FRAME.right - FRAME.left);
  }

  private upward(y: number): number {
    const [low, high] = this.view.y;
    return FRAME.bottom - ((y - low) / (high - low)) * (FRAME.bottom - FRAME.top);
  }

  private axes(): SVGElement[] {
    const [xs, ys] = this.view.ticks;
    const below = xs.map((x) => caption(this.across(x), FRAME.bottom + 17, shown(x, 0)));
    const beside = ys.map((y) => drawn("text",
      { x: FRAME.left - 6, y: this.upward(y) + 4, class: "fig-text", "text-anchor": "end" }, shown(y, 0)));
    return [
      ...below, ...beside,
      caption((FRAME.left + FRAME.right) / 2, HEIGHT - 4, "w₁", "fig-text fig-text--name"),
      caption(12, (FRAME.top + FRAME.bottom) / 2 - 22, "w₂", "fig-text fig-text--name"),
    ];
  }

  /** Straight pieces, cell by cell, where the surface crosses the level. */
  private contour(surface: Surface, level: number): string {
    const [[x0, x1], [y0, y1]] = [this.view.x, this.view.y];
    const place = (column: number, row: number): Pair =>
      [x0 + (column / (COLUMNS - 1)) * (x1 - x0), y0 + (row / (ROWS - 1)) * (y1 - y0)];
    const pieces: string[] = [];
    for (let row = 0; row < ROWS - 1; row += 1) {
      for (let column = 0; column < COLUMNS - 1; column += 1) {
        const corners = [
          place(column, row), place(column + 1, row), place(column + 1, row + 1), place(column, row + 1),
        ];
        const met = crossings(corners, corners.map((w) => surface.cost(w) - level)).map((w) => this.at(w));
        for (let index = 0; index + 1 < met.length; index += 2) {
          pieces.push(`M${point(met[index])}L${point(met[index + 1])}`);
        }
      }
    }
    return pieces.join("");
  }
}

/** Far outside the frame every place looks the same, and drawings refuse infinite numbers. */
function held(value: number): number {
  return Number.isNaN(value) ? 1e4 : Math.max(-1e4, Math.min(1e4, value));
}

function crossings(corners: readonly Pair[], heights: readonly number[]): Pair[] {
  const found: Pair[] = [];
  for (let side = 0; side < 4; side += 1) {
    const next = (side + 1) % 4;
    const [a, b, from, to] = [heights[side] ?? 0, heights[next] ?? 0, corners[side], corners[next]];
    if (!from || !to || a < 0 === b < 0) continue;
    const share = a / (a - b);
    found.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
  }
  return found;
}

function point(place: Pair | undefined): string {
  return place ? `${place[0].toFixed(1)} ${place[1].toFixed(1)}` : "0 0";
}

/** Draws shapes as grids of cells: solid cells exist, dashed ones are repeats made by stretching. */

import { caption, drawn, picture } from "./elements";
import { padded, printed, type Matrix, type Outcome, type Shape } from "./shape-rules";

export interface Calculation {
  readonly names: readonly string[];
  readonly left: Matrix;
  readonly right: Matrix;
  readonly product: Outcome;
  readonly bias: Shape;
  readonly sum: Outcome | undefined;
}

interface Block {
  readonly name: string;
  readonly shape: Shape;
  /** What it is stretched to; cells beyond `shape` are drawn as repeats. */
  readonly full?: Shape;
  readonly tone?: "bad" | "result";
  /** The side that has to touch the neighbour. */
  readonly touches?: "row" | "column";
  readonly agrees?: boolean;
}

const [WIDTH, CELL, SLOT, GAP, LABELS] = [360, 15, 56, 28, 40];

export class ShapePicture {
  readonly node = picture(WIDTH, 200, "");

  show(calculation: Calculation): void {
    const first = drawn("g");
    const height = line(first, productBlocks(calculation), ["@", "="], 0);
    const second = drawn("g");
    const blocks = sumBlocks(calculation);
    const total = blocks.length > 0 ? line(second, blocks, ["+", "="], height + 14) : height;
    this.node.setAttribute("viewBox", `0 0 ${WIDTH} ${total}`);
    this.node.replaceChildren(first, second);
  }
}

function productBlocks({ names, left, right, product }: Calculation): Block[] {
  const [first = "", second = ""] = names;
  const agrees = product.ok;
  return [
    { name: first, shape: left, touches: "row", agrees },
    { name: second, shape: right, touches: "column", agrees },
    product.ok ? { name: `${first} @ ${second}`, shape: product.shape, tone: "result" } : { name: "✗", shape: [], tone: "bad" },
  ];
}

function sumBlocks({ names, product, bias, sum }: Calculation): Block[] {
  if (!product.ok || sum === undefined) return [];
  const full = sum.ok ? { full: sum.shape } : {};
  return [
    { name: names.join(" @ "), shape: product.shape, ...full },
    { name: "b", shape: bias, ...full },
    sum.ok ? { name: "Z", shape: sum.shape, tone: "result" } : { name: "✗", shape: [], tone: "bad" },
  ];
}

/** One row of blocks with operators between them; gives the y below it. */
function line(group: SVGGElement, blocks: readonly Block[], signs: readonly string[], top: number): number {
  const sizes = blocks.map(size);
  const slots = sizes.map(([, columns]) => Math.max(SLOT, columns * CELL));
  const tallest = Math.max(...sizes.map(([rows]) => rows)) * CELL;
  const used = slots.reduce((sum, slot) => sum + slot, 0) + GAP * signs.length;
  let x = (WIDTH - used) / 2;
  blocks.forEach((block, index) => {
    const slot = slots[index] ?? SLOT;
    group.append(...drawBlock(block, x + slot / 2, top + LABELS + tallest / 2, top));
    x += slot;
    const sign = signs[index];
    if (sign !== undefined) group.append(caption(x + GAP / 2, top + LABELS + tallest / 2 + 5, sign, "fig-text fig-text--sign"));
    x += GAP;
  });
  return top + LABELS + tallest + 6;
}

function size({ shape, full }: Block): Matrix {
  const [rows = 1, columns = 1] = padded(full ?? shape, 2);
  return [rows, columns];
}

function drawBlock(block: Block, x: number, y: number, top: number): SVGElement[] {
  if (block.tone === "bad") return [caption(x, y + 9, block.name, "fig-text fig-text--refusal")];
  const [rows, columns] = size(block);
  const [ownRows = 1, ownColumns = 1] = padded(block.shape, 2);
  const [left, upper] = [x - (columns * CELL) / 2, y - (rows * CELL) / 2];
  const cells: SVGElement[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const own = row < ownRows && column < ownColumns;
      cells.push(cell(left + column * CELL, upper + row * CELL, own, block.tone === "result"));
    }
  }
  const labels = [caption(x, top + 14, block.name, "fig-text fig-text--name"), caption(x, top + 31, printed(block.shape))];
  return [...cells, ...labels, ...side(block, left, upper)];
}

function cell(x: number, y: number, own: boolean, result: boolean): SVGElement {
  const name = own ? (result ? "fig-cell fig-cell--result" : "fig-cell") : "fig-cell fig-cell--repeat";
  return drawn("rect", { x: x + 1, y: y + 1, width: CELL - 2, height: CELL - 2, rx: 2, class: name });
}

function side({ touches, agrees, shape }: Block, left: number, upper: number): SVGElement[] {
  if (touches === undefined) return [];
  const [rows = 1, columns = 1] = shape;
  const tone = agrees ? "fig-side fig-side--good" : "fig-side fig-side--bad";
  const [dx, dy] = touches === "row" ? [columns * CELL, 0] : [0, rows * CELL];
  const [x, y] = touches === "row" ? [left, upper - 2] : [left - 2, upper];
  return [drawn("line", { x1: x, y1: y, x2: x + dx, y2: y + dy, class: tone })];
}

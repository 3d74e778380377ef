/** Broadcasting with numbers: choose two shapes, see what is stretched and what is added. */

import { added, SHAPES, type Cell, type Name } from "./parts/broadcasting";
import { BROADCAST_WORDS, meaning } from "./parts/broadcasting-words";
import { choice } from "./parts/controls";
import { caption, drawn, element, picture, speaker, type Language } from "./parts/elements";
import { printed } from "./parts/shape-rules";

const [WIDTH, CELL_WIDTH, CELL_HEIGHT, SLOT, GAP, LABELS] = [372, 34, 28, 62, 26, 40];

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new Broadcast(host, params, language);
}

interface Block {
  readonly name: string;
  readonly shape: string;
  readonly cells: readonly (readonly Cell[])[];
  readonly result?: boolean;
}

class Broadcast {
  private readonly words: (typeof BROADCAST_WORDS)[Language];
  private readonly picture = picture(WIDTH, 140, "");
  private readonly speaker = speaker();
  private readonly error = element("code", { class: "fig-error" });
  private left: Name;
  private right: Name;

  constructor(host: HTMLElement, params: Record<string, unknown>, private readonly language: Language) {
    this.words = BROADCAST_WORDS[language];
    this.left = SHAPES.find((name) => name === params["left"]) ?? "(2, 3)";
    this.right = SHAPES.find((name) => name === params["right"]) ?? "(2, 1)";
    host.replaceChildren(this.controls(), this.picture, this.speaker.node, this.error);
    this.render();
  }

  private controls(): HTMLElement {
    const options = SHAPES.map((value) => ({ value, text: value === "()" ? this.words.scalar : value }));
    const left = choice({
      label: this.words.left, options, value: this.left,
      onChange: (value) => { this.left = value as Name; this.render(); },
    });
    const right = choice({
      label: this.words.right, options, value: this.right,
      onChange: (value) => { this.right = value as Name; this.render(); },
    });
    return element("div", { class: "fig-controls" }, left, right);
  }

  private render(): void {
    const sum = added(this.left, this.right);
    const { outcome } = sum;
    const result = sum.result.map((row) => row.map((value) => ({ value, own: true })));
    const last: Block = outcome.ok
      ? { name: "A + B", shape: printed(outcome.shape), cells: result, result: true }
      : { name: "✗", shape: "", cells: [] };
    this.draw([
      { name: "A", shape: this.left, cells: sum.left },
      { name: "B", shape: this.right, cells: sum.right },
      last,
    ]);
    this.tell();
    this.error.textContent = outcome.ok ? "" : outcome.message;
    this.error.hidden = outcome.ok;
  }

  private tell(): void {
    const sum = added(this.left, this.right);
    const { tone, text } = meaning(this.left, this.right, sum.outcome, this.language);
    for (const name of ["bad", "trap", "good"]) {
      this.speaker.node.classList.toggle(`fig-message--${name}`, tone === name);
    }
    this.speaker.say(`${this.words.tone[tone]}${text}`);
    const numbers = sum.result.map((row) => `[${row.join(", ")}]`).join(", ");
    const label = `A ${this.left} + B ${this.right}. ${text} ${numbers && `A + B = [${numbers}]`}`;
    this.picture.setAttribute("aria-label", label.trim());
  }

  private draw(blocks: readonly Block[]): void {
    const tallest = Math.max(...blocks.map(({ cells }) => cells.length)) * CELL_HEIGHT;
    const slots = blocks.map(({ cells }) => Math.max(SLOT, (cells[0]?.length ?? 1) * CELL_WIDTH));
    let x = (WIDTH - slots.reduce((sum, slot) => sum + slot, 0) - GAP * 2) / 2;
    const middle = LABELS + tallest / 2;
    const parts: SVGElement[] = [];
    blocks.forEach((block, index) => {
      const slot = slots[index] ?? SLOT;
      parts.push(...drawBlock(block, x + slot / 2, middle));
      x += slot;
      if (index < 2) parts.push(caption(x + GAP / 2, middle + 6, index ? "=" : "+", "fig-text fig-text--sign"));
      x += GAP;
    });
    const height = LABELS + tallest + 28;
    parts.push(caption(WIDTH / 2, height - 6, this.words.stretched));
    this.picture.setAttribute("viewBox", `0 0 ${WIDTH} ${height}`);
    this.picture.replaceChildren(...parts);
  }
}

function drawBlock({ name, shape, cells, result }: Block, x: number, middle: number): SVGElement[] {
  if (cells.length === 0) return [caption(x, middle + 10, name, "fig-text fig-text--refusal")];
  const columns = cells[0]?.length ?? 1;
  const [left, top] = [x - (columns * CELL_WIDTH) / 2, middle - (cells.length * CELL_HEIGHT) / 2];
  const drawnCells = cells.flatMap((row, i) => row.flatMap((cell, j) =>
    drawCell(cell, left + j * CELL_WIDTH, top + i * CELL_HEIGHT, result === true)));
  return [caption(x, 14, name, "fig-text fig-text--name"), caption(x, 31, shape), ...drawnCells];
}

function drawCell({ value, own }: Cell, x: number, y: number, result: boolean): SVGElement[] {
  const frame = result ? "fig-box fig-box--chosen" : own ? "fig-cell" : "fig-cell fig-cell--repeat";
  const [width, height] = [CELL_WIDTH - 3, CELL_HEIGHT - 3];
  return [
    drawn("rect", { x: x + 1.5, y: y + 1.5, width, height, rx: 3, class: frame }),
    caption(x + CELL_WIDTH / 2, y + 19, String(value), own ? "fig-text fig-text--value" : "fig-text"),
  ];
}

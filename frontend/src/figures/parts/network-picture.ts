/** Draws a network as boxes, one per layer: sizes inside, the cache below, slopes under it. */

import { caption, drawn, picture } from "./elements";
import { size, stateAfter, type LayerSizes, type LayerState } from "./network-shapes";

export interface PictureWords {
  readonly empty: string;
  readonly kept: string;
  readonly used: string;
  picture(described: string): string;
}

const [WIDTH, HEIGHT, BOX, GAP, TOP, BOX_HEIGHT, NOTE] = [360, 214, 80, 12, 24, 82, 24];

export class NetworkPicture {
  readonly node = picture(WIDTH, HEIGHT, "");

  show(layers: readonly LayerSizes[], done: number, words: PictureWords): void {
    const states = stateAfter(layers.length, done);
    const used = layers.length * BOX + (layers.length - 1) * GAP;
    const parts = layers.flatMap((layer, index) => {
      const x = (WIDTH - used) / 2 + index * (BOX + GAP);
      const state = states[index] ?? { forward: false, cached: false, backward: false };
      return [...wire(x, index), ...box(x, layer, state), ...note(x, state, words), ...slopes(x, layer, state)];
    });
    this.node.replaceChildren(...parts);
    this.node.setAttribute("aria-label", words.picture(described(layers, states, words)));
  }
}

function wire(x: number, index: number): SVGElement[] {
  if (index === 0) return [];
  const y = TOP + BOX_HEIGHT / 2;
  return [drawn("line", { x1: x - GAP, y1: y, x2: x, y2: y, class: "fig-wire" })];
}

function box(x: number, layer: LayerSizes, state: LayerState): SVGElement[] {
  const centre = x + BOX / 2;
  const frame = state.forward ? "fig-box fig-box--chosen" : "fig-box";
  const output = state.forward ? `A ${size(layer.output)}` : "A ?";
  return [
    caption(centre, TOP - 8, `${layer.layer}`, "fig-text fig-text--name"),
    drawn("rect", { x, y: TOP, width: BOX, height: BOX_HEIGHT, rx: 6, class: frame }),
    caption(centre, TOP + 22, `W ${size(layer.weights)}`),
    caption(centre, TOP + 45, `b ${size(layer.bias)}`),
    caption(centre, TOP + 70, output, "fig-text fig-text--name"),
  ];
}

function note(x: number, state: LayerState, words: PictureWords): SVGElement[] {
  const y = TOP + BOX_HEIGHT + 10;
  const look = state.cached ? "fig-cell" : "fig-cell fig-cell--repeat";
  return [
    drawn("rect", { x, y, width: BOX, height: NOTE, rx: 4, class: look }),
    caption(x + BOX / 2, y + 16, noteWord(state, words)),
  ];
}

function noteWord(state: LayerState, words: PictureWords): string {
  if (state.backward) return words.used;
  return state.cached ? words.kept : words.empty;
}

function slopes(x: number, layer: LayerSizes, state: LayerState): SVGElement[] {
  if (!state.backward) return [];
  const [centre, y] = [x + BOX / 2, TOP + BOX_HEIGHT + 10 + NOTE];
  return [
    caption(centre, y + 20, `dW ${size(layer.weights)}`, "fig-text fig-text--slope"),
    caption(centre, y + 40, `db ${size(layer.bias)}`, "fig-text fig-text--slope"),
    caption(centre, y + 60, `dA${layer.layer - 1} ${size(layer.input)}`, "fig-text fig-text--slope"),
  ];
}

function described(
  layers: readonly LayerSizes[], states: readonly LayerState[], words: PictureWords,
): string {
  return layers.map((layer, index) => {
    const state = states[index];
    const known = state ? noteWord(state, words) : words.empty;
    return `${layer.layer}: W ${size(layer.weights)}, b ${size(layer.bias)}, A ${size(layer.output)}, ${known}`;
  }).join("; ");
}

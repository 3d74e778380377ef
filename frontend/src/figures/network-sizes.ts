/** One step of training in sizes: forward with caches, cost, backward, update. */

import { choice, slider } from "./parts/controls";
import { element, speaker, type Language } from "./parts/elements";
import { NetworkPicture } from "./parts/network-picture";
import { layerSizes, parameterCount, size, stages, type Stage } from "./parts/network-shapes";
import { NETWORK_WORDS } from "./parts/network-words";
import { numberFrom } from "./parts/numbers";
import { Stepper, type Step } from "./parts/stepper";

const MOST_LAYERS = 4;
const MOST_UNITS = 9;
const FALLBACK = [3, 4, 2, 1];

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new NetworkSizes(host, params, language);
}

class NetworkSizes {
  private readonly words: (typeof NETWORK_WORDS)[Language];
  private readonly picture = new NetworkPicture();
  private readonly speaker = speaker();
  private readonly controls = element("div", { class: "fig-controls" });
  private readonly work = element("div");
  private stepper!: Stepper;
  private dims: number[];
  private m: number;

  constructor(
    host: HTMLElement,
    params: Record<string, unknown>,
    private readonly language: Language,
  ) {
    this.words = NETWORK_WORDS[language];
    this.dims = dimsFrom(params["dims"]);
    this.m = Math.round(numberFrom(params, "m", 5, [1, 64]));
    const depth = choice({
      label: this.words.layers, value: String(this.dims.length - 1),
      options: [1, 2, 3, 4].map((count) => ({ value: String(count), text: String(count) })),
      onChange: (value) => this.rebuild(Number(value)),
    });
    host.replaceChildren(depth, this.controls, this.picture.node, this.work);
    this.rebuild(this.dims.length - 1);
  }

  /** Another number of layers: other sliders and other steps, from the beginning. */
  private rebuild(layers: number): void {
    const [inputs = 3, ...rest] = this.dims;
    const hidden = rest.slice(0, -1);
    while (hidden.length < layers - 1) hidden.push(3);
    this.dims = [inputs, ...hidden.slice(0, layers - 1), 1];
    this.controls.replaceChildren(...this.dims.slice(0, -1).map((_, index) => this.units(index)), this.examples());
    this.stepper = new Stepper(stages(layers).length, this.language, () => this.render(true));
    this.work.replaceChildren(this.stepper.buttons, this.speaker.node, this.stepper.list);
    this.render(true);
  }

  private units(index: number): HTMLElement {
    return slider({
      label: index === 0 ? this.words.inputs : this.words.units(index),
      min: 1, max: MOST_UNITS, step: 1, value: this.dims[index] ?? 1, format: String,
      onInput: (value) => { this.dims[index] = value; this.render(false); },
    }).node;
  }

  private examples(): HTMLElement {
    return slider({
      label: this.words.examples, min: 1, max: 64, step: 1, value: this.m, format: String,
      onInput: (value) => { this.m = value; this.render(false); },
    }).node;
  }

  private render(stepped: boolean): void {
    const layers = layerSizes(this.dims, this.m);
    this.picture.show(layers, this.stepper.revealed, this.words);
    const steps = this.steps();
    this.stepper.show(steps);
    const start = this.words.start(JSON.stringify(this.dims).replaceAll(",", ", "), parameterCount(this.dims));
    if (stepped || this.stepper.revealed === 0) this.speaker.say(this.stepper.latest(steps) ?? start);
  }

  private steps(): Step[] {
    const all = stages(this.dims.length - 1);
    return all.map((stage, index) => ({
      name: `${index + 1}/${all.length} ${this.words.stage(stage)}`,
      line: this.line(stage),
    }));
  }

  private line(stage: Stage): string {
    if (stage.kind === "cost") return this.words.cost(size([1, this.m]));
    if (stage.kind === "update") return this.words.update;
    const layer = layerSizes(this.dims, this.m)[stage.layer - 1];
    if (!layer) return "";
    return stage.kind === "forward" ? this.words.forward(layer) : this.words.backward(layer);
  }
}

function dimsFrom(value: unknown): number[] {
  const whole = (item: unknown): item is number =>
    typeof item === "number" && Number.isInteger(item) && item >= 1 && item <= MOST_UNITS;
  const fits = Array.isArray(value) && value.length >= 2 && value.length <= MOST_LAYERS + 1;
  return fits && value.every(whole) ? [...value] : [...FALLBACK];
}

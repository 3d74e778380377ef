/** The paths of five methods over contour lines; every setting redraws them whole. */

import { allow, button, choice, slider, type Slider } from "./parts/controls";
import { element, speaker, type Language } from "./parts/elements";
import { numberFrom, shown } from "./parts/numbers";
import { Player } from "./parts/player";
import {
  direction, lost, METHODS, SURFACES, walk, type Method, type Pair, type Settings, type State, type SurfaceName,
} from "./parts/optimisers";
import { NAMES, WORDS } from "./parts/optimiser-words";
import { PathPicture } from "./parts/path-picture";
import { normal, seeded } from "./parts/random";

const MOST_STEPS = 150;
const PAUSE_BETWEEN_STEPS = 120;
const SEED = 5;
const DASHES: Record<Method, string> = { descent: "none", sgd: "1 3", momentum: "9 4", rmsprop: "5 3", adam: "10 3 2 3" };
const RATES = { descent: 0.038, sgd: 0.038, momentum: 0.15, rmsprop: 0.05, adam: 0.1 };
const BETAS2 = ["0.5", "0.9", "0.99", "0.999"] as const;

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new Paths(host, params, language);
}

class Paths {
  private readonly words: (typeof WORDS)[Language];
  private readonly plot: PathPicture;
  private readonly speaker = speaker();
  private readonly facts = element("dl", { class: "fig-facts" });
  private readonly rows = element("tbody");
  private readonly rateSlider: Slider;
  private readonly forward: HTMLButtonElement[];
  private readonly player: Player;
  private surface: SurfaceName;
  private method: Method;
  private noise: number;
  private all = true;
  private steps = 0;
  private settings: Settings = { rates: RATES, beta1: 0.9, beta2: 0.999, corrected: true, scale: 1 };

  constructor(host: HTMLElement, params: Record<string, unknown>, private readonly language: Language) {
    this.words = WORDS[language];
    this.surface = surfaceFrom(params["surface"]);
    this.method = METHODS.find((name) => name === params["method"]) ?? "descent";
    this.noise = numberFrom(params, "noise", 0, [0, 5]);
    this.plot = new PathPicture(this.words.picture);
    this.rateSlider = this.makeRate();
    this.player = new Player({
      words: this.words, every: PAUSE_BETWEEN_STEPS,
      advance: () => { this.steps += 1; return this.steps >= MOST_STEPS; },
      show: (still) => this.render(still ? this.sentence() : undefined),
      jump: () => this.take(MOST_STEPS),
    });
    this.forward = [1, 10].map((count) => button(this.words.steps(count), () => this.take(count)));
    host.replaceChildren(
      this.plot.node, this.facts, this.speaker.node, this.buttons(), this.table(), this.controls(),
    );
    this.plot.showSurface(this.surface, SURFACES[this.surface]);
    this.render(this.words.ready);
  }

  private buttons(): HTMLElement {
    const again = button(this.words.again, () => this.restart());
    return element("div", { class: "fig-buttons" }, ...this.forward, this.player.button, again);
  }

  private controls(): HTMLElement {
    return element("div", { class: "fig-controls" },
      ...this.choices(), this.rateSlider.node, ...this.sliders());
  }

  private choices(): HTMLElement[] {
    const { words } = this;
    const names = (Object.keys(SURFACES) as SurfaceName[]);
    return [
      choice({
        label: words.method, value: this.method,
        options: METHODS.map((value) => ({ value, text: NAMES[value][this.language] })),
        onChange: (value) => this.choose(value as Method),
      }),
      choice({
        label: words.surface, value: this.surface,
        options: names.map((value) => ({ value, text: words.surfaces[value] })),
        onChange: (value) => this.changeSurface(value as SurfaceName),
      }),
      choice({
        label: words.compare, value: "all",
        options: [{ value: "all", text: words.everyone }, { value: "one", text: words.alone }],
        onChange: (value) => { this.all = value === "all"; this.render(); },
      }),
      choice({
        label: words.scale, value: "1", options: ["0.1", "1", "10"].map((value) => ({ value, text: `× ${value}` })),
        onChange: (value) => this.change({ scale: Number(value) }),
      }),
      choice({
        label: words.beta2, value: String(this.settings.beta2), options: BETAS2.map((value) => ({ value, text: value })),
        onChange: (value) => this.change({ beta2: Number(value) }),
      }),
      choice({
        label: words.correction, value: "on",
        options: [{ value: "on", text: words.on }, { value: "off", text: words.off }],
        onChange: (value) => this.change({ corrected: value === "on" }),
      }),
    ];
  }

  private sliders(): HTMLElement[] {
    const beta1 = slider({
      label: this.words.beta1, min: 0, max: 0.99, step: 0.01, value: this.settings.beta1,
      format: (value) => shown(value), onInput: (value) => this.change({ beta1: value }),
    });
    const noise = slider({
      label: this.words.noise, min: 0, max: 5, step: 0.5, value: this.noise,
      format: (value) => shown(value, 1), onInput: (value) => { this.noise = value; this.render(); },
    });
    return [beta1.node, noise.node];
  }

  /** Rates differ by powers of ten between methods, so the slider moves the exponent. */
  private makeRate(): Slider {
    return slider({
      label: this.words.rate, min: -3, max: 0, step: 0.01, value: Math.log10(RATES[this.method]),
      format: (power) => shown(10 ** power, 4),
      onInput: (power) => this.change({ rates: { ...this.settings.rates, [this.method]: 10 ** power } }),
    });
  }

  private table(): HTMLElement {
    const heads = this.words.heads.map((text) => element("th", { scope: "col" }, text));
    return element("div", { class: "fig-scroll" }, element("table", { class: "fig-table number" },
      element("thead", {}, element("tr", {}, ...heads)), this.rows));
  }

  private choose(method: Method): void {
    this.method = method;
    this.rateSlider.show(Math.log10(this.settings.rates[method]));
    this.render(this.sentence());
  }

  private changeSurface(name: SurfaceName): void {
    this.surface = name;
    this.plot.showSurface(name, SURFACES[name]);
    this.restart();
  }

  private change(some: Partial<Settings>): void {
    this.settings = { ...this.settings, ...some };
    this.render(this.steps > 0 ? this.sentence() : undefined);
  }

  private restart(): void {
    this.player.stop();
    this.steps = 0;
    this.render(this.words.ready);
  }

  private take(count: number): void {
    this.player.stop();
    this.steps = Math.min(MOST_STEPS, this.steps + count);
    this.render(this.sentence());
  }

  private walks(): Map<Method, State[]> {
    const random = seeded(SEED);
    const draw = (): Pair => [normal(random) * this.noise, normal(random) * this.noise];
    const noise = Array.from({ length: this.steps }, draw);
    return new Map(METHODS.map((name) => [name, walk(name, SURFACES[this.surface], this.settings, noise)]));
  }

  private sentence(): string {
    const path = this.walks().get(this.method) ?? [];
    const [last, before] = [path.at(-1), path.at(-2)];
    if (!last || !before) return this.words.ready;
    if (lost(last)) return this.words.lost(NAMES[this.method][this.language]);
    const moved: Pair = [last.w[0] - before.w[0], last.w[1] - before.w[1]];
    const name = NAMES[this.method][this.language];
    return this.words.moved(name, last.t, pair(last.g), pair(direction(this.method, last, this.settings)), pair(moved));
  }

  private render(message?: string): void {
    const walks = this.walks();
    const drawnOnes = METHODS.filter((name) => this.all || name === this.method);
    this.plot.showPaths(drawnOnes.map((name) => ({
      points: (walks.get(name) ?? []).map(({ w }) => w),
      name: NAMES[name][this.language], dash: DASHES[name], chosen: name === this.method,
    })));
    this.renderFacts(walks.get(this.method)?.at(-1));
    this.rows.replaceChildren(...METHODS.map((name) => this.row(name, walks.get(name)?.at(-1))));
    for (const node of [...this.forward, this.player.button]) allow(node, this.steps < MOST_STEPS);
    if (message !== undefined) this.speaker.say(message);
  }

  private renderFacts(state: State | undefined): void {
    if (!state) return;
    const values = [String(state.t), pair(state.g), pair(state.v), pair(state.s)];
    this.facts.replaceChildren(...this.words.facts.map((name, index) =>
      element("div", {}, element("dt", {}, name), element("dd", {}, values[index] ?? ""))));
  }

  private row(name: Method, state: State | undefined): HTMLElement {
    const w = state?.w ?? [0, 0];
    const cost = this.settings.scale * SURFACES[this.surface].cost(w);
    const cells = [shown(this.settings.rates[name], 3), shown(cost, 3), shown(w[0]), shown(w[1])];
    const mark = name === this.method ? "▸ " : "";
    return element("tr", {}, element("th", { scope: "row" }, mark + NAMES[name][this.language]),
      ...cells.map((text) => element("td", {}, text)));
  }
}

function pair([first, second]: Pair): string {
  return `(${shown(first)}, ${shown(second)})`;
}

function surfaceFrom(value: unknown): SurfaceName {
  return value === "turned" || value === "saddle" ? value : "valley";
}

/** Shapes as blocks: a product of w and X, then a bias added by broadcasting. */

import { choice, slider } from "./parts/controls";
import { element, speaker, type Language } from "./parts/elements";
import { numberFrom } from "./parts/numbers";
import { ShapePicture } from "./parts/shape-picture";
import {
  BIASES, PRODUCTS, biasShape, broadcast, factors, multiply, printed, type Bias, type Product,
} from "./parts/shape-rules";
import { SHAPE_WORDS, meaningOfProduct, meaningOfSum, type Verdict } from "./parts/shape-words";

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new Shapes(host, params, language);
}

class Shapes {
  private readonly words: (typeof SHAPE_WORDS)[Language];
  private readonly picture: ShapePicture;
  private readonly speaker = speaker();
  private readonly error = element("code", { class: "fig-error" });
  private n: number;
  private m: number;
  private product: Product;
  private bias: Bias;

  constructor(
    host: HTMLElement,
    params: Record<string, unknown>,
    private readonly language: Language,
  ) {
    this.words = SHAPE_WORDS[language];
    this.picture = new ShapePicture();
    this.n = Math.round(numberFrom(params, "n_x", 2, [1, 5]));
    this.m = Math.round(numberFrom(params, "m", 4, [1, 6]));
    this.product = PRODUCTS.find((product) => product === params["product"]) ?? "w.T @ X";
    this.bias = BIASES.find((bias) => bias === params["bias"]) ?? "scalar";
    host.replaceChildren(this.controls(), this.picture.node, this.speaker.node, this.error);
    this.render();
  }

  private controls(): HTMLElement {
    const product = choice({
      label: this.words.product, value: this.product,
      options: PRODUCTS.map((value) => ({ value, text: value })),
      onChange: (value) => { this.product = value as Product; this.render(); },
    });
    const bias = choice({
      label: this.words.bias, value: this.bias,
      options: BIASES.map((value) => ({ value, text: value === "scalar" ? this.words.scalar : value })),
      onChange: (value) => { this.bias = value as Bias; this.render(); },
    });
    return element("div", { class: "fig-controls" }, this.features(), this.examples(), product, bias);
  }

  private features(): HTMLElement {
    return slider({
      label: this.words.features, min: 1, max: 5, step: 1, value: this.n, format: String,
      onInput: (value) => { this.n = value; this.render(); },
    }).node;
  }

  private examples(): HTMLElement {
    return slider({
      label: this.words.examples, min: 1, max: 6, step: 1, value: this.m, format: String,
      onInput: (value) => { this.m = value; this.render(); },
    }).node;
  }

  private render(): void {
    const [left, right] = factors(this.product, this.n, this.m);
    const product = multiply(left, right);
    const bias = biasShape(this.bias, this.n, this.m);
    const sum = product.ok ? broadcast(product.shape, bias) : undefined;
    this.picture.show({ names: this.product.split(" @ "), left, right, product, bias, sum });
    this.tell(this.verdict());
    const refusal = [product, sum].find((outcome) => outcome && !outcome.ok);
    this.error.textContent = refusal && !refusal.ok ? refusal.message : "";
    this.error.hidden = this.error.textContent === "";
  }

  private verdict(): Verdict {
    const { n, m, product, bias, language } = this;
    const outcome = multiply(...factors(product, n, m));
    const first = meaningOfProduct({ product, n, m, language, outcome });
    if (!outcome.ok) return first;
    const sum = broadcast(outcome.shape, biasShape(bias, n, m));
    const second = meaningOfSum({ bias, n, m, language, product: outcome.shape, outcome: sum });
    const tone = [first, second].find(({ tone }) => tone === "bad")?.tone
      ?? [first, second].find(({ tone }) => tone === "trap")?.tone ?? "good";
    return { tone, text: [first.text, second.text].join(language === "ja" ? "" : " ") };
  }

  private tell({ tone, text }: Verdict): void {
    this.speaker.node.classList.toggle("fig-message--bad", tone === "bad");
    this.speaker.node.classList.toggle("fig-message--trap", tone === "trap");
    this.speaker.node.classList.toggle("fig-message--good", tone === "good");
    this.speaker.say(`${this.words.tone[tone]}${text}`);
    this.picture.node.setAttribute("aria-label", `${this.expression()}. ${text}`);
  }

  private expression(): string {
    const [left, right] = factors(this.product, this.n, this.m);
    const bias = printed(biasShape(this.bias, this.n, this.m));
    return `${this.product} + b: ${printed(left)} @ ${printed(right)} + ${bias}`;
  }
}

/** A calculation shown one step at a time: buttons, and a list in which the future is hidden. */

import { allow, button } from "./controls";
import { element, type Language } from "./elements";

const WORDS = {
  en: { next: "Next step", all: "Show all", hide: "Hide again", stop: ". " },
  ja: { next: "次の段へ", all: "すべて表示", hide: "もう一度隠す", stop: "。" },
} as const;

export interface Step {
  readonly name: string;
  readonly line: string;
}

export class Stepper {
  readonly buttons: HTMLElement;
  readonly list = element("ol", { class: "fig-steps" });
  revealed = 0;
  private readonly nextButton: HTMLButtonElement;

  /** `onReveal` runs after the learner has shown or hidden steps; it should render. */
  constructor(
    private readonly count: number,
    private readonly language: Language,
    private readonly onReveal: () => void,
  ) {
    const words = WORDS[language];
    this.nextButton = button(words.next, () => this.reveal(this.revealed + 1));
    const all = button(words.all, () => this.reveal(count));
    const hide = button(words.hide, () => this.reveal(0));
    this.buttons = element("div", { class: "fig-buttons" }, this.nextButton, all, hide);
  }

  get complete(): boolean {
    return this.revealed === this.count;
  }

  /** The last step shown, as a sentence; undefined before the first. */
  latest(steps: readonly Step[]): string | undefined {
    const step = steps[this.revealed - 1];
    return step && [step.name, step.line].join(WORDS[this.language].stop);
  }

  show(steps: readonly Step[]): void {
    this.list.replaceChildren(...steps.map(({ name, line }, index) => {
      const known = index < this.revealed;
      const head = element("span", { class: "fig-step__name" }, name);
      const body = element("span", { class: "fig-step__sum" }, known ? line : "…");
      return element("li", { class: known ? "fig-step" : "fig-step fig-step--hidden" }, head, body);
    }));
    allow(this.nextButton, !this.complete);
  }

  private reveal(count: number): void {
    this.revealed = Math.min(this.count, Math.max(0, count));
    this.onReveal();
  }
}

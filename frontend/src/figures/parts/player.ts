/** The button that lets a figure go on by itself, and pauses it. */

import { reducedMotion } from "../../theme";
import { button } from "./controls";

export interface Played {
  readonly words: { readonly play: string; readonly pause: string };
  /** Milliseconds between two pictures. */
  readonly every: number;
  /** Goes on by one picture's worth; says whether the figure is at its end. */
  advance(): boolean;
  /** Draws; speaks only when it stands still: one announcement a step would talk over itself. */
  show(still: boolean): void;
  /** For people who asked for less motion: far ahead, with nothing in between. */
  jump(): void;
}

export class Player {
  readonly button: HTMLButtonElement;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly played: Played) {
    this.button = button(played.words.play, () => this.toggle());
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.button.textContent = this.played.words.play;
  }

  private toggle(): void {
    if (this.timer !== undefined) {
      this.stop();
      this.played.show(true);
    } else if (reducedMotion()) {
      this.played.jump();
    } else {
      this.button.textContent = this.played.words.pause;
      this.timer = setInterval(() => this.tick(), this.played.every);
      this.tick();
    }
  }

  /** A figure that has left the page (a quiz went on) must not play on unseen. */
  private tick(): void {
    const over = this.played.advance() || !this.button.isConnected;
    if (over) this.stop();
    this.played.show(over);
  }
}

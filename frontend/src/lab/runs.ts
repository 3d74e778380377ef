/** Run and Submit: one at a time, never twice, followed to the end. */

import { Problem, newKey, send } from "../http";
import { toast } from "../live";
import { t } from "../strings";
import { follow, type Submission } from "./follow";
import type { Results } from "./results";

export type Mode = "run" | "submit";

interface Parts {
  url: string;
  buttons: HTMLButtonElement[];
  cancel: HTMLButtonElement | null;
  results: Results;
  read(): string;
  started(): void;
  ended(): void;
}

const ATTEMPTS = 3;

export class Runs {
  private busy = false;
  private current: Submission | null = null;

  constructor(private readonly parts: Parts) {
    parts.cancel?.addEventListener("click", () => void this.cancel());
  }

  /** Send the code; a second call while one is under way does nothing. */
  async start(mode: Mode): Promise<void> {
    if (this.busy) return;
    this.lock(true);
    this.parts.results.say(t("sending"), true);
    try {
      const submission = await this.post(mode);
      this.parts.results.clear();
      this.parts.started();
      this.watch(submission);
    } catch (error) {
      this.lock(false);
      if (!(error instanceof Problem)) throw error;
      this.parts.results.say(error.message, false);
      toast(error.message, "bad");
    }
  }

  /** Follow a submission that was already under way when the page came. */
  watch(submission: Submission): void {
    this.lock(true);
    this.current = submission;
    if (this.parts.cancel) this.parts.cancel.hidden = !submission.cancel_url;
    const { results } = this.parts;
    results.state(submission);
    follow(submission, {
      state: (state) => results.state(state),
      check: (check) => results.check(check),
      output: (text) => results.output(text),
      lost: () => results.say(t("lost_contact"), true),
      done: (done) => {
        results.done(done);
        this.lock(false);
        this.parts.ended();
      },
    });
  }

  /** The same key for every attempt: however often it arrives, it is one submission. */
  private async post(mode: Mode): Promise<Submission> {
    const headers = { "Idempotency-Key": newKey() };
    const json = { source: this.parts.read(), mode };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await send<Submission>(this.parts.url, { method: "POST", json, headers });
      } catch (error) {
        if (!(error instanceof Problem) || !error.unreachable || attempt === ATTEMPTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, 1000 * attempt));
      }
    }
  }

  private async cancel(): Promise<void> {
    const url = this.current?.cancel_url;
    if (!url) return;
    this.parts.results.say(t("cancelling"), true);
    try {
      await send(url, { method: "POST", json: {} });
    } catch (error) {
      // It may have ended a moment before; what is shown next comes from the events.
      if (error instanceof Problem && error.status !== 409) toast(error.message, "bad");
    }
  }

  private lock(on: boolean): void {
    this.busy = on;
    for (const button of this.parts.buttons) button.setAttribute("aria-disabled", String(on));
    if (!on && this.parts.cancel) this.parts.cancel.hidden = true;
  }
}

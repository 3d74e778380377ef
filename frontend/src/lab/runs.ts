/** Run, Submit and shape traces: one at a time, never twice, followed to the end. */

import { Problem, newKey, readJson, request, send } from "../http";
import { toast } from "../live";
import { t } from "../strings";
import { eventsOf, type Told } from "./events";
import { follow, type Done, type Mode, type Submission } from "./follow";
import type { Results } from "./results";

export interface Wish {
  mode: Mode;
  /** The function that a trace follows. */
  function?: string;
}

interface Parts {
  url: string;
  buttons: HTMLButtonElement[];
  cancel: HTMLButtonElement | null;
  /** Where a mode's results are shown. */
  results(mode: Mode): Results;
  read(): string;
  wished(wish: Wish): void;
  started(submission: Submission): void;
  ended(mode: Mode, done: Done): void;
}

const ATTEMPTS = 3;
const EVENTS = "text/event-stream";

interface HandedIn {
  submission: Submission;
  /** The rest of the answer: what becomes of it. */
  events?: AsyncIterable<Told>;
}

export class Runs {
  private busy = false;
  private current: Submission | null = null;

  constructor(private readonly parts: Parts) {
    parts.cancel?.addEventListener("click", () => void this.cancel());
  }

  /** Send the code; a second call while one is under way does nothing. */
  async start(wish: Wish): Promise<void> {
    if (this.busy) return;
    this.lock(true);
    this.parts.wished(wish);
    const results = this.parts.results(wish.mode);
    results.say(t("sending"), true);
    try {
      const { submission, events } = await this.post(wish);
      results.clear();
      this.parts.started(submission);
      this.watch(submission, events);
    } catch (error) {
      this.lock(false);
      if (!(error instanceof Problem)) throw error;
      results.say(error.message, false);
      toast(error.message, "bad");
    }
  }

  /** Follow a submission that was already under way when the page came. */
  watch(submission: Submission, events?: AsyncIterable<Told>): void {
    this.lock(true);
    this.current = submission;
    if (this.parts.cancel) this.parts.cancel.hidden = !submission.cancel_url;
    const mode = submission.mode ?? "run";
    const results = this.parts.results(mode);
    results.state(submission);
    follow(submission, {
      state: (state) => results.state(state),
      check: (check) => results.check(check),
      output: (text) => results.output(text),
      lost: () => results.say(t("lost_contact"), true),
      done: (done) => {
        results.done(done);
        this.lock(false);
        this.parts.ended(mode, done);
      },
    }, events);
  }

  /** The same key for every attempt: however often it arrives, it is one submission. */
  private async post(wish: Wish): Promise<HandedIn> {
    const headers = { "Idempotency-Key": newKey(), Accept: EVENTS };
    const json = { source: this.parts.read(), ...wish };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await begun(await request(this.parts.url, { method: "POST", json, headers }));
      } catch (error) {
        if (!(error instanceof Problem) || !error.unreachable || attempt === ATTEMPTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, 1000 * attempt));
      }
    }
  }

  private async cancel(): Promise<void> {
    const url = this.current?.cancel_url;
    if (!url) return;
    this.parts.results(this.current?.mode ?? "run").say(t("cancelling"), true);
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

/** What was handed in, from the answer's first event; from its JSON when it is no stream. */
async function begun(answer: Response): Promise<HandedIn> {
  if (!answer.body || !answer.headers.get("Content-Type")?.startsWith(EVENTS)) {
    return { submission: (await readJson(answer)) as unknown as Submission };
  }
  const events = eventsOf(answer.body);
  const first = await events.next().catch(() => null);
  if (!first || first.done) throw new Problem(0, t("request_failed"));
  return { submission: JSON.parse(first.value.data) as Submission, events };
}

/** The results under the editor, filled as they come. */

import htmx from "htmx.org";
import { enhance } from "../enhance";
import { announce } from "../live";
import { t } from "../strings";
import type { Check, Done, State } from "./follow";

function fragment(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

function words(state: State): string {
  if (state.message) return state.message;
  if (state.state === "queued") return state.queue_position ? t("queued_place", { place: state.queue_position }) : t("queued");
  if (state.state === "running") return t("running");
  if (state.state === "cancelled") return t("cancelled");
  return state.state === "finished" ? t("finished") : "";
}

/** Shows what `follow` reports; `onErrorLine` hears about lines to mark. */
export class Results {
  private readonly stateLine: HTMLElement | null;
  private readonly checks: HTMLElement | null;
  private readonly summary: HTMLElement | null;
  private readonly stdout: HTMLElement | null;
  private readonly stdoutBox: HTMLElement | null;

  constructor(root: HTMLElement, private readonly onErrorLine: (line: number) => void) {
    this.stateLine = root.querySelector("[data-lab-state]");
    this.checks = root.querySelector("[data-lab-checks]");
    this.summary = root.querySelector("[data-lab-done]");
    this.stdout = root.querySelector("[data-lab-stdout]");
    this.stdoutBox = root.querySelector("[data-lab-stdout-box]");
    this.stateLine?.classList.add("lab__state");
  }

  /** Empty, for a new run. */
  clear(): void {
    this.checks?.replaceChildren();
    this.summary?.replaceChildren();
    if (this.stdout) this.stdout.textContent = "";
    if (this.stdoutBox) this.stdoutBox.hidden = true;
  }

  say(text: string, busy: boolean): void {
    if (!this.stateLine) return;
    if (this.stateLine.textContent !== text) this.stateLine.textContent = text;
    this.stateLine.toggleAttribute("data-busy", busy);
  }

  state(state: State): void {
    this.say(words(state), state.state === "queued" || state.state === "running");
  }

  check(check: Check): void {
    const content = fragment(check.html);
    const fresh = content.querySelector<HTMLElement>("li") ?? content.firstElementChild;
    if (!(fresh instanceof HTMLElement) || !this.checks) return;
    fresh.id ||= `check-${check.id}`;
    fresh.dataset["position"] = String(check.position ?? this.checks.children.length);
    const old = this.checks.querySelector<HTMLElement>(`#${CSS.escape(fresh.id)}`);
    if (old?.outerHTML === fresh.outerHTML) return;
    if (old) old.replaceWith(fresh);
    else this.insert(fresh);
    this.revive(fresh);
    const line = check.line ?? Number(fresh.querySelector<HTMLElement>("[data-error-line]")?.dataset["errorLine"]);
    if (line) this.onErrorLine(line);
  }

  output(text: string): void {
    if (!this.stdout) return;
    this.stdout.textContent = text;
    if (this.stdoutBox) this.stdoutBox.hidden = text === "";
  }

  done(done: Done): void {
    const percent = typeof done.score === "number" ? Math.floor(done.score * 100 + 1e-9) : null;
    const text = done.verdict === null && done.score === null ? t("cancelled")
      : percent === null ? t("finished") : t("finished_score", { score: percent });
    // The summary counts in its own words; a second figure beside it only raises questions.
    this.say(done.html && percent !== null ? t("finished") : text, false);
    if (done.html && this.summary) {
      this.summary.replaceChildren(fragment(done.html));
      this.revive(this.summary);
    }
    announce(this.summary?.querySelector<HTMLElement>("[data-announce]")?.dataset["announce"] || text);
  }

  /** Results may come in any order; the list keeps the lab's. */
  private insert(fresh: HTMLElement): void {
    const place = Number(fresh.dataset["position"]);
    const after = [...(this.checks?.children ?? [])].find((one) => Number((one as HTMLElement).dataset["position"]) > place);
    if (after) after.before(fresh);
    else this.checks?.append(fresh);
  }

  private revive(element: HTMLElement): void {
    htmx.process(element);
    enhance(element);
  }
}

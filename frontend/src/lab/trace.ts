/** The shape trace above the results: which function, how far it is, and its table. */

import type { EditorView } from "@codemirror/view";
import { t } from "../strings";
import type { Done } from "./follow";
import { markError } from "./marks";
import { showNotes } from "./notes";
import { Results } from "./results";

export class TraceBox {
  readonly results: Results;
  private readonly title: HTMLElement | null;

  constructor(private readonly host: HTMLElement, private readonly view: EditorView) {
    this.results = new Results(host, (line) => markError(view, line));
    this.title = host.querySelector("[data-lab-trace-title]");
    host.querySelector("[data-lab-trace-close]")?.addEventListener("click", () => this.close());
  }

  /** Make room for the trace of a function. */
  open(name: string): void {
    if (this.title) this.title.textContent = t("trace_of", { function: name });
    this.host.hidden = false;
  }

  /** It has ended: notes beside the lines, and a mark where it failed. */
  done(done: Done): void {
    this.results.say("", false); // the table's own headline says how it ended
    showNotes(this.view, done.annotations ?? []);
    const failed = Number(this.host.querySelector<HTMLElement>("[data-error-line]")?.dataset["errorLine"]);
    if (failed) markError(this.view, failed);
  }

  private close(): void {
    this.host.hidden = true;
    showNotes(this.view, []);
    this.view.focus();
  }
}

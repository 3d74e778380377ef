/** The lab page: editor, draft, runs and their results. */

import type { EditorView } from "@codemirror/view";
import { ask } from "./dialogs";
import { toast } from "./live";
import { t } from "./strings";
import { keepDraft } from "./lab/drafts_in_page";
import { ApiChanges, type ApiChange } from "./lab/api_changes";
import { makeEditor, write } from "./lab/editor";
import type { Done, Mode, Submission } from "./lab/follow";
import { goTo, markError, type LineComment } from "./lab/marks";
import { showNotes } from "./lab/notes";
import { Panes } from "./lab/panes";
import { Results } from "./lab/results";
import { Runs, type Wish } from "./lab/runs";
import { TraceBox } from "./lab/trace";
import { wireUpload } from "./lab/upload";

function json<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent;
  return text ? (JSON.parse(text) as T) : null;
}

/** Put the editor where the text field stands; the field stays in the form and carries the text. */
function replaceField(field: HTMLTextAreaElement): HTMLElement {
  const host = document.createElement("div");
  host.className = "editor";
  field.before(host);
  field.hidden = true;
  return host;
}

function wayOut(host: HTMLElement): void {
  const hint = document.createElement("p");
  hint.className = "editor__way-out";
  hint.textContent = t("editor_way_out");
  host.after(hint);
}

async function reset(view: EditorView, starter: string): Promise<void> {
  const yes = await ask({ title: t("reset_title"), text: t("reset_text"), yes: t("reset_yes"), no: t("cancel") });
  if (yes) write(view, starter);
  view.focus();
}

function wireLines(lab: HTMLElement, view: EditorView, panes: Panes): void {
  lab.addEventListener("click", (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>("[data-goto-line]");
    if (!button) return;
    panes.show("work");
    goTo(view, Number(button.dataset["gotoLine"]));
  });
}

function startLab(lab: HTMLElement, field: HTMLTextAreaElement): void {
  const { draftUrl = "", draftRevision, submissionsUrl = "", uploadUrl, labId, checkApiUrl = "" } = lab.dataset;
  const find = <E extends HTMLElement>(selector: string) => lab.querySelector<E>(selector);
  const host = replaceField(field);
  let changed = (_source: string): void => undefined;
  let edited = (_undone: boolean): void => undefined;
  let run = (_wish: Wish): void => undefined;
  const view = makeEditor(host, {
    source: field.value,
    comments: json<LineComment[]>("line-comments") ?? [],
    onChange: (source, undone) => {
      field.value = source;
      changed(source);
      edited(undone);
    },
    onRun: () => run({ mode: "run" }),
    onSubmit: () => run({ mode: "submit" }),
  });
  wayOut(host);
  const panes = new Panes(lab);
  const results = new Results(find("[data-lab-grades]") ?? lab, (line) => markError(view, line));
  const traceHost = find("[data-lab-trace-box]");
  const trace = traceHost ? new TraceBox(traceHost, view) : null;
  const resultsOf = (mode: Mode) => (mode === "trace" && trace ? trace.results : results);
  const apiHost = find("[data-lab-api]");
  const api = apiHost && checkApiUrl ? new ApiChanges(apiHost, view, checkApiUrl) : null;
  edited = (undone) => api?.changed(undone);
  const read = () => view.state.doc.toString();

  // Guests share one name: who was a guest in this browser and is one again is the same person.
  const name = `draft:${document.body.dataset["user"] ?? ""}:${labId}`;
  const revision = Number(draftRevision) || 0;
  const draft = { url: draftUrl, revision, name, label: find("[data-lab-saved]"), read, write: (text: string) => write(view, text) };
  const queue = draftUrl ? keepDraft(draft, (text) => toast(text, "info")) : null;
  changed = (source) => queue?.changed(source);

  const buttons = [...lab.querySelectorAll<HTMLButtonElement>("[data-lab-run], [data-lab-submit], [data-lab-trace]")];
  const runs = new Runs({
    url: submissionsUrl, buttons, cancel: find<HTMLButtonElement>("[data-lab-cancel]"), results: resultsOf, read,
    wished: (wish) => {
      showNotes(view, []);
      if (wish.function) trace?.open(wish.function);
    },
    started: (submission) => {
      markError(view, null);
      api?.show(submission.api_changes ?? []);
      panes.bring("results");
    },
    ended: (mode: Mode, done: Done) => {
      if (mode === "trace") trace?.done(done);
      panes.news("results");
    },
  });
  run = (wish) => {
    void queue?.flush();
    void runs.start(wish);
  };
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    run(wishOf(event.submitter as HTMLButtonElement | null));
  });

  const upload = find<HTMLInputElement>("[data-lab-upload]");
  if (upload && uploadUrl) wireUpload(upload, uploadUrl, (source) => write(view, source));
  find("[data-lab-reset]")?.addEventListener("click", () => void reset(view, json<string>("starter-source") ?? ""));
  wireLines(lab, view, panes);
  find("[data-lab-check-api]")?.addEventListener("click", () => void api?.check());
  api?.show(json<ApiChange[]>("api-changes") ?? []);
  const current = json<Submission>("current-submission");
  if (current?.mode === "trace" && current.function) trace?.open(current.function);
  if (current) runs.watch(current);
}

/** What the button that was pressed asks for. */
function wishOf(button: HTMLButtonElement | null): Wish {
  if (button?.name === "trace") return { mode: "trace", function: button.value };
  return { mode: button?.value === "submit" ? "submit" : "run" };
}

/** A listing to read: somebody's submission, with its comments. A click on a line offers it to the comment form. */
function startListing(field: HTMLTextAreaElement): void {
  const line = document.querySelector<HTMLInputElement>("[data-line-input]");
  const view = makeEditor(replaceField(field), {
    source: field.value,
    comments: json<LineComment[]>("line-comments") ?? [],
    readOnly: true,
    ...(field.labels[0] ? { label: field.labels[0].textContent?.trim() ?? "" } : {}),
    ...(line ? { onLine: (chosen: number) => { line.value = String(chosen); } } : {}),
  });
  if (field.dataset["errorLine"]) markError(view, Number(field.dataset["errorLine"]));
}

/** Code in a form that is sent as a whole: a variation. The text field goes on carrying the text. */
function startWriting(field: HTMLTextAreaElement): void {
  const host = replaceField(field);
  field.required = false; // a field that nobody sees cannot be asked for; the server answers
  makeEditor(host, {
    source: field.value,
    comments: [],
    label: field.labels[0]?.textContent?.trim() ?? "",
    onChange: (source) => { field.value = source; },
    onSubmit: () => field.form?.requestSubmit(),
  });
  wayOut(host);
}

for (const lab of document.querySelectorAll<HTMLElement>("[data-lab]")) {
  const field = lab.querySelector<HTMLTextAreaElement>("[data-lab-source]");
  if (field && "labReadonly" in lab.dataset) startListing(field);
  else if (field) startLab(lab, field);
}
document.querySelectorAll<HTMLTextAreaElement>("textarea[data-code]").forEach(startListing);
document.querySelectorAll<HTMLTextAreaElement>("textarea[data-code-write]").forEach(startWriting);

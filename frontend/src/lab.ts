/** The lab page: editor, draft, runs and their results. */

import type { EditorView } from "@codemirror/view";
import { ask } from "./dialogs";
import { toast } from "./live";
import { t } from "./strings";
import { keepDraft } from "./lab/drafts_in_page";
import { makeEditor, write } from "./lab/editor";
import type { Submission } from "./lab/follow";
import { goTo, markError, type LineComment } from "./lab/marks";
import { Panes } from "./lab/panes";
import { Results } from "./lab/results";
import { Runs, type Mode } from "./lab/runs";
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
  const { draftUrl = "", draftRevision, submissionsUrl = "", uploadUrl, labId } = lab.dataset;
  const find = <E extends HTMLElement>(selector: string) => lab.querySelector<E>(selector);
  const host = replaceField(field);
  let changed = (_source: string): void => undefined;
  let run = (_mode: Mode): void => undefined;
  const view = makeEditor(host, {
    source: field.value,
    comments: json<LineComment[]>("line-comments") ?? [],
    onChange: (source) => {
      field.value = source;
      changed(source);
    },
    onRun: () => run("run"),
    onSubmit: () => run("submit"),
  });
  wayOut(host);
  const panes = new Panes(lab);
  const results = new Results(lab, (line) => markError(view, line));
  const read = () => view.state.doc.toString();

  // Guests share one name: who was a guest in this browser and is one again is the same person.
  const name = `draft:${document.body.dataset["user"] ?? ""}:${labId}`;
  const revision = Number(draftRevision) || 0;
  const draft = { url: draftUrl, revision, name, label: find("[data-lab-saved]"), read, write: (text: string) => write(view, text) };
  const queue = draftUrl ? keepDraft(draft, (text) => toast(text, "info")) : null;
  changed = (source) => queue?.changed(source);

  const buttons = [...lab.querySelectorAll<HTMLButtonElement>("[data-lab-run], [data-lab-submit]")];
  const runs = new Runs({
    url: submissionsUrl, buttons, cancel: find<HTMLButtonElement>("[data-lab-cancel]"), results, read,
    started: () => {
      markError(view, null);
      panes.bring("results");
    },
    ended: () => panes.news("results"),
  });
  run = (mode) => {
    void queue?.flush();
    void runs.start(mode);
  };
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    run((event.submitter as HTMLButtonElement | null)?.value === "submit" ? "submit" : "run");
  });

  const upload = find<HTMLInputElement>("[data-lab-upload]");
  if (upload && uploadUrl) wireUpload(upload, uploadUrl, (source) => write(view, source));
  find("[data-lab-reset]")?.addEventListener("click", () => void reset(view, json<string>("starter-source") ?? ""));
  wireLines(lab, view, panes);
  const current = json<Submission>("current-submission");
  if (current) runs.watch(current);
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

for (const lab of document.querySelectorAll<HTMLElement>("[data-lab]")) {
  const field = lab.querySelector<HTMLTextAreaElement>("[data-lab-source]");
  if (field && "labReadonly" in lab.dataset) startListing(field);
  else if (field) startLab(lab, field);
}
document.querySelectorAll<HTMLTextAreaElement>("textarea[data-code]").forEach(startListing);

/** Old APIs in the code: marked in the editor, listed under it, mended with a press that undo takes back. */

import { isolateHistory, undo } from "@codemirror/commands";
import { StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";
import { Problem, send } from "../http";
import { announce, toast } from "../live";
import { t } from "../strings";
import { goTo } from "./marks";
import { joined, located, type ApiChange, type Replacement } from "./edits";

export type { ApiChange } from "./edits";

interface Mark {
  change: ApiChange;
  from: number;
  to: number;
  /** What stood there when it was found: once that is edited, the finding is void. */
  text: string;
  replacements: Replacement[];
}

const setChanges = StateEffect.define<ApiChange[]>();

function markOf(doc: Text, change: ApiChange): Mark {
  const source = doc.toString();
  const { from, to } = located(source, change);
  const replacements = change.edits.map((edit) => ({ ...located(source, edit), insert: edit.text }));
  return { change, from, to, text: doc.sliceString(from, to), replacements };
}

const marks = StateField.define<Mark[]>({
  create: () => [],
  update(value, transaction) {
    let next = value;
    if (transaction.docChanged) {
      const { changes, newDoc } = transaction;
      next = value.flatMap((mark) => {
        const moved = { ...mark, from: changes.mapPos(mark.from, 1), to: changes.mapPos(mark.to, -1) };
        moved.replacements = mark.replacements.map((one) => ({ ...one, from: changes.mapPos(one.from, one.from === one.to ? -1 : 1), to: changes.mapPos(one.to, -1) }));
        return moved.from <= moved.to && newDoc.sliceString(moved.from, moved.to) === mark.text ? [moved] : [];
      });
    }
    for (const effect of transaction.effects) {
      if (effect.is(setChanges)) next = effect.value.map((change) => markOf(transaction.newDoc, change));
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field, look),
});

function look(found: Mark[]): DecorationSet {
  const ranges = found.filter((mark) => mark.from < mark.to).map((mark) =>
    Decoration.mark({ class: "cm-api-change", attributes: { title: mark.change.message } }).range(mark.from, mark.to));
  return Decoration.set(ranges, true);
}

/** What an editor needs to mark old APIs. */
export const apiMarks = marks;

function element(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function button(text: string, className: string, act: () => void, label?: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `button button--small ${className}`;
  made.textContent = text;
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
}

const PAUSE_MS = 400;

/** The list under the editor. */
export class ApiChanges {
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private drawn = "";
  /** How many were mended by the last press, while nothing else has been changed since. */
  private mended = 0;
  private mending = false;

  constructor(private readonly box: HTMLElement, private readonly view: EditorView, private readonly url: string) {}

  /** Show what the server found in the text that is in the editor now. */
  show(changes: ApiChange[]): void {
    this.view.dispatch({ effects: setChanges.of(changes) });
    this.draw();
  }

  /** Ask on request, and say so also when there is nothing. */
  async check(): Promise<void> {
    if (!(await this.ask())) return;
    if (!this.found.length) return toast(t("api_none"), "good");
    announce(t("api_found", { count: this.found.length }));
    this.box.scrollIntoView({ block: "nearest" });
    this.box.querySelector<HTMLElement>("h3")?.focus();
  }

  /** The text has changed: lines have moved; what was undone is looked for again. */
  changed(undone: boolean): void {
    if (!this.mending) this.mended = 0;
    this.draw();
    clearTimeout(this.timer);
    if (undone && this.asked) this.timer = setTimeout(() => void this.ask(), PAUSE_MS);
  }

  private get found(): Mark[] {
    return this.view.state.field(marks);
  }

  private async ask(): Promise<boolean> {
    const turn = (this.asked += 1);
    const source = this.view.state.doc.toString();
    try {
      const answer = await send<{ api_changes: ApiChange[] }>(this.url, { method: "POST", json: { source } });
      // Somebody typed meanwhile, or asked again: those lines are not these lines.
      if (turn !== this.asked || source !== this.view.state.doc.toString()) return false;
      this.show(answer.api_changes);
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      toast(error.message, "bad");
      return false;
    }
  }

  private apply(chosen: Mark[]): void {
    const changes = joined(chosen.flatMap((mark) => mark.replacements));
    if (!changes.length) return;
    this.asked += 1;
    this.mending = true;
    this.mended = chosen.length;
    this.view.dispatch({ changes, userEvent: "input.replace", annotations: isolateHistory.of("full") });
    this.mending = false;
    announce(t("api_applied", { count: chosen.length }));
    this.draw();
    this.focusNext();
    this.timer = setTimeout(() => void this.ask(), PAUSE_MS);
  }

  /** A phone has no Ctrl+Z. */
  private takeBack(): void {
    undo(this.view);
    this.view.focus();
  }

  private focusNext(): void {
    (this.box.querySelector<HTMLElement>("[data-apply], [data-take-back]") ?? this.view.contentDOM).focus();
  }

  private draw(): void {
    const found = this.found;
    const state = JSON.stringify([this.mended, ...found.map((mark) => [this.line(mark), mark.change.message])]);
    if (state === this.drawn) return;
    this.drawn = state;
    const focused = this.box.contains(document.activeElement);
    this.box.hidden = !found.length && !this.mended;
    const done = this.mended ? [this.done()] : [];
    this.box.replaceChildren(...(found.length ? [this.head(found), this.list(found)] : []), ...done);
    if (focused) this.focusNext();
  }

  private done(): HTMLElement {
    const line = element("div", "api-changes__head");
    const back = button(t("api_take_back"), "button--quiet", () => this.takeBack());
    back.dataset["takeBack"] = "";
    line.append(element("p", "", t("api_mended", { count: this.mended })), back);
    return line;
  }

  private head(found: Mark[]): HTMLElement {
    const head = element("div", "api-changes__head");
    const title = element("h3", "api-changes__title", t("api_title", { count: found.length }));
    title.tabIndex = -1;
    head.append(title);
    const fixable = found.filter((mark) => mark.replacements.length);
    if (fixable.length > 1) head.append(button(t("api_apply_all", { count: fixable.length }), "button--secondary", () => this.apply(fixable)));
    return head;
  }

  private list(found: Mark[]): HTMLElement {
    const list = element("ul", "api-changes__list");
    list.append(...found.map((mark) => this.item(mark)));
    return list;
  }

  private item(mark: Mark): HTMLElement {
    const line = this.line(mark);
    const item = element("li", "api-changes__item");
    const place = button(t("api_line", { line }), "button--quiet", () => goTo(this.view, line));
    const words = element("div", "api-changes__words");
    words.append(element("p", "", mark.change.message));
    item.append(place, words);
    if (!mark.replacements.length) return item;
    const swap = element("p", "api-changes__swap");
    swap.append(element("del", "", mark.text), document.createTextNode(" → "), element("ins", "", mark.change.replacement || "–"));
    words.append(swap);
    const apply = button(t("api_apply"), "button--secondary", () => this.apply([mark]), t("api_apply_to", { line, name: mark.text.split("\n")[0] ?? "" }));
    apply.dataset["apply"] = "";
    item.append(apply);
    return item;
  }

  private line(mark: Mark): number {
    return this.view.state.doc.lineAt(mark.from).number;
  }
}

/** What is shown on lines: the one where an error happened, and a mentor's comments under others. */

import { RangeSet, StateEffect, StateField, type EditorState, type Extension, type Text } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, WidgetType, gutter, type DecorationSet } from "@codemirror/view";
import { t } from "../strings";

export interface LineComment {
  line: number;
  author: string;
  text: string;
  /** Made by the server, escaped there. */
  at?: string;
}

const setErrorLine = StateEffect.define<number | null>();
const errorLook = Decoration.line({ class: "cm-error-line" });

function startOf(doc: Text, line: number): number | null {
  return line >= 1 && line <= doc.lines ? doc.line(line).from : null;
}

const errorField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, change) {
    let next = marks.map(change.changes);
    for (const effect of change.effects) {
      if (!effect.is(setErrorLine)) continue;
      const at = effect.value === null ? null : startOf(change.state.doc, effect.value);
      next = at === null ? Decoration.none : Decoration.set(errorLook.range(at));
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

class ErrorMark extends GutterMarker {
  override toDOM(): Node {
    const mark = document.createElement("span");
    mark.className = "cm-error-mark";
    mark.textContent = "!";
    mark.title = t("error_line");
    return mark;
  }
}

const errorMark = new ErrorMark();
const errorGutter = gutter({
  class: "cm-error-gutter",
  markers: (view) => {
    const at: number[] = [];
    view.state.field(errorField).between(0, view.state.doc.length, (from) => { at.push(from); });
    return RangeSet.of(at.map((from) => errorMark.range(from)));
  },
});

/** Everything an editor needs to show error lines. */
export const errorLines: Extension = [errorField, errorGutter];

/** Mark `line` (from 1) as the one with the error; null takes the mark away. */
export function markError(view: EditorView, line: number | null): void {
  view.dispatch({ effects: setErrorLine.of(line) });
}

/** Put the cursor on `line` and bring it into view. */
export function goTo(view: EditorView, line: number): void {
  const at = startOf(view.state.doc, line);
  if (at === null) return;
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
  view.focus();
}

class CommentWidget extends WidgetType {
  constructor(private readonly comment: LineComment) {
    super();
  }

  override eq(other: CommentWidget): boolean {
    return other.comment === this.comment;
  }

  override toDOM(): HTMLElement {
    const outer = document.createElement("div");
    outer.className = "line-comment";
    const box = document.createElement("div");
    box.className = "line-comment__box";
    outer.append(box);
    const head = document.createElement("p");
    head.className = "line-comment__head";
    head.textContent = [t("comment_by", { author: this.comment.author }), this.comment.at].filter(Boolean).join(" · ");
    const body = document.createElement("div");
    body.textContent = this.comment.text;
    box.append(head, body);
    return outer;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function place(state: EditorState, comments: LineComment[]): DecorationSet {
  const ranges = comments.flatMap((comment) => {
    // A comment may be older than the text: it goes to the last line rather than nowhere.
    const line = state.doc.line(Math.min(Math.max(1, comment.line), state.doc.lines));
    return Decoration.widget({ widget: new CommentWidget(comment), block: true, side: 1 }).range(line.to);
  });
  return Decoration.set(ranges, true);
}

/** Comments shown under their lines; they move along when lines above change. */
export function lineComments(comments: LineComment[]): Extension {
  return StateField.define<DecorationSet>({
    create: (state) => place(state, comments),
    update: (marks, change) => marks.map(change.changes),
    provide: (field) => EditorView.decorations.from(field),
  });
}

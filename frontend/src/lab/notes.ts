/** What a shape trace says, at the ends of the lines it is about. It goes when the code changes. */

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType, type DecorationSet } from "@codemirror/view";

export interface Note {
  line: number;
  text: string;
}

const setNotes = StateEffect.define<Note[]>();

class NoteWidget extends WidgetType {
  constructor(private readonly text: string) {
    super();
  }

  override eq(other: NoteWidget): boolean {
    return other.text === this.text;
  }

  override toDOM(): HTMLElement {
    const note = document.createElement("span");
    note.className = "cm-shape-note";
    note.setAttribute("aria-hidden", "true"); // the table under the editor says the same and more
    note.textContent = this.text;
    return note;
  }
}

/** What an editor needs to show notes. */
export const lineNotes = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, change) {
    let next = change.docChanged ? Decoration.none : shown;
    for (const effect of change.effects) {
      if (!effect.is(setNotes)) continue;
      const { doc } = change.state;
      const fitting = effect.value.filter((note) => note.line >= 1 && note.line <= doc.lines);
      next = Decoration.set(fitting.map((note) => Decoration.widget({ widget: new NoteWidget(note.text), side: 1 }).range(doc.line(note.line).to)), true);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Show these notes and no others. */
export function showNotes(view: EditorView, notes: Note[]): void {
  view.dispatch({ effects: setNotes.of(notes) });
}

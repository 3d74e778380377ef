/** The code editor, and the same thing for reading. */

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import {
  EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers,
} from "@codemirror/view";
import { t } from "../strings";
import { apiMarks } from "./api_changes";
import { look } from "./look";
import { errorLines, lineComments, type LineComment } from "./marks";
import { lineNotes } from "./notes";
import { useConstructedStyles } from "./styles";

export interface EditorOptions {
  source: string;
  comments: LineComment[];
  readOnly?: boolean;
  label?: string;
  /** `undone`: it was undo or redo that changed the text. */
  onChange?(source: string, undone: boolean): void;
  onRun?(): void;
  onSubmit?(): void;
  onLine?(line: number): void;
}

function writing(options: EditorOptions): Extension {
  const act = (action: (() => void) | undefined) => () => {
    action?.();
    return action !== undefined;
  };
  return [
    keymap.of([
      { key: "Mod-Shift-Enter", run: act(options.onSubmit), preventDefault: true },
      { key: "Mod-Enter", run: act(options.onRun), preventDefault: true },
    ]),
    history(),
    indentOnInput(),
    closeBrackets(),
    autocompletion({ activateOnTyping: false }),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    // Escape, then Tab leaves the editor: CodeMirror lets Tab through for two seconds after Escape.
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, indentWithTab]),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      const undone = update.transactions.some((one) => one.isUserEvent("undo") || one.isUserEvent("redo"));
      options.onChange?.(update.state.doc.toString(), undone);
    }),
  ];
}

function reading(options: EditorOptions): Extension {
  return [EditorState.readOnly.of(true), highlightSelectionMatches(), keymap.of(searchKeymap), lineClicks(options.onLine)];
}

function lineClicks(onLine: EditorOptions["onLine"]): Extension {
  if (!onLine) return [];
  return EditorView.domEventHandlers({
    click: (event, view) => {
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (at !== null) onLine(view.state.doc.lineAt(at).number);
      return false;
    },
  });
}

function shared(options: EditorOptions): Extension {
  return [
    lineNumbers(),
    // U+3000, which a Japanese keyboard types so easily, is an error in Python: make it visible.
    highlightSpecialChars({ addSpecialChars: /\u3000/g }),
    drawSelection(),
    bracketMatching(),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    python(),
    look,
    errorLines,
    lineComments(options.comments),
    apiMarks,
    lineNotes,
    EditorView.contentAttributes.of({ "aria-label": options.label ?? t("editor_label"), tabindex: "0", spellcheck: "false", autocapitalize: "off", translate: "no" }),
  ];
}

/** Put an editor into `host`. */
export function makeEditor(host: HTMLElement, options: EditorOptions): EditorView {
  useConstructedStyles();
  const extensions = [options.readOnly ? reading(options) : writing(options), shared(options)];
  return new EditorView({ parent: host, state: EditorState.create({ doc: options.source, extensions }) });
}

/** Replace the whole text; undo brings the old one back. */
export function write(view: EditorView, source: string): void {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: source }, userEvent: "input.replace" });
}

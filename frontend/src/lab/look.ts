/** The editor in the colours of the site; the tokens follow the theme by themselves. */

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const frame = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--surface-raised)", fontSize: "0.875rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--code)", lineHeight: "1.6", minHeight: "20rem", maxHeight: "min(55vh, 48rem)", overflow: "auto" },
  ".cm-content": { caretColor: "var(--accent)", paddingBlock: "0.5rem" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--accent) 22%, transparent)",
  },
  ".cm-gutters": { backgroundColor: "var(--surface-raised)", color: "var(--ink-soft)", borderRight: "1px solid var(--line)" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2.5em" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--surface-sunken) 55%, transparent)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--surface-sunken)", color: "var(--ink)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)", outline: "1px solid var(--accent)" },
  ".cm-error-line": { backgroundColor: "var(--bad-soft)", boxShadow: "inset 3px 0 0 var(--bad)" },
  ".cm-error-mark": { color: "var(--bad)", fontWeight: "700", paddingInline: "0.15em" },
  ".cm-api-change": { textDecoration: "underline wavy var(--warn)", textUnderlineOffset: "0.2em" },
  ".cm-shape-note": { marginInlineStart: "2em", paddingInline: "0.4em", borderRadius: "0.25em", backgroundColor: "var(--info-soft)", color: "var(--info)", fontSize: "0.92em", whiteSpace: "nowrap" },
  "@media (max-width: 63.99rem)": { ".cm-shape-note": { display: "none" } }, // the table below has them
  ".cm-specialChar": { color: "var(--bad)", backgroundColor: "var(--bad-soft)" },
  ".cm-panels": { backgroundColor: "var(--surface-sunken)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-panel input, .cm-panel button": { fontSize: "0.875rem" },
  ".cm-searchMatch": { backgroundColor: "var(--warn-soft)", outline: "1px solid var(--warn)" },
  ".cm-tooltip": { backgroundColor: "var(--surface-raised)", color: "var(--ink)", border: "1px solid var(--line-strong)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--accent-ink)" },
  "@media (pointer: coarse)": { "&": { fontSize: "1rem" } }, // smaller text makes phones zoom in
});

const code = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.controlKeyword], color: "light-dark(#7a2a86, #d9a6e3)" },
  { tag: [tags.string, tags.special(tags.string)], color: "light-dark(#17663f, #8fd6ae)" },
  { tag: [tags.number, tags.bool, tags.null], color: "light-dark(#96430f, #f0b083)" },
  { tag: [tags.comment, tags.docString], color: "light-dark(#5f636b, #9ba1af)" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className), tags.meta], color: "light-dark(#274690, #a3b8f3)" },
  { tag: [tags.standard(tags.name), tags.self], color: "light-dark(#1e5f77, #86cbe6)" },
]);

export const look: Extension = [frame, syntaxHighlighting(code)];

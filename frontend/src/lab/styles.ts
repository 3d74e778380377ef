/**
 * CodeMirror writes its styles into a <style> element, which our content security policy refuses.
 * Constructed style sheets are allowed, so they are used instead.
 */

import { StyleModule } from "style-mod";

const sheets = new Map<StyleModule, CSSStyleSheet>();

function sheetFor(module: StyleModule): CSSStyleSheet {
  let sheet = sheets.get(module);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(module.getRules());
    sheets.set(module, sheet);
  }
  return sheet;
}

/** Must run before the first editor is made. */
export function useConstructedStyles(): void {
  StyleModule.mount = (root, modules) => {
    const ours = (Array.isArray(modules) ? modules : [modules as StyleModule]).map(sheetFor);
    const target = root as Document;
    // The list is in order of precedence, so the sheets keep that order.
    target.adoptedStyleSheets = [...target.adoptedStyleSheets.filter((sheet) => !ours.includes(sheet)), ...ours];
  };
}

/** Mathematics. KaTeX is a heavy guest: it is asked in only where there is a formula. */

import { watchScrollable } from "./scrollable";

const SELECTOR = ".math:not([data-done])";
const OPENING = /[（「『【(“[]+$/;
const CLOSING = /^[、。，．）」』】：；？！,.;:)\]’”%…]+/;
const SHORT = 20; // characters of source; such a formula has room on any line and is not broken

function words(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  copy.querySelectorAll("[aria-hidden]").forEach((hidden) => hidden.remove());
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** Not everything that computes the name of a field reads MathML, so fields are given the source. */
function nameFields(place: HTMLElement): void {
  const label = place.closest("label");
  const input = label?.querySelector("input");
  if (label && input && !input.hasAttribute("aria-label")) input.setAttribute("aria-label", words(label));
  const named = place.closest("[id]");
  const field = named && document.querySelector(`:is(select, input, textarea)[aria-labelledby~="${CSS.escape(named.id)}"]`);
  if (!field) return;
  const ids = (field.getAttribute("aria-labelledby") ?? "").split(/\s+/);
  const parts = ids.map((id) => document.getElementById(id)).filter((part) => part !== null);
  field.setAttribute("aria-label", parts.map(words).join(" "));
  field.removeAttribute("aria-labelledby");
}

/**
 * KaTeX writes the width of some delimiters as a style attribute, which our content security policy
 * refuses; the same width set as a property is allowed.
 */
function withStylesAsProperties(render: () => void): void {
  SVGElement.prototype.setAttribute = function (this: SVGElement, name: string, value: string) {
    if (name === "style") this.style.cssText = value;
    else Element.prototype.setAttribute.call(this, name, value);
  };
  try {
    render();
  } finally {
    Reflect.deleteProperty(SVGElement.prototype, "setAttribute");
  }
}

/**
 * Keep brackets and punctuation on the line of their formula: browsers break at its edges. Inside,
 * only long formulas are broken, where KaTeX parts them.
 */
function hold(place: HTMLElement, source: string): void {
  const parts = [...place.querySelectorAll(".katex-html > .katex-base")];
  if (parts.some((part) => (part.textContent ?? "").length > SHORT)) return; // may fill a phone's line
  place.classList.add("math--held");
  if (source.length > SHORT) parts.slice(1).forEach((part) => part.before(document.createElement("wbr")));
  const [before, after] = [place.previousSibling, place.nextSibling];
  const opened = before instanceof Text && OPENING.exec(before.data);
  const closed = after instanceof Text && CLOSING.exec(after.data);
  if (!opened && !closed) return;
  const held = document.createElement("span");
  held.className = "math--held";
  place.before(held);
  if (opened) held.append(before.splitText(opened.index));
  held.append(place);
  if (closed) {
    after.splitText(closed[0].length);
    held.append(after);
  }
}

/** Set every formula in `root`; a faulty one keeps its source and says so in the console. */
export async function setMath(root: ParentNode): Promise<void> {
  if (!root.querySelector(SELECTOR)) return;
  root.querySelectorAll<HTMLElement>(SELECTOR).forEach(nameFields);
  const { default: katex } = await import("./katex");
  for (const place of root.querySelectorAll<HTMLElement>(SELECTOR)) {
    const source = place.textContent ?? "";
    place.dataset["done"] = "";
    try {
      const displayMode = "display" in place.dataset;
      withStylesAsProperties(() => katex.render(source, place, { displayMode, throwOnError: true, output: "htmlAndMathml" }));
      if (!displayMode) hold(place, source);
    } catch (error) {
      place.textContent = source;
      place.dataset["done"] = "failed";
      console.error(`Formula: ${source}`, error);
    }
  }
  watchScrollable(root);
}

/** Mathematics. KaTeX is a heavy guest: it is asked in only where there is a formula. */

import { watchScrollable } from "./scrollable";

const SELECTOR = ".math:not([data-done])";

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
    } catch (error) {
      place.textContent = source;
      place.dataset["done"] = "failed";
      console.error(`Formula: ${source}`, error);
    }
  }
  watchScrollable(root);
}

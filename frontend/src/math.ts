/** Mathematics. KaTeX is a heavy guest: it is asked in only where there is a formula. */

import { watchScrollable } from "./scrollable";

const SELECTOR = ".math:not([data-done])";

/** Not everything that computes a name for a choice reads MathML, so its input is given the source. */
function nameChoice(place: HTMLElement): void {
  const label = place.closest("label");
  const input = label?.querySelector("input");
  if (!label || !input || input.hasAttribute("aria-label")) return;
  const words = label.cloneNode(true) as HTMLElement;
  words.querySelectorAll("[aria-hidden]").forEach((hidden) => hidden.remove());
  input.setAttribute("aria-label", (words.textContent ?? "").replace(/\s+/g, " ").trim());
}

/** Set every formula in `root`; a faulty one keeps its source and says so in the console. */
export async function setMath(root: ParentNode): Promise<void> {
  if (!root.querySelector(SELECTOR)) return;
  root.querySelectorAll<HTMLElement>(SELECTOR).forEach(nameChoice);
  const { default: katex } = await import("./katex");
  for (const place of root.querySelectorAll<HTMLElement>(SELECTOR)) {
    const source = place.textContent ?? "";
    place.dataset["done"] = "";
    try {
      katex.render(source, place, { displayMode: "display" in place.dataset, throwOnError: true, output: "htmlAndMathml" });
    } catch (error) {
      place.textContent = source;
      place.dataset["done"] = "failed";
      console.error(`Formula: ${source}`, error);
    }
  }
  watchScrollable(root);
}

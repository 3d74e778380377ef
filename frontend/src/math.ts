/** Mathematics. KaTeX is a heavy guest: it is asked in only where there is a formula. */

const SELECTOR = ".math:not([data-done])";

/** Set every formula in `root`; a faulty one keeps its source and says so in the console. */
export async function setMath(root: ParentNode): Promise<void> {
  if (!root.querySelector(SELECTOR)) return;
  const { default: katex } = await import("./katex");
  for (const place of root.querySelectorAll<HTMLElement>(SELECTOR)) {
    const source = place.textContent ?? "";
    place.dataset["done"] = "";
    try {
      katex.render(source, place, { displayMode: "display" in place.dataset, throwOnError: true, output: "htmlAndMathml" });
    } catch (error) {
      delete place.dataset["done"];
      place.textContent = source;
      place.dataset["done"] = "failed";
      console.error(`Formula: ${source}`, error);
    }
  }
}

/** What scrolls sideways must be reachable by keyboard. */

const SELECTOR = ".highlight pre, pre.output, .math[data-display], .table-wrap, .prose table, .listing, .stdout .output";

function mark(element: HTMLElement): void {
  const scrolls = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  const own = "scrolls" in element.dataset;
  if (scrolls && !element.hasAttribute("tabindex")) {
    element.tabIndex = 0;
    element.dataset["scrolls"] = "";
  } else if (!scrolls && own) {
    element.removeAttribute("tabindex");
    delete element.dataset["scrolls"];
  }
}

const watcher = new ResizeObserver((entries) => {
  for (const entry of entries) {
    const box = entry.target.closest<HTMLElement>(SELECTOR);
    if (box) mark(box);
  }
});

// A font that arrives widens what is in a box, not the box nor its first child: nothing is observed.
document.fonts.addEventListener("loadingdone", () => {
  document.querySelectorAll<HTMLElement>(SELECTOR).forEach(mark);
});

/** Watch the boxes in `root` that may become too narrow for what is in them. */
export function watchScrollable(root: ParentNode): void {
  root.querySelectorAll<HTMLElement>(SELECTOR).forEach((element) => {
    watcher.observe(element);
    // A box keeps its size when a font arrives; what is in it does not.
    if (element.firstElementChild) watcher.observe(element.firstElementChild);
    mark(element);
  });
}

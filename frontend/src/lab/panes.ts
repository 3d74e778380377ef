/** On a phone one of instructions, code and results is shown at a time. */

export class Panes {
  private readonly links: HTMLAnchorElement[];

  constructor(private readonly lab: HTMLElement) {
    this.links = [...lab.querySelectorAll<HTMLAnchorElement>("[data-pane-switch] a")];
    if (!this.links.length) return;
    for (const link of this.links) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.show(link.hash.slice(1));
      });
    }
    this.show(this.links.some((link) => link.hash === location.hash) ? location.hash.slice(1) : "instructions");
  }

  show(pane: string): void {
    this.lab.dataset["shown"] = pane;
    for (const link of this.links) {
      const on = link.hash === `#${pane}`;
      if (on) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      if (on) link.removeAttribute("data-news");
    }
  }

  /** Something new is in a pane that may be hidden now. */
  news(pane: string): void {
    if (this.lab.dataset["shown"] !== pane) this.links.find((link) => link.hash === `#${pane}`)?.setAttribute("data-news", "");
  }
}

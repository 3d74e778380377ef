/** On a phone one of instructions, code and results is shown at a time. */

import { reducedMotion } from "../theme";

export class Panes {
  private readonly links: HTMLAnchorElement[];

  constructor(private readonly lab: HTMLElement) {
    this.links = [...lab.querySelectorAll<HTMLAnchorElement>("[data-pane-switch] a")];
    if (!this.links.length) return;
    for (const link of this.links) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.show(link.hash.slice(1));
        if (this.lab.getBoundingClientRect().top < 0) this.lab.scrollIntoView();
      });
    }
    // A link to a passage in another pane has to bring that pane.
    lab.addEventListener("click", (event) => {
      const link = (event.target as HTMLElement).closest<HTMLAnchorElement>("a[href^='#']");
      if (link && !this.links.includes(link)) this.reveal(link.hash);
    });
    window.addEventListener("hashchange", () => this.reveal(location.hash));
    this.show("instructions");
    this.reveal(location.hash);
  }

  private reveal(hash: string): void {
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    const pane = target?.closest<HTMLElement>("[data-pane]")?.dataset["pane"];
    if (pane && pane !== this.lab.dataset["shown"]) {
      this.show(pane);
      target?.scrollIntoView();
    }
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

  /** Show `pane` and bring its beginning into view, also where all of them stand on the page. */
  bring(pane: string): void {
    this.show(pane);
    const one = this.links[0]?.offsetParent ? this.lab : this.lab.querySelector<HTMLElement>(`[data-pane="${pane}"]`);
    const top = one?.getBoundingClientRect().top ?? 0;
    const behavior = reducedMotion() ? "auto" : "smooth";
    // Beside each other the code stays in sight: its results need the lower half only.
    if (one === this.lab) one.scrollIntoView();
    else if (top > window.innerHeight / 2 || top < 0) window.scrollBy({ top: top - window.innerHeight * 0.4, behavior });
  }

  /** Something new is in a pane that may be hidden now. */
  news(pane: string): void {
    if (this.lab.dataset["shown"] !== pane) this.links.find((link) => link.hash === `#${pane}`)?.setAttribute("data-news", "");
  }
}

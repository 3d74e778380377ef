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

  /** Something new is in a pane that may be hidden now. */
  news(pane: string): void {
    if (this.lab.dataset["shown"] !== pane) this.links.find((link) => link.hash === `#${pane}`)?.setAttribute("data-news", "");
  }
}

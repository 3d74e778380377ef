/** A lesson: study time while it is read, and the place in the table of contents. */

import { showTerms } from "./glossary";
import { csrfToken } from "./http";

const MINUTE = 60_000;
/** Without a key, a touch or a scroll for this long nobody is reading. */
const PATIENCE = 5 * MINUTE;

function beatWhileRead(url: string): void {
  let lastSign = Date.now();
  const sign = (): void => { lastSign = Date.now(); };
  for (const name of ["scroll", "pointermove", "pointerdown", "keydown"]) {
    window.addEventListener(name, sign, { passive: true });
  }
  window.setInterval(() => {
    if (document.visibilityState !== "visible" || Date.now() - lastSign > PATIENCE) return;
    // A lost minute is not worth a message: nothing else hangs on it.
    void fetch(url, { method: "POST", headers: { "X-CSRFToken": csrfToken() }, credentials: "same-origin" }).catch(() => undefined);
  }, MINUTE);
}

function markPlace(contents: HTMLElement): void {
  const links = new Map([...contents.querySelectorAll<HTMLAnchorElement>("a")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(entry.target.getAttribute("aria-labelledby") ?? "")?.setAttribute("aria-current", "true");
    }
  }, { rootMargin: "-20% 0px -75% 0px" });
  for (const section of document.querySelectorAll(".lesson__section[aria-labelledby]")) observer.observe(section);
}

const lesson = document.querySelector<HTMLElement>(".lesson");
const url = lesson?.dataset["pulseUrl"];
if (url) beatWhileRead(url);
const contents = lesson?.querySelector<HTMLElement>(".toc");
if (contents) markPlace(contents);

// Beside the text there is room for the contents; above it, on a phone, they stay folded.
const folded = contents?.querySelector("details");
if (folded) folded.open = window.matchMedia("(min-width: 64rem)").matches;

showTerms(document);

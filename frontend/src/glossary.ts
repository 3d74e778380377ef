/** Terms marked in a lesson: their meaning on hover, focus or tap. Without this they are links. */

import { t } from "./strings";

export interface Term {
  term: string;
  reading: string;
  other: string;
  other_language: string;
  definition: string;
}

const DELAY = 250;
/** Time to move the pointer from the word to what it shows. */
const GRACE = 200;
const GAP = 8;

let timer: number | undefined;
let shown: HTMLAnchorElement | undefined;

function terms(): Record<string, Term> {
  return JSON.parse(document.querySelector("#terms")?.textContent ?? "{}") as Record<string, Term>;
}

function element(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function box(): HTMLElement {
  const made = element("div", "term-note", "");
  made.id = "term-note";
  made.setAttribute("role", "tooltip");
  made.hidden = true;
  document.body.append(made);
  return made;
}

/** What is told about a term, in the order in which it is read. */
export function filled(note: HTMLElement, term: Term, address: string): void {
  const head = element("p", "term-note__head", term.term);
  if (term.reading) head.append(" ", element("span", "term-note__reading", term.reading));
  const other = element("span", "term-note__other", term.other);
  other.lang = term.other_language;
  head.append(" ", other);
  const more = element("a", "term-note__more", t("glossary")) as HTMLAnchorElement;
  more.href = address;
  note.replaceChildren(head, element("p", "", term.definition), more);
}

function place(note: HTMLElement, link: HTMLElement): void {
  const [rect = link.getBoundingClientRect(), ...more] = link.getClientRects();
  const last = more.at(-1) ?? rect; // a term may go on in the next line, which is not to be covered
  note.hidden = false;
  const room = document.documentElement.clientWidth - note.offsetWidth - GAP;
  note.style.left = `${Math.max(GAP, Math.min(rect.left, room)) + window.scrollX}px`;
  const below = last.bottom + GAP / 2;
  const above = rect.top - note.offsetHeight - GAP / 2;
  const top = below + note.offsetHeight > window.innerHeight && above > 0 ? above : below;
  note.style.top = `${top + window.scrollY}px`;
}

function hide(note: HTMLElement): void {
  window.clearTimeout(timer);
  note.hidden = true;
  shown?.removeAttribute("aria-describedby");
  shown = undefined;
}

function show(note: HTMLElement, link: HTMLAnchorElement, term: Term): void {
  window.clearTimeout(timer);
  if (shown !== link) hide(note);
  filled(note, term, link.href);
  place(note, link);
  link.setAttribute("aria-describedby", note.id);
  shown = link;
}

function later(delay: number, what: () => void): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(what, delay);
}

function wire(note: HTMLElement, link: HTMLAnchorElement, term: Term): void {
  link.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse") later(DELAY, () => { show(note, link, term); });
  });
  link.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") later(GRACE, () => { hide(note); });
  });
  link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(note, link, term); });
  link.addEventListener("blur", () => { later(GRACE, () => { if (!note.contains(document.activeElement)) hide(note); }); });
  link.addEventListener("click", (event) => {
    // A finger cannot hover: the first tap shows, the second follows the link.
    if ((event as PointerEvent).pointerType !== "touch" || shown === link) return;
    event.preventDefault();
    show(note, link, term);
  });
}

/** Bring the marked terms of a lesson to life. */
export function showTerms(root: ParentNode): void {
  const known = terms();
  const links = [...root.querySelectorAll<HTMLAnchorElement>("a.term[data-term]")];
  if (!links.length) return;
  const note = box();
  note.addEventListener("pointerenter", () => { window.clearTimeout(timer); });
  note.addEventListener("pointerleave", () => { later(GRACE, () => { hide(note); }); });
  for (const link of links) {
    const term = known[link.dataset["term"] ?? ""];
    if (term) wire(note, link, term);
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && shown) hide(note); });
  document.addEventListener("pointerdown", (event) => {
    if (shown && event.target instanceof Node && !note.contains(event.target) && event.target !== shown) hide(note);
  });
}

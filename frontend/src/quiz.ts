/** Quiz: keys, ordering, and no double answers. Everything else is a plain form. */

import htmx from "htmx.org";
import { interpret, type Situation } from "./quiz/keyboard";
import { wireMatrix } from "./quiz/matrix";
import { wireOrder } from "./quiz/order";

const KEYS_SETTING = "single-keys";

function singleKeys(): boolean {
  try {
    return localStorage.getItem(KEYS_SETTING) !== "off";
  } catch {
    return true;
  }
}

function form(): HTMLFormElement | null {
  return document.querySelector<HTMLFormElement>("form[data-quiz]");
}

function inputs(group: string): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`form[data-quiz] [${group}] input:is([type=radio], [type=checkbox]):not(:disabled)`)];
}

function focusKind(element: Element | null): Situation["focus"] {
  if (element instanceof HTMLTextAreaElement) return "multiline";
  if (element instanceof HTMLSelectElement) return "control"; // letters and Enter are its own
  if (element instanceof HTMLInputElement) return /^(radio|checkbox)$/.test(element.type) ? "choice" : "text";
  if (element?.closest("a, button, summary, [contenteditable]")) return "control";
  return "page";
}

function situation(): Situation {
  return {
    focus: focusKind(document.activeElement),
    options: inputs("data-options").length,
    levels: inputs("data-certainty").length,
    answered: document.querySelector("[data-next]") !== null,
    singleKeys: singleKeys(),
  };
}

function press(input: HTMLInputElement | undefined): void {
  input?.focus();
  input?.click();
}

/** Arrows walk through checkboxes too; for radios the browser does it. */
function walk(event: KeyboardEvent): void {
  const boxes = inputs("data-options").filter((input) => input.type === "checkbox");
  const at = boxes.indexOf(document.activeElement as HTMLInputElement);
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (at < 0 || !step || event.altKey) return;
  event.preventDefault();
  boxes[(at + step + boxes.length) % boxes.length]?.focus();
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
  walk(event);
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  const action = interpret({ key: event.key, code: event.code, modified, composing: event.isComposing }, situation());
  if (!action) return;
  event.preventDefault();
  if (action.kind === "choose") press(inputs("data-options")[action.index]);
  else if (action.kind === "certainty") press(inputs("data-certainty")[action.index]);
  else if (action.kind === "next") document.querySelector<HTMLElement>("[data-next]")?.click();
  else form()?.requestSubmit(form()?.querySelector<HTMLButtonElement>("button[data-submit]") ?? null);
}

/** A plain form sent twice answers twice; the second press does nothing. */
function sendOnce(event: SubmitEvent): void {
  const sent = event.target as HTMLFormElement;
  if (!sent.matches("form[data-quiz]")) return;
  if ("sent" in sent.dataset) {
    event.preventDefault();
    event.stopImmediatePropagation(); // htmx listens on the form itself and would send it again
  }
  sent.dataset["sent"] = "";
  setTimeout(() => delete sent.dataset["sent"], 10_000);
}

function wireSwitch(): void {
  const box = document.querySelector<HTMLInputElement>("[data-shortcuts-on]");
  if (!box) return;
  box.checked = singleKeys();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(KEYS_SETTING, box.checked ? "on" : "off");
    } catch { /* a private window forgets it */ }
  });
}

function wireOrders(): void {
  document.querySelectorAll<HTMLElement>("[data-order]").forEach(wireOrder);
  document.querySelectorAll<HTMLElement>("[data-matrix]").forEach(wireMatrix);
}

document.addEventListener("keydown", onKey);
document.addEventListener("submit", sendOnce, { capture: true });
document.addEventListener("htmx:afterRequest", (event) => {
  delete (event.target as HTMLElement).dataset?.["sent"];
});
window.addEventListener("pageshow", () => form()?.removeAttribute("data-sent"));
wireSwitch();
wireOrders();
htmx.on("htmx:load", () => {
  wireSwitch();
  wireOrders();
});

/** Putting steps in order: buttons, Alt+arrows, dragging; the selects below keep the answer. */

import { announce } from "../live";
import { t } from "../strings";
import { moved } from "./keyboard";

function items(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(":scope > [data-order-item]")];
}

/** Write the places into the selects, which is what the form sends. */
function number(list: HTMLElement): void {
  const all = items(list);
  all.forEach((item, index) => {
    const select = item.querySelector("select");
    if (select) select.value = String(index + 1);
    item.querySelector("[data-move='-1']")?.setAttribute("aria-disabled", String(index === 0));
    item.querySelector("[data-move='1']")?.setAttribute("aria-disabled", String(index === all.length - 1));
  });
}

function move(list: HTMLElement, item: HTMLElement, step: number, focus: HTMLElement | null): void {
  const all = items(list);
  const from = all.indexOf(item);
  const to = moved(from, step, all.length);
  if (to === from) return;
  const other = all[to];
  if (step < 0) other?.before(item);
  else other?.after(item);
  number(list);
  focus?.focus();
  announce(t("order_moved", { place: to + 1, count: all.length }));
}

function moveButton(list: HTMLElement, item: HTMLElement, step: -1 | 1): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "order__move";
  button.dataset["move"] = String(step);
  button.textContent = step < 0 ? "↑" : "↓";
  const words = item.querySelector(".order__text")?.textContent?.trim() ?? "";
  button.setAttribute("aria-label", t(step < 0 ? "order_up" : "order_down", { step: words }));
  button.addEventListener("click", () => move(list, item, step, button));
  return button;
}

function wireDragging(list: HTMLElement): void {
  let dragged: HTMLElement | null = null;
  list.addEventListener("dragstart", (event) => {
    dragged = (event.target as HTMLElement).closest?.<HTMLElement>("[data-order-item]") ?? null;
    dragged?.classList.add("is-dragged");
    event.dataTransfer?.setData("text/plain", "");
  });
  list.addEventListener("dragover", (event) => {
    const over = (event.target as HTMLElement).closest<HTMLElement>("[data-order-item]");
    if (!dragged || !over) return;
    event.preventDefault();
    if (over === dragged) return;
    const middle = over.getBoundingClientRect().top + over.offsetHeight / 2;
    if (event.clientY < middle) over.before(dragged);
    else over.after(dragged);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    dragged?.classList.remove("is-dragged");
    dragged = null;
    number(list);
  });
}

/** Sort the items by what the selects already say (an answer given before), if they say it fully. */
function restore(list: HTMLElement): void {
  const all = items(list);
  const places = all.map((item) => Number(item.querySelector("select")?.value) || 0);
  if (new Set(places).size !== all.length || places.includes(0)) return;
  all.map((item, index) => ({ item, place: places[index] ?? 0 }))
    .sort((a, b) => a.place - b.place)
    .forEach(({ item }) => list.append(item));
}

/** Bring one `[data-order]` list to life. */
export function wireOrder(list: HTMLElement): void {
  if ("ready" in list.dataset || "answered" in list.dataset) return;
  list.dataset["ready"] = "";
  restore(list);
  for (const item of items(list)) {
    item.draggable = true;
    item.querySelectorAll("select").forEach((select) => { select.hidden = true; });
    const buttons = document.createElement("span");
    buttons.className = "order__moves";
    buttons.append(moveButton(list, item, -1), moveButton(list, item, 1));
    item.append(buttons);
    item.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
      if (!step || !event.altKey) return;
      event.preventDefault();
      move(list, item, step, event.target as HTMLElement);
    });
  }
  wireDragging(list);
  number(list);
}

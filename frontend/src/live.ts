/** Telling people what happened: in words for screen readers, and as a toast for eyes. */

import { t } from "./strings";

export type Tone = "info" | "good" | "warn" | "bad";

/** Say `text` to screen readers without moving the focus. */
export function announce(text: string): void {
  const region = document.getElementById("live");
  if (!region) return;
  region.textContent = "";
  // The same text twice is not a change; an empty moment in between makes it one.
  requestAnimationFrame(() => { region.textContent = text; });
}

/** Show `text` in the corner and say it. Good news leaves by itself, the rest waits. */
export function toast(text: string, tone: Tone = "info"): void {
  const box = document.createElement("div");
  box.className = `toast toast--${tone}`;
  const words = document.createElement("p");
  words.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "toast__close";
  close.textContent = "×";
  close.setAttribute("aria-label", t("close"));
  close.addEventListener("click", () => box.remove());
  box.append(words, close);
  document.getElementById("toasts")?.append(box);
  announce(text);
  if (tone === "good" || tone === "info") setTimeout(() => box.remove(), 8000);
}

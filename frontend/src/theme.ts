/** Light, dark, or like the system. The server reads the cookie, so nothing flashes. */

import { rememberCookie } from "./cookies";
import { announce } from "./live";
import { t } from "./strings";

const CHOICES = ["auto", "light", "dark"] as const;
type Choice = (typeof CHOICES)[number];

const listeners = new Set<() => void>();
const system = matchMedia("(prefers-color-scheme: dark)");
system.addEventListener("change", () => tell());

function tell(): void {
  for (const listener of listeners) listener();
}

function current(): Choice {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === "light" || chosen === "dark" ? chosen : "auto";
}

function apply(choice: Choice): void {
  if (choice === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = choice;
  rememberCookie("theme", choice === "auto" ? "" : choice);
  tell();
}

/** The computed colour of a token, such as `--accent`, in the theme in force. */
export function colour(token: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}

/** Call `listener` whenever colours change; returns how to stop. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the person asked for little movement. */
export function reducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Wire the button in the header: it goes round the three choices. */
export function wireThemeSwitch(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-theme-switch]")) {
    const name = () => {
      const words = t(`theme_${current()}`);
      button.title = words;
      const place = button.querySelector("[data-theme-words]");
      if (place) place.textContent = words;
      return words;
    };
    name();
    button.addEventListener("click", () => {
      apply(CHOICES[(CHOICES.indexOf(current()) + 1) % CHOICES.length] ?? "auto");
      announce(name());
    });
  }
}

/** Two explanations of one thing: the reader chooses once, for all of them, and it is remembered. */

import { rememberCookie } from "./cookies";
import { t } from "./strings";

const CHOICES = ["intuition", "formula", "both"] as const;
let switches = 0;

function choose(choice: string, block: HTMLElement): void {
  const before = block.getBoundingClientRect().top;
  document.documentElement.dataset["explain"] = choice;
  rememberCookie("explain", choice);
  try {
    localStorage.setItem("explain", choice);
  } catch { /* private windows may refuse; the cookie remembers it too */ }
  for (const input of document.querySelectorAll<HTMLInputElement>(".explain__switch input")) {
    input.checked = input.value === choice;
  }
  // Blocks above have changed their height; the one in front of the reader must not move.
  window.scrollBy({ top: block.getBoundingClientRect().top - before, behavior: "instant" });
}

function makeSwitch(block: HTMLElement): HTMLElement {
  const group = document.createElement("fieldset");
  group.className = "explain__switch";
  const legend = document.createElement("legend");
  legend.className = "visually-hidden";
  legend.textContent = t("explain_legend");
  group.append(legend);
  switches += 1;
  for (const choice of CHOICES) {
    const label = document.createElement("label");
    label.className = "explain__choice";
    const input = document.createElement("input");
    input.type = "radio";
    input.name = `explain-${switches}`;
    input.value = choice;
    input.checked = document.documentElement.dataset["explain"] === choice;
    input.addEventListener("change", () => choose(choice, block));
    label.append(input, t(`explain_${choice}`));
    group.append(label);
  }
  return group;
}

/** Put the switch on top of every block in `root` that holds both explanations. */
export function addExplainSwitches(root: ParentNode): void {
  for (const block of root.querySelectorAll<HTMLElement>(".explain:not([data-ready])")) {
    block.dataset["ready"] = "";
    if (block.querySelectorAll(":scope > .explain__style").length > 1) block.prepend(makeSwitch(block));
  }
}

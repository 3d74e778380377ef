/** A copy button in every listing. */

import { announce } from "./live";
import { t } from "./strings";

/** Copy `text`; where the clipboard is closed to us (plain http), by way of a selection. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

/** Add the button to the listings in `root` that have none. */
export function addCopyButtons(root: ParentNode): void {
  for (const listing of root.querySelectorAll<HTMLElement>(".highlight:not([data-no-copy]):not([data-ready])")) {
    listing.dataset["ready"] = "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = t("copy");
    button.addEventListener("click", async () => {
      await copyText(listing.querySelector("pre")?.textContent ?? "");
      button.textContent = t("copied");
      announce(t("copied"));
      setTimeout(() => { button.textContent = t("copy"); }, 2000);
    });
    listing.append(button);
  }
}

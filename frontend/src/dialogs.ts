/** Dialogs and menus. */

import { t } from "./strings";

/** Buttons with `data-opens="id"` open that dialog; a click beside a dialog closes it. */
export function wireDialogs(): void {
  document.addEventListener("click", (event) => {
    const target = event.target as HTMLElement;
    const opener = target.closest<HTMLElement>("[data-opens]");
    if (opener) document.querySelector<HTMLDialogElement>(`dialog#${CSS.escape(opener.dataset["opens"] ?? "")}`)?.showModal();
    if (target instanceof HTMLDialogElement && !("stay" in target.dataset)) target.close();
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")) {
      if (!menu.contains(target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
}

interface Question {
  title: string;
  text: string;
  yes: string;
  no: string;
  extra?: HTMLElement;
  /** The person has to choose: Escape and a click beside it do not close. */
  must?: boolean;
}

/** Ask; true for `yes`. Without an answer it is `no`. */
export function ask(question: Question): Promise<boolean> {
  const dialog = document.createElement("dialog");
  dialog.className = question.extra ? "dialog dialog--wide" : "dialog";
  dialog.setAttribute("aria-labelledby", "ask-title");
  if (question.must) dialog.dataset["stay"] = "";
  const title = document.createElement("h2");
  title.id = "ask-title";
  title.className = "dialog__title";
  title.textContent = question.title;
  const text = document.createElement("p");
  text.textContent = question.text;
  dialog.append(title, text, ...(question.extra ? [question.extra] : []), answers(question));
  document.body.append(dialog);
  dialog.addEventListener("cancel", (event) => { if (question.must) event.preventDefault(); });
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}

function answers(question: Question): HTMLFormElement {
  const form = document.createElement("form");
  form.method = "dialog";
  form.className = "dialog__actions";
  for (const [value, words, style] of [["no", question.no, "button"], ["yes", question.yes, "button button--primary"]] as const) {
    const button = document.createElement("button");
    button.value = value;
    button.className = style;
    button.textContent = words || t("close");
    form.append(button);
  }
  return form;
}

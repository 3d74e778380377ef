/** An entry of the diary: kept while it is written, in the page's own form. */

import { keepDraft } from "./lab/drafts_in_page";
import { toast } from "./live";

type Texts = Record<string, string>;

function texts(source: string): Texts {
  return JSON.parse(source) as Texts;
}

/** What is in the fields, as one text that can be compared and kept. */
function read(fields: HTMLTextAreaElement[]): string {
  return JSON.stringify(Object.fromEntries(fields.map((field) => [field.name, field.value])));
}

function inWords(source: string): string {
  return Object.values(texts(source)).join("\n\n");
}

function grow(field: HTMLTextAreaElement): void {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

function wire(form: HTMLFormElement): void {
  const fields = Array.from(form.querySelectorAll<HTMLTextAreaElement>("textarea[data-entry-text]"));
  const names = fields.map((field) => field.name);
  const other = form.querySelector<HTMLElement>("[data-entry-other]");
  const write = (source: string): void => {
    const before = read(fields);
    if (before !== source && other) {
      // A version that is not gone on with stays readable, and can be copied back.
      other.hidden = false;
      const place = other.querySelector("pre");
      if (place) place.textContent = inWords(before);
    }
    const given = texts(source);
    for (const field of fields) {
      field.value = given[field.name] ?? "";
      grow(field);
    }
  };
  const queue = keepDraft({
    url: form.dataset["entryUrl"] ?? "",
    revision: Number(form.dataset["revision"] ?? "0"),
    name: `journal:${document.body.dataset["user"] ?? ""}:${form.dataset["entryUrl"] ?? ""}`,
    label: form.querySelector("[data-entry-state]"),
    read: () => read(fields),
    write,
    pack: texts,
    unpack: (body) => {
      if (!names.every((name) => typeof body[name] === "string")) return null;
      return JSON.stringify(Object.fromEntries(names.map((name) => [name, body[name]])));
    },
    inWords,
  }, (text) => toast(text));
  let touched = queue.dirty;
  for (const field of fields) {
    grow(field);
    field.addEventListener("input", () => {
      touched = true;
      grow(field);
      queue.changed(read(fields));
    });
  }
  for (const button of form.querySelectorAll<HTMLButtonElement>("[data-entry-fill]")) {
    button.addEventListener("click", () => {
      const field = fields.find((one) => one.name === button.dataset["entryFill"]);
      if (!field) return;
      field.value = [field.value.trimEnd(), button.dataset["text"] ?? ""].filter(Boolean).join("\n\n");
      touched = true;
      grow(field);
      field.focus();
      queue.changed(read(fields));
    });
  }
  form.addEventListener("submit", (event) => {
    if (!touched) return; // a draft that is kept as it is goes the form's own way
    event.preventDefault();
    void queue.flush();
  });
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-entry-url]")) wire(form);

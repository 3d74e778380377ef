/** On every page: htmx, theme, dialogs, and what server-made HTML needs. */

import htmx from "htmx.org";
import "./assets/icon.svg?url";
import "./assets/icons.svg?url";
import { wireDialogs } from "./dialogs";
import { enhance, settle } from "./enhance";
import { csrfToken } from "./http";
import { toast } from "./live";
import { wireSearchKey } from "./search";
import { t } from "./strings";
import "./styles/main.css";
import "./styles/pages";
import { wireThemeSwitch } from "./theme";

htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "422", swap: true }, // a form with its errors
  { code: "[45]..", swap: false, error: true },
];

document.addEventListener("htmx:configRequest", (event) => {
  (event as CustomEvent<{ headers: Record<string, string> }>).detail.headers["X-CSRFToken"] = csrfToken();
});
document.addEventListener("htmx:sendError", () => toast(t("request_failed"), "bad"));
document.addEventListener("htmx:responseError", (event) => {
  const { xhr } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
  toast(refusal(xhr), "bad");
});

function refusal(xhr: XMLHttpRequest): string {
  if (xhr.status === 401) return t("signed_out");
  try {
    const { detail, title } = JSON.parse(xhr.responseText) as { detail?: string; title?: string };
    return detail || title || t("request_refused", { status: xhr.status });
  } catch {
    return t("request_refused", { status: xhr.status });
  }
}

/** Changing the language keeps the page, and the place in it. */
function keepHash(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("[data-keep-hash]")) {
    field.form?.addEventListener("submit", () => { field.value += location.hash; });
  }
}

/** A learner's day begins and ends by the clock of the device on which the account was begun. */
function sayTimeZone(): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const field of document.querySelectorAll<HTMLInputElement>("[data-time-zone]")) field.value = zone ?? "";
}

/** On a phone a row of links is wider than the page: begin where one is. */
function showOwnPlace(): void {
  const here = document.querySelector<HTMLElement>(".subnav [aria-current]")?.parentElement;
  const row = here?.parentElement;
  if (here && row) row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}

wireThemeSwitch();
wireDialogs();
showOwnPlace();
wireSearchKey();
keepHash();
sayTimeZone();
enhance(document);
document.querySelector<HTMLElement>("[data-focus]")?.focus();
htmx.on("htmx:load", (event) => {
  const fragment = (event as CustomEvent<{ elt: HTMLElement }>).detail.elt;
  if (fragment === document.body) return;
  enhance(fragment.parentElement ?? document);
  settle(fragment);
});

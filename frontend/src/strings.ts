/** Words for the interface, put into the page by the server in the page's language. */

type Values = Record<string, string | number>;

let strings: Record<string, string> | undefined;

function load(): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const script of document.querySelectorAll("script[data-ui-strings]")) {
    Object.assign(merged, JSON.parse(script.textContent ?? "{}"));
  }
  return merged;
}

/** Put `values` into the `{name}` places of `template`. */
export function fill(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The text for `key`, or the key itself where the page forgot to give it. */
export function t(key: string, values: Values = {}): string {
  strings ??= load();
  const text = strings[key];
  if (text === undefined) console.error(`No text for "${key}" in this page's ui-strings.`);
  return fill(text ?? key, values);
}

/** The language of the page: `ja` or `en`. */
export function language(): "ja" | "en" {
  return document.documentElement.lang.startsWith("ja") ? "ja" : "en";
}

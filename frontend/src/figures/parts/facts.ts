/** What a figure says in numbers: rows of facts, and tables, open or folded. */

import { element } from "./elements";

export function fact(name: string, value: string): HTMLElement {
  return element("div", {}, element("dt", {}, name), element("dd", {}, value));
}

/** A row of facts in which values change while their names stay. */
export class Facts {
  readonly node = element("dl", { class: "fig-facts" });

  constructor(private readonly names: readonly string[]) {}

  show(values: readonly string[]): void {
    this.node.replaceChildren(...this.names.map((name, index) => fact(name, values[index] ?? "")));
  }
}

/** A table with a head; the rows are the caller's, who may change them. */
export function table(heads: readonly string[], rows: HTMLTableSectionElement): HTMLElement {
  const cells = heads.map((text) => element("th", { scope: "col" }, text));
  return element("table", { class: "fig-table number" },
    element("thead", {}, element("tr", {}, ...cells)), rows);
}

/** The row of a table, with a head of its own where one is given. */
export function row(cells: readonly string[], head?: string): HTMLElement {
  const first = head === undefined ? [] : [element("th", { scope: "row" }, head)];
  return element("tr", {}, ...first, ...cells.map((text) => element("td", {}, text)));
}

/** Folded away until somebody wants it. */
export function details(summary: string, content: HTMLElement): HTMLDetailsElement {
  return element("details", { class: "fig-details" }, element("summary", {}, summary), content);
}

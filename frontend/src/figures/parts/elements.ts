/** Small builders for the nodes that figures are made of. */

export type Language = "ja" | "en";
export type Text = Readonly<Record<Language, string>>;

type Child = Node | string;
type Attributes = Readonly<Record<string, string | number>>;

const SVG = "http://www.w3.org/2000/svg";
let identifiers = 0;

/** An id that no other element of the page has, for labels and descriptions. */
export function freshId(stem: string): string {
  identifiers += 1;
  return `figure-${stem}-${identifiers}`;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

export function drawn<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/** Text centred on x; y is the baseline. */
export function caption(x: number, y: number, text: string, name = "fig-text"): SVGTextElement {
  return drawn("text", { x, y, class: name, "text-anchor": "middle" }, text);
}

/** A picture for the eye; `label` says the same in words. */
export function picture(width: number, height: number, label: string): SVGSVGElement {
  return drawn("svg", {
    viewBox: `0 0 ${width} ${height}`,
    class: "fig-picture",
    role: "img",
    "aria-label": label,
  });
}

export interface Speaker {
  readonly node: HTMLElement;
  say(text: string): void;
}

/** A line that shows its text and is read out politely when the text changes. */
export function speaker(): Speaker {
  const node = element("p", { class: "fig-message", role: "status", "aria-live": "polite" });
  return {
    node,
    say(text) {
      if (node.textContent !== text) node.textContent = text;
    },
  };
}

/** Native inputs with a visible label, so that every figure works by keyboard. */

import { element, freshId } from "./elements";

export interface SliderOptions {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly format: (value: number) => string;
  readonly onInput: (value: number) => void;
}

export interface Slider {
  readonly node: HTMLElement;
  /** Show a value without calling back. It may lie between the slider's steps. */
  show(value: number): void;
}

export function slider(options: SliderOptions): Slider {
  const id = freshId("slider");
  const { label, min, max, step, value, format, onInput } = options;
  const input = element("input", { id, type: "range", min, max, step, class: "fig-slider" });
  const output = element("output", { for: id, class: "fig-control__value", "aria-live": "off" });
  const show = (shown: number): void => {
    input.value = String(shown);
    input.setAttribute("aria-valuetext", format(shown));
    output.textContent = format(shown);
  };
  input.addEventListener("input", () => {
    show(input.valueAsNumber);
    onInput(input.valueAsNumber);
  });
  show(value);
  const name = element("label", { for: id, class: "fig-control__label" }, label);
  return { node: element("div", { class: "fig-control" }, name, output, input), show };
}

export interface ChoiceOptions {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function choice({ label, options, value, onChange }: ChoiceOptions): HTMLElement {
  const id = freshId("choice");
  const select = element("select", { id, class: "input fig-select" });
  for (const option of options) {
    select.append(element("option", { value: option.value }, option.text));
  }
  select.value = value;
  select.addEventListener("change", () => onChange(select.value));
  const name = element("label", { for: id, class: "fig-control__label" }, label);
  return element("div", { class: "fig-control" }, name, select);
}

export function button(text: string, onClick: () => void): HTMLButtonElement {
  const node = element("button", { type: "button", class: "button button--small" }, text);
  node.addEventListener("click", () => {
    if (node.getAttribute("aria-disabled") !== "true") onClick();
  });
  return node;
}

/** Unlike `disabled`, this keeps the keyboard focus where it is. */
export function allow(node: HTMLButtonElement, allowed: boolean): void {
  node.setAttribute("aria-disabled", String(!allowed));
}

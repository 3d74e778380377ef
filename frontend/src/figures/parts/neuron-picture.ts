/** The neuron as boxes: values stand in the boxes, slopes below them. */

import { BOX_HEIGHT, drawBox, drawWires, type Box, type Wire } from "./boxes";
import { caption, drawn, picture } from "./elements";
import type { Pass, Setting } from "./neuron";
import { shown } from "./numbers";

const [WIDTH, HEIGHT] = [360, 246];
const [TOP, MIDDLE, BOTTOM] = [6, 92, 178];
const COLUMN = { input: 2, weight: 62, score: 166, answer: 240, loss: 308 } as const;

export class NeuronPicture {
  readonly node: SVGSVGElement;
  private readonly values = drawn("g");

  constructor(label: string) {
    this.node = picture(WIDTH, HEIGHT, label);
    this.node.append(...drawWires(wires()), this.values);
  }

  /** `revealed` counts the steps shown: z, a, L, dz, dw, db. */
  show(setting: Setting, values: Pass, revealed: number): void {
    const boxes = [...given(setting, values, revealed), ...computed(values, revealed)];
    const label = caption(COLUMN.loss + 25, MIDDLE - 10, `y = ${setting.y}`);
    this.values.replaceChildren(...boxes.flatMap(drawBox), label);
  }
}

function given(setting: Setting, { dw1, dw2, db }: Pass, revealed: number): Box[] {
  const slope = (step: number, name: string, value: number): string | undefined =>
    revealed >= step ? `${name} ${shown(value, 3)}` : undefined;
  const input = { x: COLUMN.input, width: 46 };
  const weight = { x: COLUMN.weight, width: 66, chosen: true };
  return [
    { ...input, y: TOP, name: "x₁", value: shown(setting.x1) },
    { ...input, y: MIDDLE, name: "x₂", value: shown(setting.x2) },
    { ...weight, y: TOP, name: "× w₁", value: shown(setting.w1, 3), slope: slope(5, "dw₁", dw1) },
    { ...weight, y: MIDDLE, name: "× w₂", value: shown(setting.w2, 3), slope: slope(5, "dw₂", dw2) },
    { ...weight, y: BOTTOM, name: "+ b", value: shown(setting.b, 3), slope: slope(6, "db", db) },
  ];
}

function computed({ z, a, loss, dz }: Pass, revealed: number): Box[] {
  const known = (step: number, value: number): string => (revealed >= step ? shown(value, 3) : "?");
  const slope = revealed >= 4 ? `dz ${shown(dz, 3)}` : undefined;
  return [
    { x: COLUMN.score, y: MIDDLE, width: 58, name: "z", value: known(1, z), slope },
    { x: COLUMN.answer, y: MIDDLE, width: 54, name: "a", value: known(2, a) },
    { x: COLUMN.loss, y: MIDDLE, width: 50, name: "L", value: known(3, loss) },
  ];
}

function wires(): Wire[] {
  const [top, middle, bottom] = [TOP, MIDDLE, BOTTOM].map((y) => y + BOX_HEIGHT / 2) as
    [number, number, number];
  const { input, weight, score, answer, loss } = COLUMN;
  return [
    [input + 46, top, weight, top],
    [input + 46, middle, weight, middle],
    [weight + 66, top, score, middle - 8],
    [weight + 66, middle, score, middle],
    [weight + 66, bottom, score, middle + 8],
    [score + 58, middle, answer, middle],
    [answer + 54, middle, loss, middle],
  ];
}

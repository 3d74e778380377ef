/** Draws the trials of a search as points, and above them what the learning rate alone is worth. */

import { powerOfTen } from "./numbers";
import { caption, drawn, picture } from "./elements";
import { best, LEAST_POWER, MOST_POWER, quality, type Trial } from "./search";

const [WIDTH, HEIGHT, LEFT, RIGHT] = [360, 300, 14, 346];
const CURVE = { top: 10, bottom: 92 };
const FIELD = { top: 106, bottom: 262 };

function across(power: number): number {
  return LEFT + ((power - LEAST_POWER) / (MOST_POWER - LEAST_POWER)) * (RIGHT - LEFT);
}

function worth(score: number): number {
  return CURVE.bottom - score * (CURVE.bottom - CURVE.top);
}

function upward(other: number): number {
  return FIELD.bottom - other * (FIELD.bottom - FIELD.top);
}

export class SearchPicture {
  readonly node: SVGSVGElement = picture(WIDTH, HEIGHT, "");
  private readonly moving = drawn("g");

  constructor(name: string) {
    this.node.append(...axes(name), hill(), this.moving);
  }

  show(all: readonly Trial[], label: string): void {
    const top = best(all);
    this.node.setAttribute("aria-label", label);
    this.moving.replaceChildren(...all.flatMap((trial) => mark(trial, trial === top)));
  }
}

function mark(trial: Trial, isBest: boolean): SVGElement[] {
  const [x, name] = [across(trial.power), isBest ? "fig-point" : "fig-trail"];
  const radius = isBest ? 6 : 4;
  return [
    drawn("line", { x1: x, x2: x, y1: worth(quality(trial)), y2: CURVE.bottom, class: "fig-chord" }),
    drawn("circle", { cx: x, cy: worth(quality(trial)), r: radius, class: name }),
    drawn("circle", { cx: x, cy: upward(trial.other), r: radius, class: name }),
  ];
}

function hill(): SVGElement {
  const places = Array.from({ length: 201 }, (_, index) => LEAST_POWER + index / 40);
  const points = places.map((power) =>
    `${across(power).toFixed(1)},${worth(quality({ power, other: 0.6 })).toFixed(1)}`).join(" ");
  return drawn("polyline", { points, class: "fig-curve" });
}

function axes(name: string): SVGElement[] {
  const parts: SVGElement[] = [];
  for (let power: number = LEAST_POWER; power <= MOST_POWER; power += 1) {
    const x = across(power);
    parts.push(drawn("line", { x1: x, x2: x, y1: CURVE.top, y2: FIELD.bottom, class: "fig-grid" }));
    const text = power === 0 ? "1" : powerOfTen(power);
    parts.push(caption(Math.min(RIGHT - 6, Math.max(LEFT + 12, x)), FIELD.bottom + 16, text));
  }
  for (const y of [CURVE.bottom, FIELD.top, FIELD.bottom]) {
    parts.push(drawn("line", { x1: LEFT, x2: RIGHT, y1: y, y2: y, class: "fig-grid" }));
  }
  parts.push(caption((LEFT + RIGHT) / 2, HEIGHT - 4, name));
  return parts;
}

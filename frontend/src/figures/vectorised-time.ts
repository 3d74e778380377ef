/** Time with loops and without, as it was measured, against the size of the calculation. */

import { choice, slider } from "./parts/controls";
import { element, speaker, type Language } from "./parts/elements";
import { details, row, table } from "./parts/facts";
import {
  FEATURES, MACHINE, TASKS, WAYS, causeAt, crossing, each, inUnits, ratio, taskOf, twoDigits, type Task, type TaskName, type Way,
} from "./parts/loop-times";
import { WORDS } from "./parts/loop-words";
import { numberFrom } from "./parts/numbers";
import { TimePlot } from "./parts/time-plot";

export function mount(
  host: HTMLElement,
  params: Record<string, unknown>,
  language: Language,
): void {
  new VectorisedTime(host, params, language);
}

class VectorisedTime {
  private readonly words: (typeof WORDS)[Language];
  private readonly plot = new TimePlot();
  private readonly speaker = speaker();
  private readonly sizes = element("div");
  private readonly shares = element("div");
  private readonly here = element("div", { class: "fig-wrapping" });
  private readonly all = element("div", { class: "fig-scroll" });
  private name: TaskName;
  private size: number;
  private shared: boolean;

  constructor(host: HTMLElement, params: Record<string, unknown>, private readonly language: Language) {
    this.words = WORDS[language];
    this.name = TASKS.find((one) => one === params["task"]) ?? "dot";
    this.size = numberFrom(params, "n", 1, [1, 1e6]);
    this.shared = params["show"] === "each";
    host.replaceChildren(
      this.plot.node, this.here, this.speaker.node, this.controls(),
      details(this.words.all, this.all), this.source());
    this.changeTask(this.name);
  }

  private get task(): Task {
    return taskOf(this.name);
  }

  /** The measured size at or next above the chosen one. */
  private get index(): number {
    const found = this.task.sizes.findIndex((size) => size >= this.size);
    return found < 0 ? this.task.sizes.length - 1 : found;
  }

  private controls(): HTMLElement {
    const task = choice({
      label: this.words.task, value: this.name,
      options: TASKS.map((value) => ({ value, text: this.words.tasks[value] })),
      onChange: (value) => this.changeTask(value as TaskName),
    });
    return element("div", { class: "fig-controls" }, this.sizes, task, this.shares);
  }

  /** What can be chosen differs between the calculations: sizes, and what one of them is called. */
  private changeTask(name: TaskName): void {
    this.name = name;
    const { letter, view, views } = this.words;
    const sizes = slider({
      label: letter[name], min: 0, max: this.task.sizes.length - 1, step: 1, value: this.index,
      format: (index) => this.count(this.task.sizes[index] ?? 1),
      onInput: (index) => { this.size = this.task.sizes[index] ?? 1; this.render(); },
    });
    this.sizes.replaceChildren(sizes.node);
    this.shares.replaceChildren(choice({
      label: view, value: this.shared ? "each" : "all",
      options: ["all", "each"].map((value, place) => ({ value, text: views[name][place] ?? "" })),
      onChange: (value) => { this.shared = value === "each"; this.render(); },
    }));
    this.all.replaceChildren(this.everything());
    this.render();
  }

  private count(size: number): string {
    return size.toLocaleString(this.language);
  }

  private source(): HTMLElement {
    const { cpu, python, numpy } = MACHINE;
    return element("p", { class: "small soft" }, this.words.measured(cpu, python, numpy, FEATURES));
  }

  private render(): void {
    const { words, task, name } = this;
    const said = words.crossings[name](this.crossed("loop"), this.crossed("better")) + this.cause();
    const seconds = (way: Way): readonly number[] => (this.shared ? each(task, way) : task[way]);
    this.plot.show({
      sizes: task.sizes, names: words.ends[name], axis: words.axis[name], chosen: this.index,
      seconds: { loop: seconds("loop"), better: seconds("better"), call: seconds("call") },
    }, words.picture + said);
    const rows = element("tbody", {}, ...WAYS.map((way) => row(this.cells(way), words.names[name][way])));
    this.here.replaceChildren(table(words.heads[name], rows));
    this.speaker.say(said);
  }

  private crossed(way: "loop" | "better"): string {
    return twoDigits(crossing(this.task, way) ?? 1);
  }

  private cause(): string {
    const { task, index } = this;
    const one = (way: Way): string => inUnits(each(task, way)[index] ?? 0);
    return this.words.causes[causeAt(task, index)](inUnits(task.call[0] ?? 0), one("loop"), one("call"));
  }

  private cells(way: Way): string[] {
    const { task, index } = this;
    return [
      inUnits(task[way][index] ?? 0), inUnits(each(task, way)[index] ?? 0),
      this.words.times(twoDigits(ratio(task, way, index))),
    ];
  }

  private everything(): HTMLElement {
    const { task, words, name } = this;
    const rows = task.sizes.map((size, index) =>
      row(WAYS.map((way) => inUnits(task[way][index] ?? 0)), this.count(size)));
    const heads = [words.letter[name], ...WAYS.map((way) => words.ends[name][way])];
    return table(heads, element("tbody", {}, ...rows));
  }
}

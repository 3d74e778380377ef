/** Line and bar charts. The figures stand in a table beside each; the server makes that. */

import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { language } from "./strings";
import { colour, onThemeChange } from "./theme";

interface Series {
  label: string;
  values: (number | null)[];
  unit?: string;
}

interface ChartData {
  x: number[];
  series: Series[];
  x_label?: string;
  y_label?: string;
  x_kind?: "number" | "date";
  y_min?: number;
  y_max?: number;
  kind?: "line" | "bars";
}

const HEIGHT = 256;
const DASHES = [[], [8, 4], [2, 4], [10, 4, 2, 4], [4, 4], [14, 4]];

function numbers(): Intl.NumberFormat {
  return new Intl.NumberFormat(language(), { maximumSignificantDigits: 4 });
}

function dates(): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language(), { month: "short", day: "numeric" });
}

function axis(label: string | undefined, show: (value: number) => string): uPlot.Axis {
  const font = `13px ${getComputedStyle(document.body).fontFamily}`;
  const size = label ? { label, labelFont: font, labelSize: 24 } : {};
  return {
    ...size, font, stroke: colour("--ink-soft"),
    grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line"), width: 1 },
    values: (_plot, values) => values.map(show),
  };
}

const DAY = 86_400;

/** Days are marked where there are figures; a day without any in between needs no name. */
function days(x: number[], width: number): Pick<uPlot.Axis, "splits" | "space"> {
  const step = Math.ceil(x.length / Math.max(1, Math.floor(width / 80)));
  return { splits: () => x.filter((_day, index) => (x.length - 1 - index) % step === 0) };
}

/** One day alone stands in the middle of its neighbours, not of half a year. */
function reach(x: number[], isDate: boolean): Pick<uPlot.Scale, "range"> {
  const only = x.length === 1 ? x[0] : undefined;
  if (only === undefined) return {};
  const around = isDate ? DAY : 1;
  return { range: () => [only - around, only + around] };
}

/** Epochs and attempts are counted; there is no epoch 1.5. */
function wholeSteps(x: number[]): Pick<uPlot.Axis, "incrs"> {
  return x.every(Number.isInteger) ? { incrs: [1, 2, 5].flatMap((step) => [0, 1, 2, 3, 4, 5, 6].map((power) => step * 10 ** power)).sort((a, b) => a - b) } : {};
}

/** Colour alone must not carry the meaning: each series has its own dashes too. */
function series(one: Series, index: number, bars: boolean): uPlot.Series {
  const stroke = colour(`--chart-${(index % 6) + 1}`);
  const format = numbers();
  const common = {
    label: one.label, stroke, width: 2, dash: DASHES[index % DASHES.length] ?? [],
    value: (_plot: uPlot, value: number | null) => value === null ? "–" : format.format(value) + (one.unit ?? ""),
  };
  const paths = uPlot.paths.bars?.({ size: [0.6, 48] });
  return bars && paths ? { ...common, paths, fill: stroke, points: { show: false } } : common;
}

function options(data: ChartData, width: number): uPlot.Options {
  const [number, date] = [numbers(), dates()];
  const isDate = data.x_kind === "date";
  const showX = (value: number) => isDate ? date.format(value * 1000) : number.format(value);
  const y = { range: (_plot: uPlot, low: number, high: number): uPlot.Range.MinMax => [data.y_min ?? low, data.y_max ?? (high === low ? low + 1 : high + (high - low) * 0.05)] };
  return {
    width, height: HEIGHT,
    scales: { x: { time: false, ...reach(data.x, isDate) }, y },
    axes: [{ ...axis(data.x_label, showX), ...(isDate ? days(data.x, width) : wholeSteps(data.x)) }, axis(data.y_label, (value) => number.format(value))],
    series: [
      { label: data.x_label ?? "", value: (_plot, value: number | null) => value === null ? "–" : showX(value) },
      ...data.series.map((one, index) => series(one, index, data.kind === "bars")),
    ],
    cursor: { points: { size: 8 } },
    legend: { show: true, live: true },
  };
}

function draw(host: HTMLElement): void {
  const data = JSON.parse(host.dataset["chart"] ?? "{}") as ChartData;
  const values = [data.x, ...data.series.map((one) => one.values)] as uPlot.AlignedData;
  const make = () => new uPlot(options(data, host.clientWidth), values, host);
  let plot = make();
  new ResizeObserver(() => {
    if (host.clientWidth !== plot.width) plot.setSize({ width: host.clientWidth, height: HEIGHT });
  }).observe(host);
  onThemeChange(() => {
    plot.destroy();
    plot = make();
  });
}

function drawAll(): void {
  for (const host of document.querySelectorAll<HTMLElement>("[data-chart]:not([data-ready])")) {
    host.dataset["ready"] = "";
    draw(host);
  }
}

drawAll();
document.addEventListener("htmx:load", drawAll);

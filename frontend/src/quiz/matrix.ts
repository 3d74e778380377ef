/** A grid of numbers: arrows move between entries, and a pasted array fills them. */

const NUMBER = /[-+\u2212]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(?:\/\d+)?/gi;

/** Numbers of a pasted array in reading order: "[[1, 2], [3, 4]]", lines, or columns of a sheet. */
export function numbersIn(text: string): string[] {
  return text.replace(/^\s*(?:np\.)?array\(|,?\s*dtype=[\w.]+/g, "").match(NUMBER) ?? [];
}

/** Where an arrow key leads from entry `at` in rows of `columns`; null where it leaves the grid or the text. */
export function neighbour(key: string, at: number, columns: number, count: number): number | null {
  const column = at % columns;
  if (key === "ArrowUp") return at - columns >= 0 ? at - columns : null;
  if (key === "ArrowDown") return at + columns < count ? at + columns : null;
  if (key === "ArrowLeft") return column > 0 ? at - 1 : null;
  if (key === "ArrowRight") return column < columns - 1 ? at + 1 : null;
  return null;
}

/** Left and right move between entries only from the edge of what is written there. */
function atEdge(input: HTMLInputElement, key: string): boolean {
  const { selectionStart: start, selectionEnd: end, value } = input;
  if (key === "ArrowLeft") return start === 0 && end === 0;
  if (key === "ArrowRight") return start === value.length && end === value.length;
  return true;
}

/** Bring one `[data-matrix]` grid to life. */
export function wireMatrix(grid: HTMLElement): void {
  if ("ready" in grid.dataset) return;
  grid.dataset["ready"] = "";
  const cells = [...grid.querySelectorAll<HTMLInputElement>("input")];
  const columns = grid.querySelector("tr")?.querySelectorAll("input").length ?? 1;
  grid.addEventListener("keydown", (event) => {
    const at = cells.indexOf(event.target as HTMLInputElement);
    const from = cells[at];
    if (!from || event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = neighbour(event.key, at, columns, cells.length);
    const cell = to === null ? undefined : cells[to];
    if (!cell || !atEdge(from, event.key)) return;
    event.preventDefault();
    cell.focus();
    cell.select();
  });
  grid.addEventListener("paste", (event) => {
    const at = cells.indexOf(event.target as HTMLInputElement);
    const found = numbersIn(event.clipboardData?.getData("text/plain") ?? "");
    if (at < 0 || found.length < 2) return;
    event.preventDefault();
    const start = found.length === cells.length ? 0 : at;
    found.slice(0, cells.length - start).forEach((number, step) => {
      const cell = cells[start + step];
      if (cell) cell.value = number;
    });
    cells[Math.min(cells.length, start + found.length) - 1]?.focus();
  });
}

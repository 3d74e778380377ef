/** Places in a text as the server names them (lines and characters from 1), and edits that do not clash. */

export interface Place {
  line: number;
  column: number;
  end_line: number;
  end_column: number;
}

export interface ApiChange extends Place {
  message: string;
  replacement: string;
  edits: (Place & { text: string })[];
}

export interface Replacement {
  from: number;
  to: number;
  insert: string;
}

/** Where a line begins, and a character of it: one character may be two units of JavaScript. */
function offset(lines: string[], line: number, column: number): number {
  let start = 0;
  for (let at = 0; at < Math.min(line, lines.length + 1) - 1; at += 1) start += (lines[at]?.length ?? 0) + 1;
  const text = lines[line - 1] ?? "";
  return start + [...text].slice(0, column - 1).join("").length;
}

/** The stretch of `source` that a place means. */
export function located(source: string, place: Place): { from: number; to: number } {
  const lines = source.split("\n");
  const from = offset(lines, place.line, place.column);
  return { from, to: Math.max(from, offset(lines, place.end_line, place.end_column)) };
}

/** The replacements in order, each once; one that overlaps an earlier one is left for the next time. */
export function joined(replacements: Replacement[]): Replacement[] {
  const sorted = [...replacements].sort((a, b) => a.from - b.from || a.to - b.to);
  const taken: Replacement[] = [];
  for (const one of sorted) {
    const last = taken.at(-1);
    const same = last && last.from === one.from && last.to === one.to;
    if (!same && (!last || one.from >= last.to)) taken.push(one);
  }
  return taken;
}

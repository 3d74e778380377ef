/** Which key means what on a question. Pure: the page around it is described, not touched. */

export interface Press {
  key: string;
  /** Physical key: with a Japanese input method on, `key` is "Process". */
  code: string;
  modified: boolean;
  composing: boolean;
}

export interface Situation {
  /** Where the focus is: a field that takes text or letters, a choice, something that acts by itself, or nothing. */
  focus: "text" | "multiline" | "choice" | "control" | "page";
  options: number;
  levels: number;
  answered: boolean;
  singleKeys: boolean;
}

export type Action =
  | { kind: "choose"; index: number }
  | { kind: "certainty"; index: number }
  | { kind: "submit" }
  | { kind: "next" };

const LEVEL_CODES = ["KeyQ", "KeyW", "KeyE"];

function digit(press: Press): number | null {
  const match = /^(?:Digit|Numpad)([1-9])$/.exec(press.code);
  return match ? Number(match[1]) - 1 : null;
}

/** The action for a key, or null where the browser knows best. */
export function interpret(press: Press, situation: Situation): Action | null {
  if (press.composing) return null;
  if (press.key === "Enter") return enter(press, situation);
  if (press.modified || !situation.singleKeys || situation.answered) return null;
  if (situation.focus === "text" || situation.focus === "multiline") return null;
  const option = digit(press);
  if (option !== null && option < situation.options) return { kind: "choose", index: option };
  const level = LEVEL_CODES.indexOf(press.code);
  if (level >= 0 && level < situation.levels) return { kind: "certainty", index: level };
  return null;
}

function enter(press: Press, situation: Situation): Action | null {
  if (situation.focus === "control") return null;
  if (situation.focus === "multiline" && !press.modified) return null;
  return { kind: situation.answered ? "next" : "submit" };
}

/** Where an item at `from` lands after a move by `step` in a list of `count`. */
export function moved(from: number, step: number, count: number): number {
  return Math.min(count - 1, Math.max(0, from + step));
}

import { expect, test } from "vitest";
import { interpret, moved, type Press, type Situation } from "../src/quiz/keyboard";

const calm: Situation = { focus: "page", options: 4, levels: 3, answered: false, singleKeys: true };

function press(code: string, more: Partial<Press> = {}): Press {
  return { key: code === "Enter" ? "Enter" : "", code, modified: false, composing: false, ...more };
}

test.each([
  ["Digit1", { kind: "choose", index: 0 }],
  ["Numpad4", { kind: "choose", index: 3 }],
  ["KeyQ", { kind: "certainty", index: 0 }],
  ["KeyE", { kind: "certainty", index: 2 }],
  ["Enter", { kind: "submit" }],
])("%s on an open question", (code, action) => {
  expect(interpret(press(code), calm)).toEqual(action);
});

test("a number without an option does nothing", () => {
  expect(interpret(press("Digit5"), calm)).toBeNull();
  expect(interpret(press("Digit0"), calm)).toBeNull();
});

test("keys typed into a field stay in the field", () => {
  expect(interpret(press("Digit1"), { ...calm, focus: "text" })).toBeNull();
  expect(interpret(press("KeyQ"), { ...calm, focus: "multiline" })).toBeNull();
});

test("Enter in a field answers; in a text of several lines only with Ctrl", () => {
  expect(interpret(press("Enter"), { ...calm, focus: "text" })).toEqual({ kind: "submit" });
  expect(interpret(press("Enter"), { ...calm, focus: "multiline" })).toBeNull();
  expect(interpret(press("Enter", { modified: true }), { ...calm, focus: "multiline" })).toEqual({ kind: "submit" });
});

test("Enter that ends a Japanese conversion does not answer", () => {
  expect(interpret(press("Enter", { composing: true }), { ...calm, focus: "text" })).toBeNull();
});

test("with the Japanese input method on, the physical key counts", () => {
  expect(interpret(press("Digit2", { key: "２" }), calm)).toEqual({ kind: "choose", index: 1 });
});

test("after the answer Enter goes on and choices rest", () => {
  expect(interpret(press("Enter"), { ...calm, answered: true })).toEqual({ kind: "next" });
  expect(interpret(press("Digit1"), { ...calm, answered: true })).toBeNull();
});

test("a button that has the focus keeps its Enter", () => {
  expect(interpret(press("Enter"), { ...calm, focus: "control" })).toBeNull();
});

test("browser shortcuts and switched-off keys are left alone", () => {
  expect(interpret(press("Digit1", { modified: true }), calm)).toBeNull();
  expect(interpret(press("Digit1"), { ...calm, singleKeys: false })).toBeNull();
  expect(interpret(press("Enter"), { ...calm, singleKeys: false })).toEqual({ kind: "submit" });
});

test("moving stops at both ends", () => {
  expect([moved(0, -1, 3), moved(0, 1, 3), moved(2, 1, 3)]).toEqual([0, 1, 2]);
});

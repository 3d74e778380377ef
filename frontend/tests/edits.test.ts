import { describe, expect, it } from "vitest";
import { joined, located } from "../src/lab/edits";

describe("places named by the server", () => {
  it("count characters, not units of JavaScript", () => {
    const source = "a = 1\n𝒙 = '日本'; y = np.product(𝒙)\n";
    const { from, to } = located(source, { line: 2, column: 15, end_line: 2, end_column: 25 });
    expect(source.slice(from, to)).toBe("np.product");
  });

  it("may go over several lines", () => {
    const source = "f(a,\n  b=1)\n";
    const { from, to } = located(source, { line: 1, column: 4, end_line: 2, end_column: 6 });
    expect(source.slice(0, from) + source.slice(to)).toBe("f(a)\n");
  });

  it("stay inside the text", () => {
    expect(located("ab", { line: 1, column: 9, end_line: 1, end_column: 12 })).toEqual({ from: 2, to: 2 });
  });
});

describe("several edits at once", () => {
  it("happen once each and never on top of each other", () => {
    const one = { from: 4, to: 8, insert: "x" };
    expect(joined([{ from: 6, to: 9, insert: "y" }, one, { ...one }, { from: 0, to: 0, insert: "i" }]))
      .toEqual([{ from: 0, to: 0, insert: "i" }, one]);
  });
});

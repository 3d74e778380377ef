/** What a broadcast sum means, in words. */

import type { Language } from "./elements";
import { shapeOf, type Name } from "./broadcasting";
import { padded, printed, type Outcome } from "./shape-rules";
import type { Verdict } from "./shape-words";

export const BROADCAST_WORDS = {
  en: {
    left: "Shape of A", right: "Shape of B", scalar: "() – a number", stretched: "dashed: repeated by stretching",
    tone: { good: "Fits. ", trap: "Runs, but look closely. ", bad: "Refused. " },
  },
  ja: {
    left: "A の形", right: "B の形", scalar: "()：ただの数", stretched: "破線：引き伸ばされた繰り返し",
    tone: { good: "合います。", trap: "計算はできますが、要注意です。", bad: "エラーになります。" },
  },
} as const;

export function meaning(left: Name, right: Name, outcome: Outcome, language: Language): Verdict {
  if (!outcome.ok) return { tone: "bad", text: refused(left, right)[language] };
  const result = printed(outcome.shape);
  if (left === right) return { tone: "good", text: same(result)[language] };
  if (result !== left && result !== right) return { tone: "trap", text: table(left, right, result)[language] };
  const small = result === left ? right : left;
  if (isFlat(small) && outcome.shape.length === 2) return flat(small, result, language);
  return { tone: "good", text: fits(small, result)[language] };
}

function isFlat(name: Name): boolean {
  return shapeOf(name).length === 1;
}

function flat(small: Name, result: string, language: Language): Verdict {
  const square = result === "(3, 3)";
  const length = shapeOf(small)[0] ?? 1;
  const words = {
    en: `${small} is laid down as a row (1, ${length}) and stretched downwards: every row gets the same numbers.` +
      (square ? ` If one number for each row was meant, this is wrong and raises no error: it takes (${length}, 1).` : ""),
    ja: `${small} は行 (1, ${length}) として寝かされ、下へ引き伸ばされます。どの行にも同じ数が足されます。` +
      (square ? `行ごとに一つの数を足すつもりだったなら、間違いなのにエラーになりません。そのときは (${length}, 1) にします。` : ""),
  };
  return { tone: square ? "trap" : "good", text: words[language] };
}

function same(result: string): Record<Language, string> {
  return {
    en: `Both are ${result}; nothing is stretched, and entries in the same place are added.`,
    ja: `どちらも ${result} なので、引き伸ばしは起こらず、同じ位置どうしを足します。`,
  };
}

function fits(small: Name, result: string): Record<Language, string> {
  return {
    en: `${small} is stretched along the axes on which it has length 1, until it is ${result}.`,
    ja: `${small} の長さ 1 の軸が引き伸ばされ、${result} になります。`,
  };
}

function table(left: Name, right: Name, result: string): Record<Language, string> {
  return {
    en: `Both are stretched, and the result ${result} is larger than ${left} and ${right}: every entry meets every other. Right for a table of all pairs, wrong for a difference entry by entry.`,
    ja: `両方が引き伸ばされ、結果の ${result} は ${left} よりも ${right} よりも大きくなります。すべての組み合わせが足されています。総当たりの表が欲しいなら正解、同じ位置どうしのつもりなら間違いです。`,
  };
}

function refused(left: Name, right: Name): Record<Language, string> {
  const axes = Math.max(shapeOf(left).length, shapeOf(right).length);
  const [a, b] = [padded(shapeOf(left), axes), padded(shapeOf(right), axes)];
  const axis = a.findIndex((length, at) => length !== b[at] && length !== 1 && b[at] !== 1);
  const [first, second] = [a[axis] ?? 1, b[axis] ?? 1];
  return {
    en: `Written flush right, ${first} stands above ${second}, and neither is 1. Neither side can be stretched to the other.`,
    ja: `右端をそろえて書くと ${first} と ${second} が並び、どちらも 1 ではありません。どちらも相手に合わせて引き伸ばせません。`,
  };
}

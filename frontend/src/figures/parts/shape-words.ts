/** What a product or a sum of shapes means for the neuron, in words. */

import type { Language } from "./elements";
import { printed, type Bias, type Outcome, type Product, type Shape } from "./shape-rules";

export type Tone = "good" | "trap" | "bad";
export interface Verdict {
  readonly tone: Tone;
  readonly text: string;
}

export const SHAPE_WORDS = {
  en: {
    features: "Features n_x",
    examples: "Examples m",
    product: "Product",
    bias: "Shape of b",
    scalar: "a number",
    tone: { good: "As intended. ", trap: "Runs, but look closely. ", bad: "Refused. " },
  },
  ja: {
    features: "特徴量の数 n_x",
    examples: "例の数 m",
    product: "積の書き方",
    bias: "b の形",
    scalar: "ただの数",
    tone: { good: "意図どおりです。", trap: "計算はできますが、要注意です。", bad: "エラーになります。" },
  },
} as const;

interface ProductCase {
  readonly product: Product;
  readonly n: number;
  readonly m: number;
  readonly language: Language;
  readonly outcome: Outcome;
}

export function meaningOfProduct({ product, n, m, language, outcome }: ProductCase): Verdict {
  if (!outcome.ok) return { tone: "bad", text: refusedProduct(product, n, m)[language] };
  const shape = printed(outcome.shape);
  if (product === "w.T @ X") return { tone: "good", text: good(n, shape)[language] };
  if (product === "X.T @ w") return { tone: m === 1 ? "good" : "trap", text: column(m, shape)[language] };
  return { tone: "trap", text: accident(product, n, m)[language] };
}

function good(n: number, shape: string): Record<Language, string> {
  return {
    en: `The inner sizes agree (${n} = ${n}) and disappear; the product is ${shape}, one score per example.`,
    ja: `内側の大きさが等しく（${n} = ${n}）、計算すると消えます。積の形は ${shape}、例ごとに一つのスコアです。`,
  };
}

function column(m: number, shape: string): Record<Language, string> {
  if (m === 1) {
    return {
      en: `With a single example, row and column are the same: ${shape}.`,
      ja: `例が一つなので、行と列の区別がなくなり、形は ${shape} です。`,
    };
  }
  return {
    en: `The scores are right but stand in a column ${shape}. Subtracting Y of shape (1, ${m}) would give (${m}, ${m}).`,
    ja: `スコアの値は正しいのですが、縦の列 ${shape} になっています。形が (1, ${m}) の Y を引くと、(${m}, ${m}) になってしまいます。`,
  };
}

function accident(product: Product, n: number, m: number): Record<Language, string> {
  if (product === "w @ X") {
    return {
      en: `It only works because n_x = 1; with two features it is refused. Write w.T.`,
      ja: `n_x = 1 だから通っただけで、特徴量が二つになればエラーになります。w.T と書いてください。`,
    };
  }
  return {
    en: `It only works because m = n_x = ${n}. The sum runs over the examples (${m}) instead of the features, so the ${n} numbers mean nothing.`,
    ja: `m = n_x = ${n} だから通っただけです。特徴量ではなく例（${m} 個）について足しているので、出てきた ${n} 個の数に意味はありません。`,
  };
}

function refusedProduct(product: Product, n: number, m: number): Record<Language, string> {
  if (product === "w @ X") {
    return {
      en: `w is (${n}, 1): its rows are 1 long, but X is ${n} tall. The inner sizes 1 and ${n} differ. Lay w down with .T.`,
      ja: `w の形は (${n}, 1) で、行の長さは 1 です。X の高さは ${n} なので、内側の大きさ 1 と ${n} が合いません。.T で w を横に倒してください。`,
    };
  }
  return {
    en: `The rows of X are ${m} long (examples), but w is ${n} tall (features). The inner sizes ${m} and ${n} differ.`,
    ja: `X の行の長さは ${m}（例の数）、w の高さは ${n}（特徴量の数）です。内側の大きさ ${m} と ${n} が合いません。`,
  };
}

interface SumCase {
  readonly bias: Bias;
  readonly n: number;
  readonly m: number;
  readonly language: Language;
  readonly product: Shape;
  readonly outcome: Outcome;
}

export function meaningOfSum({ bias, language, product, outcome, n, m }: SumCase): Verdict {
  const row = bias === "(1, n_x)" ? [1, n] : bias === "(n_x, 1)" ? [n, 1] : bias === "(m, 1)" ? [m, 1] : [1, m];
  const shape = bias === "scalar" ? "()" : bias === "(1, 1)" ? "(1, 1)" : printed(row);
  if (!outcome.ok) return { tone: "bad", text: refusedSum(product, shape)[language] };
  if (bias === "scalar" || bias === "(1, 1)") return { tone: "good", text: stretched(shape, outcome.shape)[language] };
  if (printed(outcome.shape) !== printed(product)) {
    return { tone: "trap", text: grown(product, shape, outcome.shape)[language] };
  }
  if (shape === "(1, 1)") return { tone: "good", text: stretched(shape, outcome.shape)[language] };
  return { tone: "trap", text: separate(shape)[language] };
}

function refusedSum(product: Shape, bias: string): Record<Language, string> {
  return {
    en: `The product ${printed(product)} and b ${bias} differ on an axis where neither is 1, so neither can be stretched.`,
    ja: `積 ${printed(product)} と b ${bias} は、どちらも 1 でない軸で長さが違います。どちらも引き伸ばせません。`,
  };
}

function stretched(bias: string, result: Shape): Record<Language, string> {
  return {
    en: `b ${bias} is stretched over all boxes: Z is ${printed(result)}.`,
    ja: `b ${bias} がすべての箱に引き伸ばされ、Z の形は ${printed(result)} です。`,
  };
}

function grown(product: Shape, bias: string, result: Shape): Record<Language, string> {
  return {
    en: `Adding b ${bias} turns the product ${printed(product)} into a table ${printed(result)}: NumPy raises no error, but the scores are lost.`,
    ja: `b ${bias} を足すと、積 ${printed(product)} が ${printed(result)} の表に広がります。エラーは出ませんが、もうスコアではありません。`,
  };
}

function separate(bias: string): Record<Language, string> {
  return {
    en: `b ${bias} has its own number for every box. The shape is right, but a neuron has one bias; with another number of examples this no longer fits.`,
    ja: `b ${bias} は箱ごとに別の数を持っています。形は合っていますが、ニューロンのバイアスは一つです。例の数が変わると、もう合いません。`,
  };
}

/** What the figure of loops against calls says in both languages. */

import type { Cause, TaskName, Way } from "./loop-times";

type Named = Record<TaskName, Record<Way, string>>;

const EN = {
  picture: "Times of two loops and of the calculation without one, on logarithmic scales. The table and the lines below say the same. ",
  task: "Calculation",
  tasks: { dot: "dot product", neuron: "one neuron" },
  view: "Show",
  views: { dot: ["time in all", "time per number"], neuron: ["time in all", "time per example"] },
  letter: { dot: "n", neuron: "m" },
  axis: { dot: "n numbers", neuron: "m examples" },
  ends: {
    dot: { loop: "for, array", better: "for, list", call: "w @ x" },
    neuron: { loop: "two loops", better: "one loop", call: "no loop" },
  } as Named,
  names: {
    dot: { loop: "for loop over two arrays", better: "the same over two lists", call: "one call, w @ x" },
    neuron: { loop: "loops over examples and features", better: "loop over examples, w @ x inside", call: "no loop, w.T @ X + b" },
  } as Named,
  heads: { dot: ["Way", "in all", "each", "against w @ x"], neuron: ["Way", "in all", "each", "against no loop"] },
  times: (ratio: string): string => `${ratio} ×`,
  crossings: {
    dot: (loop: string, better: string): string => `The call is quicker than the loop over arrays from about n = ${loop} on, than the loop over lists from about n = ${better} on. `,
    neuron: (loop: string, better: string): string => `No loop at all is quicker than two loops from m = ${loop} on, than one loop from about m = ${better} on. `,
  },
  causes: {
    "loop-wins": (fixed: string) => `Here a loop is quicker: NumPy's way costs ${fixed} before it has calculated anything, and so little work does not earn that back.`,
    fixed: (fixed: string) => `Without a loop it takes hardly longer than at size 1: the fixed ${fixed} for looking up types and shapes is paid once and shared by all.`,
    each: (_: string, loop: string, call: string) => `By now the size counts without a loop too, but each one adds only about ${call}: compiled code, several numbers per instruction. The plain loop pays ${loop} for each, for types and objects.`,
    memory: (_: string, loop: string, call: string) => `Each one has become dearer again without a loop, ${call}: arrays this large no longer fit into the fast memory beside the processor. Against the plain loop's ${loop} that is still little.`,
  } as Record<Cause, (fixed: string, loop: string, call: string) => string>,
  all: "All measurements as a table",
  measured: (cpu: string, python: string, numpy: string, features: number): string =>
    `Measured on: ${cpu}, one thread; Python ${python}, NumPy ${numpy}, numbers of 64 bits; a neuron with ${features} features. Each point is the shortest of many readings. Another machine has other times; the shape of the lines stays.`,
};

const JA: typeof EN = {
  picture: "二種類のループと、ループなしの計算にかかる時間。どちらの軸も対数目盛りです。同じ内容が下の表と文にあります。",
  task: "計算",
  tasks: { dot: "内積", neuron: "ニューロン一つ" },
  view: "表示",
  views: { dot: ["全体の時間", "数一つあたりの時間"], neuron: ["全体の時間", "例一つあたりの時間"] },
  letter: { dot: "n", neuron: "m" },
  axis: { dot: "数の個数 n", neuron: "例の個数 m" },
  ends: {
    dot: { loop: "for・配列", better: "for・リスト", call: "w @ x" },
    neuron: { loop: "二重ループ", better: "ループ一つ", call: "ループなし" },
  },
  names: {
    dot: { loop: "二つの配列を for で", better: "二つのリストを for で", call: "一度の w @ x" },
    neuron: { loop: "例と特徴量の二重ループ", better: "例のループ、中は w @ x", call: "ループなし、w.T @ X + b" },
  },
  heads: { dot: ["方法", "全体", "一つ分", "w @ x の"], neuron: ["方法", "全体", "一つ分", "ループなしの"] },
  times: (ratio) => `${ratio} 倍`,
  crossings: {
    dot: (loop, better) => `配列のループより w @ x が速くなるのはおよそ n = ${loop} から、リストのループより速くなるのはおよそ n = ${better} からです。`,
    neuron: (loop, better) => `ループなしの計算が二重ループより速いのは m = ${loop} から、ループ一つより速いのはおよそ m = ${better} からです。`,
  },
  causes: {
    "loop-wins": (fixed) => `ここではループのほうが速いこともあります。NumPy は計算を始める前に ${fixed} かかり、この仕事の量ではその元が取れません。`,
    fixed: (fixed) => `ループなしの時間は、大きさ 1 のときとほとんど変わりません。型や形を調べる ${fixed} を一度だけ払い、全員で分け合うからです。`,
    each: (_, loop, call) => `ここまで来ると、ループなしでも大きさの分だけ時間がかかります。それでも一つあたり約 ${call} です。コンパイル済みのコードが、一つの命令で複数の数を処理するからです。単純なループは、型の確認やオブジェクトの生成のために、一つごとに ${loop} かかります。`,
    memory: (_, loop, call) => `ループなしでも、一つあたりの時間が ${call} に増えました。これほど大きな配列は、プロセッサのすぐそばの速いメモリに収まりません。それでも、単純なループの ${loop} に比べればわずかです。`,
  },
  all: "測定値をすべて表で見る",
  measured: (cpu, python, numpy, features) =>
    `測定環境：${cpu}、1 スレッド、Python ${python}、NumPy ${numpy}、64 ビットの数。ニューロンの特徴量は ${features} 個。どの点も、何度も測ったうちの最短の時間です。計算機が変われば時間も変わりますが、線の形は変わりません。`,
};

export const WORDS = { en: EN, ja: JA };

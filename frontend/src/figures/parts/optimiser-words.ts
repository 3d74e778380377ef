/** What the figure of the optimisers' paths says. */

import type { Text } from "./elements";
import type { Method } from "./optimisers";

export const NAMES: Record<Method, Text> = {
  descent: { en: "Descent", ja: "勾配降下法" },
  sgd: { en: "SGD", ja: "SGD" },
  momentum: { en: "Momentum", ja: "モーメンタム" },
  rmsprop: { en: "RMSprop", ja: "RMSprop" },
  adam: { en: "Adam", ja: "Adam" },
};

export const WORDS = {
  en: {
    picture: "Contour lines of a cost over w₁ and w₂ with the paths of the methods. The table below gives their positions.",
    method: "Method",
    surface: "Surface",
    surfaces: { valley: "narrow valley", turned: "valley at an angle", saddle: "saddle" },
    compare: "Draw",
    everyone: "all five",
    alone: "this method only",
    scale: "Cost multiplied by",
    rate: "Its learning rate α",
    beta1: "β₁ (momentum, Adam)",
    beta2: "β₂ (RMSprop, Adam)",
    correction: "Bias correction (RMSprop, Adam)",
    on: "on",
    off: "off",
    noise: "Noise of the mini-batches",
    steps: (count: number): string => (count === 1 ? "1 step" : `${count} steps`),
    play: "Play",
    pause: "Pause",
    again: "Start again",
    facts: ["Step", "Gradient", "v", "s"],
    heads: ["Method", "α", "J", "w₁", "w₂"],
    ready: "All five stand at the start. Which way will the chosen method take its first step, and how long will it be?",
    moved: (name: string, t: number, g: string, way: string, moved: string): string =>
      `${name}, step ${t}: the gradient is ${g}. What the method makes of it, before α: ${way}. It moved by ${moved}.`,
    lost: (name: string): string => `${name} has left the picture: every step is longer than the one before. Try a smaller rate.`,
  },
  ja: {
    picture: "w₁ と w₂ に対するコストの等高線と、それぞれの方法の道筋。位置は下の表にあります。",
    method: "方法",
    surface: "曲面",
    surfaces: { valley: "細い谷", turned: "斜めの谷", saddle: "鞍点" },
    compare: "描くもの",
    everyone: "五つとも",
    alone: "選んだ方法だけ",
    scale: "コストの倍率",
    rate: "選んだ方法の学習率 α",
    beta1: "β₁（モーメンタム、Adam）",
    beta2: "β₂（RMSprop、Adam）",
    correction: "偏りの補正（RMSprop、Adam）",
    on: "あり",
    off: "なし",
    noise: "ミニバッチのばらつき",
    steps: (count: number): string => (count === 1 ? "一歩進む" : `${count} 歩進む`),
    play: "続けて進む",
    pause: "一時停止",
    again: "最初から",
    facts: ["歩数", "勾配", "v", "s"],
    heads: ["方法", "α", "J", "w₁", "w₂"],
    ready: "五つとも出発点にいます。選んだ方法の最初の一歩は、どちらへ、どれくらいの長さになるでしょうか。",
    moved: (name: string, t: number, g: string, way: string, moved: string): string =>
      `${name}、${t} 歩目：勾配は ${g}。α を掛ける前に、この方法が作った向きは ${way}。動いたのは ${moved} です。`,
    lost: (name: string): string => `${name}は図の外へ飛び出しました。一歩ごとに長くなっています。学習率を小さくしてみてください。`,
  },
} as const;

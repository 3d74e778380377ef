/** What the figure of a deep network's sizes says, in both languages. */

import type { Language } from "./elements";
import { size, type LayerSizes, type Stage } from "./network-shapes";

interface NetworkWords {
  readonly layers: string;
  readonly inputs: string;
  readonly examples: string;
  readonly update: string;
  readonly empty: string;
  readonly kept: string;
  readonly used: string;
  units(layer: number): string;
  start(dims: string, parameters: number): string;
  stage(stage: Stage): string;
  cost(output: string): string;
  forward(layer: LayerSizes): string;
  backward(layer: LayerSizes): string;
  picture(described: string): string;
}

/** W_l A_(l-1) + b_l = Z_l with every size: the same in both languages. */
function forwardSum({ layer, weights, bias, input, output }: LayerSizes): string {
  const [w, a, b, z] = [size(weights), size(input), size(bias), size(output)];
  return `Z${layer} = W${layer} A${layer - 1} + b${layer}: ${w} @ ${a} + ${b} → ${z}`;
}

function cache({ layer }: LayerSizes): string {
  return `((A${layer - 1}, W${layer}, b${layer}), Z${layer})`;
}

function backwardSums({ layer, weights, bias, input, output }: LayerSizes): string {
  const [units, before] = weights;
  const [, m] = input;
  const below = `dA${layer - 1} = W${layer}ᵀ dZ${layer}: ${size([before, units])} @ ${size(output)} → ${size(input)}`;
  return [
    `dZ${layer} ${size(output)}`,
    `dW${layer} = dZ${layer} A${layer - 1}ᵀ / m: ${size(output)} @ ${size([m, before])} → ${size(weights)}`,
    `db${layer} ${size(bias)}`,
    below,
  ].join("; ");
}

const EN: NetworkWords = {
  layers: "Layers L",
  inputs: "Inputs n[0]",
  examples: "Examples m",
  empty: "no cache",
  kept: "cached",
  used: "used",
  update: "Every W and b moves by −α dW and −α db. Sizes stay as they are, and the caches are thrown away.",
  units: (layer) => `Units of layer ${layer}`,
  start: (dims, parameters) => `layer_dims = ${dims}, ${parameters} parameters. Say the size of Z1, then take the first step.`,
  stage: (stage) => {
    if (stage.kind === "cost") return "Cost";
    if (stage.kind === "update") return "Update";
    return `${stage.kind === "forward" ? "Forward" : "Backward"}, layer ${stage.layer}`;
  },
  cost: (output) => `AL and Y are both ${output}; the cost is one number, and dAL is ${output} again.`,
  forward: (sizes) => `${forwardSum(sizes)}. A${sizes.layer} has the same size. Kept: ${cache(sizes)}.`,
  backward: (sizes) => `The cache of layer ${sizes.layer} is read. ${backwardSums(sizes)}.`,
  picture: (described) => `The layers from left to right. ${described}`,
};

const JA: NetworkWords = {
  layers: "層の数 L",
  inputs: "入力の数 n[0]",
  examples: "例の数 m",
  empty: "まだなし",
  kept: "保管中",
  used: "使用済み",
  update: "すべての W と b が −α dW、−α db だけ動きます。大きさは変わりません。キャッシュは捨てます。",
  units: (layer) => `第 ${layer} 層のユニット数`,
  start: (dims, parameters) => `layer_dims = ${dims}、パラメータは ${parameters} 個です。Z1 の大きさを言ってから、最初の一歩へ進みましょう。`,
  stage: (stage) => {
    if (stage.kind === "cost") return "コスト";
    if (stage.kind === "update") return "更新";
    return `${stage.kind === "forward" ? "順伝播" : "逆伝播"}、第 ${stage.layer} 層`;
  },
  cost: (output) => `AL と Y はどちらも ${output} です。コストは一つの数で、dAL はまた ${output} になります。`,
  forward: (sizes) => `${forwardSum(sizes)}。A${sizes.layer} も同じ大きさです。保管するもの：${cache(sizes)}。`,
  backward: (sizes) => `第 ${sizes.layer} 層のキャッシュを読みます。${backwardSums(sizes)}。`,
  picture: (described) => `左から右へ並んだ層。${described}`,
};

export const NETWORK_WORDS: Readonly<Record<Language, NetworkWords>> = { en: EN, ja: JA };

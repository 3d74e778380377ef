"""Wrong versions on purpose: each is a misconception with a name and an explanation.

All are one training with one thing changed, so that nothing else can differ.
"""

import numpy as np
from authoring import Mistake


def sigma(Z):
    """The right sigmoid."""
    return 1 / (1 + np.exp(-Z))


def starting(dims, scale):
    """Starting values, all weights multiplied by `scale`."""
    parameters = {}
    for k in range(1, len(dims)):
        W = np.random.randn(dims[k], dims[k - 1]) / np.sqrt(dims[k - 1])
        parameters[f"W{k}"], parameters[f"b{k}"] = W * scale, np.zeros((dims[k], 1))
    return parameters


def upwards(X, parameters, hidden):
    """A of every layer."""
    activations, L = [X], len(parameters) // 2
    for k in range(1, L + 1):
        Z = parameters[f"W{k}"] @ activations[-1] + parameters[f"b{k}"]
        gates = {"relu": np.maximum(0, Z), "sigmoid": sigma(Z), "none": Z}
        activations.append(sigma(Z) if k == L else gates[hidden])
    return activations


def downwards(activations, Y, parameters, hidden, gate):
    """The slopes; without the slope of ReLU where `gate` is false."""
    slopes, dZ = {}, activations[-1] - Y
    for k in range(len(activations) - 1, 0, -1):
        below = activations[k - 1]
        slopes[f"W{k}"] = dZ @ below.T / Y.shape[1]
        slopes[f"b{k}"] = dZ.mean(axis=1, keepdims=True)
        dZ = parameters[f"W{k}"].T @ dZ
        if gate and hidden == "relu":
            dZ = dZ * (below > 0)
        if gate and hidden == "sigmoid":
            dZ = dZ * below * (1 - below)
    return slopes


def cost_of(AL, Y):
    """The mean cross-entropy."""
    return -np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))


def train(
    given,
    *,
    factor=1.0,
    scale=1.0,
    hidden="relu",
    gate=True,
    frozen=lambda name, L: False,
    recorded=lambda i: i % 100 == 0,
    stale=False,
    after=False,
):
    """The right training, with one thing changed by the keywords."""
    X, Y, dims, rate, steps = given
    parameters, costs, slopes = starting(dims, scale), [], None
    for i in range(steps):
        activations = upwards(X, parameters, hidden)
        cost = cost_of(activations[-1], Y)
        if slopes is None or not stale:
            slopes = downwards(activations, Y, parameters, hidden, gate)
        for name, slope in slopes.items():
            if not frozen(name, len(dims) - 1):
                parameters[name] = parameters[name] - factor * rate * slope
        if after:
            cost = cost_of(upwards(X, parameters, hidden)[-1], Y)
        if recorded(i):
            costs.append(cost)
    return parameters, costs


def ascent(*given):
    return train(given, factor=-1.0)


def sums(*given):
    return train(given, factor=given[1].shape[1])


def fixed_rate(*given):
    return train((*given[:3], 0.0075, given[4]))


def biases_stay(*given):
    return train(given, frozen=lambda name, L: name[0] == "b")


def first_stays(*given):
    return train(given, frozen=lambda name, L: name[1:] == "1")


def last_stays(*given):
    return train(given, frozen=lambda name, L: name[1:] == str(L))


def sigmoid_hidden(*given):
    return train(given, hidden="sigmoid")


def linear_hidden(*given):
    return train(given, hidden="none")


def gate_missing(*given):
    return train(given, gate=False)


def zeros_at_start(*given):
    return train(given, scale=0.0)


def stale_slopes(*given):
    return train(given, stale=True)


def cost_after_update(*given):
    return train(given, after=True)


def every_cost(*given):
    return train(given, recorded=lambda i: True)


def no_costs(*given):
    return train(given, recorded=lambda i: False)


def end_of_hundred(*given):
    return train(given, recorded=lambda i: (i + 1) % 100 == 0)


def last_cost(*given):
    return train(given, recorded=lambda i: i == given[4] - 1)


def one_short(*given):
    return train((*given[:4], given[4] - 1))


def parameters_alone(*given):
    return train(given)[0]


def costs_first(*given):
    return train(given)[::-1]


MISTAKES = {
    "two-ascent": Mistake(
        function="two_layer_model",
        uses="ascent",
        concept="gradient-descent",
        section="the-whole-map",
        title={"ja": "傾きを足している", "en": "The slope is added"},
        explanation={
            "ja": "更新のたびにコストが増えます。学習率 × 傾きは引きます。",
            "en": "The cost rises with every step. The rate times the slope is subtracted.",
        },
    ),
    "two-sums": Mistake(
        function="two_layer_model",
        uses="sums",
        concept="deep-backpropagation",
        section="backward",
        title={"ja": "勾配に平均がない", "en": "The gradients are sums"},
        explanation={
            "ja": "歩幅が m 倍になっています。dW も db も m で割ります。",
            "en": "Steps are m times too long. Both dW and db are divided by m.",
        },
    ),
    "two-fixed-rate": Mistake(
        function="two_layer_model",
        uses="fixed_rate",
        concept="hyperparameters",
        section="hyperparameters",
        title={"ja": "受け取った学習率を使っていない", "en": "The given learning rate is not used"},
        explanation={
            "ja": "学習率がいつも 0.0075 です。引数 learning_rate の値を update_parameters に渡し"
            "てください。",
            "en": "The rate is always 0.0075. Hand the argument learning_rate on to update_parameters.",
        },
    ),
    "two-biases-stay": Mistake(
        function="two_layer_model",
        uses="biases_stay",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "b を更新していない", "en": "b is not updated"},
        explanation={
            "ja": "W だけが学習しています。b も同じように更新します。",
            "en": "Only W learns. b is updated in the same way.",
        },
    ),
    "two-first-stays": Mistake(
        function="two_layer_model",
        uses="first_stays",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "第 1 層を更新していない", "en": "Layer 1 is not updated"},
        explanation={
            "ja": "第 1 層が出発点の乱数のままです。勾配の計算と更新が l = 1 まで届いていますか。",
            "en": "Layer 1 keeps its random numbers. Do gradients and update reach l = 1?",
        },
    ),
    "two-last-stays": Mistake(
        function="two_layer_model",
        uses="last_stays",
        concept="training-cycle",
        section="pitfalls",
        title={"ja": "最後の層を更新していない", "en": "The last layer is not updated"},
        explanation={
            "ja": "range(1, L) は L を含みません。",
            "en": "range(1, L) does not include L.",
        },
    ),
    "two-sigmoid-hidden": Mistake(
        function="two_layer_model",
        uses="sigmoid_hidden",
        concept="relu-activation",
        section="forward",
        title={"ja": "隠れ層がシグモイド", "en": "Hidden layers use the sigmoid"},
        explanation={
            "ja": "隠れ層は ReLU、最後の層だけがシグモイドです。",
            "en": "Hidden layers are ReLU; only the last layer is the sigmoid.",
        },
    ),
    "two-linear-hidden": Mistake(
        function="two_layer_model",
        uses="linear_hidden",
        concept="nonlinearity",
        section="why-depth",
        title={"ja": "隠れ層に活性化関数がない", "en": "Hidden layers have no activation"},
        explanation={
            "ja": "何層重ねても一つの一次式です。隠れ層に ReLU を入れます。",
            "en": "However many layers, this is one linear map. Put ReLU into the hidden layers.",
        },
    ),
    "two-gate-missing": Mistake(
        function="two_layer_model",
        uses="gate_missing",
        concept="activation-derivatives",
        section="backward",
        title={
            "ja": "帰りに ReLU の傾きを掛けていない",
            "en": "The slope of ReLU is missing on the way back",
        },
        explanation={
            "ja": "止められていたユニットにも傾きが流れています。Z が 0 以下のところは 0 にします"
            "。",
            "en": "Units that were off receive a slope as well. Where Z is 0 or less it is 0.",
        },
    ),
    "two-zeros-at-start": Mistake(
        function="two_layer_model",
        uses="zeros_at_start",
        concept="symmetry-breaking",
        section="initialisation",
        title={"ja": "重みが 0 で始まっている", "en": "Weights start at zero"},
        explanation={
            "ja": "隠れ層のユニットがみな同じままです。小さな乱数で始めます。",
            "en": "All units of a hidden layer stay alike. Begin with small random numbers.",
        },
    ),
    "two-stale-slopes": Mistake(
        function="two_layer_model",
        uses="stale_slopes",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "勾配を一度しか求めていない", "en": "The gradients are computed once only"},
        explanation={
            "ja": "パラメータが変われば傾きも変わります。順伝播と逆伝播は、毎回ループの中で行いま"
            "す。",
            "en": "When the parameters move, so do the slopes. Forward and backward belong inside "
            "the loop.",
        },
    ),
    "two-cost-after-update": Mistake(
        function="two_layer_model",
        uses="cost_after_update",
        concept="training-cycle",
        section="the-whole-map",
        title={
            "ja": "更新の後のコストを記録している",
            "en": "The cost is recorded after the update",
        },
        explanation={
            "ja": "記録するのは、その回の更新の前のパラメータでのコストです。最初の値は、出発点の"
            "コストになります。",
            "en": "Record the cost of the parameters before the update of that round. The first value "
            "is the cost at the start.",
        },
    ),
    "two-every-cost": Mistake(
        function="two_layer_model",
        uses="every_cost",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "毎回のコストを記録している", "en": "Every cost is recorded"},
        explanation={
            "ja": "costs が長すぎます。i が 100 の倍数のときだけ記録します。",
            "en": "costs is too long. Record only when i is a multiple of 100.",
        },
    ),
    "two-no-costs": Mistake(
        function="two_layer_model",
        uses="no_costs",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "コストが記録されていない", "en": "No costs are recorded"},
        explanation={
            "ja": "costs が空です。記録が print_cost のときだけになっていませんか。表示しなくても"
            "記録はします。",
            "en": "costs is empty. Is recording tied to print_cost? Costs are recorded whether or "
            "not they are printed.",
        },
    ),
    "two-end-of-hundred": Mistake(
        function="two_layer_model",
        uses="end_of_hundred",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "100 回の終わりに記録している", "en": "Recorded at the end of each hundred"},
        explanation={
            "ja": "i = 99、199、… で記録しています。i = 0 から始め、i % 100 == 0 のときに記録しま"
            "す。",
            "en": "This records at i = 99, 199, and so on. Begin at i = 0 and record when i % 100 "
            "== 0.",
        },
    ),
    "two-last-cost": Mistake(
        function="two_layer_model",
        uses="last_cost",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "最後のコストだけを返している", "en": "Only the last cost is returned"},
        explanation={
            "ja": "記録がループの外にあるか、リストを上書きしています。100 回ごとに append します"
            "。",
            "en": "Recording stands outside the loop, or the list is overwritten. Append every 100 "
            "steps.",
        },
    ),
    "two-one-short": Mistake(
        function="two_layer_model",
        uses="one_short",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "更新が 1 回足りない", "en": "One step too few"},
        explanation={
            "ja": "range(n) は n 回まわります。range(1, n) や range(n - 1) では 1 回足りません。",
            "en": "range(n) runs n times; range(1, n) and range(n - 1) are one short.",
        },
    ),
    "two-parameters-alone": Mistake(
        function="two_layer_model",
        uses="parameters_alone",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "costs を返していない", "en": "costs is not returned"},
        explanation={
            "ja": "パラメータだけを返しています。(parameters, costs) の組で返します。",
            "en": "Only the parameters are returned. Return the pair (parameters, costs).",
        },
    ),
    "two-costs-first": Mistake(
        function="two_layer_model",
        uses="costs_first",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "返す順序が逆", "en": "Returned the wrong way round"},
        explanation={
            "ja": "(costs, parameters) の順になっています。約束は (parameters, costs) です。",
            "en": "It reads (costs, parameters). The agreed order is (parameters, costs).",
        },
    ),
    "deep-ascent": Mistake(
        function="L_layer_model",
        uses="ascent",
        concept="gradient-descent",
        section="the-whole-map",
        title={"ja": "傾きを足している", "en": "The slope is added"},
        explanation={
            "ja": "更新のたびにコストが増えます。学習率 × 傾きは引きます。",
            "en": "The cost rises with every step. The rate times the slope is subtracted.",
        },
    ),
    "deep-sums": Mistake(
        function="L_layer_model",
        uses="sums",
        concept="deep-backpropagation",
        section="backward",
        title={"ja": "勾配に平均がない", "en": "The gradients are sums"},
        explanation={
            "ja": "歩幅が m 倍になっています。dW も db も m で割ります。",
            "en": "Steps are m times too long. Both dW and db are divided by m.",
        },
    ),
    "deep-fixed-rate": Mistake(
        function="L_layer_model",
        uses="fixed_rate",
        concept="hyperparameters",
        section="hyperparameters",
        title={"ja": "受け取った学習率を使っていない", "en": "The given learning rate is not used"},
        explanation={
            "ja": "学習率がいつも 0.0075 です。引数 learning_rate の値を update_parameters に渡し"
            "てください。",
            "en": "The rate is always 0.0075. Hand the argument learning_rate on to update_parameters.",
        },
    ),
    "deep-biases-stay": Mistake(
        function="L_layer_model",
        uses="biases_stay",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "b を更新していない", "en": "b is not updated"},
        explanation={
            "ja": "W だけが学習しています。b も同じように更新します。",
            "en": "Only W learns. b is updated in the same way.",
        },
    ),
    "deep-first-stays": Mistake(
        function="L_layer_model",
        uses="first_stays",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "第 1 層を更新していない", "en": "Layer 1 is not updated"},
        explanation={
            "ja": "第 1 層が出発点の乱数のままです。勾配の計算と更新が l = 1 まで届いていますか。",
            "en": "Layer 1 keeps its random numbers. Do gradients and update reach l = 1?",
        },
    ),
    "deep-last-stays": Mistake(
        function="L_layer_model",
        uses="last_stays",
        concept="training-cycle",
        section="pitfalls",
        title={"ja": "最後の層を更新していない", "en": "The last layer is not updated"},
        explanation={
            "ja": "range(1, L) は L を含みません。",
            "en": "range(1, L) does not include L.",
        },
    ),
    "deep-sigmoid-hidden": Mistake(
        function="L_layer_model",
        uses="sigmoid_hidden",
        concept="relu-activation",
        section="forward",
        title={"ja": "隠れ層がシグモイド", "en": "Hidden layers use the sigmoid"},
        explanation={
            "ja": "隠れ層は ReLU、最後の層だけがシグモイドです。",
            "en": "Hidden layers are ReLU; only the last layer is the sigmoid.",
        },
    ),
    "deep-linear-hidden": Mistake(
        function="L_layer_model",
        uses="linear_hidden",
        concept="nonlinearity",
        section="why-depth",
        title={"ja": "隠れ層に活性化関数がない", "en": "Hidden layers have no activation"},
        explanation={
            "ja": "何層重ねても一つの一次式です。隠れ層に ReLU を入れます。",
            "en": "However many layers, this is one linear map. Put ReLU into the hidden layers.",
        },
    ),
    "deep-gate-missing": Mistake(
        function="L_layer_model",
        uses="gate_missing",
        concept="activation-derivatives",
        section="backward",
        title={
            "ja": "帰りに ReLU の傾きを掛けていない",
            "en": "The slope of ReLU is missing on the way back",
        },
        explanation={
            "ja": "止められていたユニットにも傾きが流れています。Z が 0 以下のところは 0 にします"
            "。",
            "en": "Units that were off receive a slope as well. Where Z is 0 or less it is 0.",
        },
    ),
    "deep-zeros-at-start": Mistake(
        function="L_layer_model",
        uses="zeros_at_start",
        concept="symmetry-breaking",
        section="initialisation",
        title={"ja": "重みが 0 で始まっている", "en": "Weights start at zero"},
        explanation={
            "ja": "隠れ層のユニットがみな同じままです。小さな乱数で始めます。",
            "en": "All units of a hidden layer stay alike. Begin with small random numbers.",
        },
    ),
    "deep-stale-slopes": Mistake(
        function="L_layer_model",
        uses="stale_slopes",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "勾配を一度しか求めていない", "en": "The gradients are computed once only"},
        explanation={
            "ja": "パラメータが変われば傾きも変わります。順伝播と逆伝播は、毎回ループの中で行いま"
            "す。",
            "en": "When the parameters move, so do the slopes. Forward and backward belong inside "
            "the loop.",
        },
    ),
    "deep-cost-after-update": Mistake(
        function="L_layer_model",
        uses="cost_after_update",
        concept="training-cycle",
        section="the-whole-map",
        title={
            "ja": "更新の後のコストを記録している",
            "en": "The cost is recorded after the update",
        },
        explanation={
            "ja": "記録するのは、その回の更新の前のパラメータでのコストです。最初の値は、出発点の"
            "コストになります。",
            "en": "Record the cost of the parameters before the update of that round. The first value "
            "is the cost at the start.",
        },
    ),
    "deep-every-cost": Mistake(
        function="L_layer_model",
        uses="every_cost",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "毎回のコストを記録している", "en": "Every cost is recorded"},
        explanation={
            "ja": "costs が長すぎます。i が 100 の倍数のときだけ記録します。",
            "en": "costs is too long. Record only when i is a multiple of 100.",
        },
    ),
    "deep-no-costs": Mistake(
        function="L_layer_model",
        uses="no_costs",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "コストが記録されていない", "en": "No costs are recorded"},
        explanation={
            "ja": "costs が空です。記録が print_cost のときだけになっていませんか。表示しなくても"
            "記録はします。",
            "en": "costs is empty. Is recording tied to print_cost? Costs are recorded whether or "
            "not they are printed.",
        },
    ),
    "deep-end-of-hundred": Mistake(
        function="L_layer_model",
        uses="end_of_hundred",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "100 回の終わりに記録している", "en": "Recorded at the end of each hundred"},
        explanation={
            "ja": "i = 99、199、… で記録しています。i = 0 から始め、i % 100 == 0 のときに記録しま"
            "す。",
            "en": "This records at i = 99, 199, and so on. Begin at i = 0 and record when i % 100 "
            "== 0.",
        },
    ),
    "deep-last-cost": Mistake(
        function="L_layer_model",
        uses="last_cost",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "最後のコストだけを返している", "en": "Only the last cost is returned"},
        explanation={
            "ja": "記録がループの外にあるか、リストを上書きしています。100 回ごとに append します"
            "。",
            "en": "Recording stands outside the loop, or the list is overwritten. Append every 100 "
            "steps.",
        },
    ),
    "deep-one-short": Mistake(
        function="L_layer_model",
        uses="one_short",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "更新が 1 回足りない", "en": "One step too few"},
        explanation={
            "ja": "range(n) は n 回まわります。range(1, n) や range(n - 1) では 1 回足りません。",
            "en": "range(n) runs n times; range(1, n) and range(n - 1) are one short.",
        },
    ),
    "deep-parameters-alone": Mistake(
        function="L_layer_model",
        uses="parameters_alone",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "costs を返していない", "en": "costs is not returned"},
        explanation={
            "ja": "パラメータだけを返しています。(parameters, costs) の組で返します。",
            "en": "Only the parameters are returned. Return the pair (parameters, costs).",
        },
    ),
    "deep-costs-first": Mistake(
        function="L_layer_model",
        uses="costs_first",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "返す順序が逆", "en": "Returned the wrong way round"},
        explanation={
            "ja": "(costs, parameters) の順になっています。約束は (parameters, costs) です。",
            "en": "It reads (costs, parameters). The agreed order is (parameters, costs).",
        },
    ),
}

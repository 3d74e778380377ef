"""Wrong versions on purpose: each is a misconception with a name and an explanation."""

import numpy as np
from authoring import Mistake

LAYERS = (1, 2, 3)


def entropy(A3, Y):
    """The right cross-entropy."""
    return -np.mean(Y * np.log(A3) + (1 - Y) * np.log(1 - A3))


def squares(parameters, kinds="W"):
    """The sum of all squared weights, or of other parameters."""
    return sum(np.sum(parameters[f"{kind}{k}"] ** 2) for kind in kinds for k in LAYERS)


# compute_cost_with_regularization


def cost_no_penalty(A3, Y, parameters, lambd):
    return entropy(A3, Y)


def cost_no_half(A3, Y, parameters, lambd):
    return entropy(A3, Y) + lambd / Y.shape[1] * squares(parameters)


def cost_no_m(A3, Y, parameters, lambd):
    return entropy(A3, Y) + lambd / 2 * squares(parameters)


def cost_precedence(A3, Y, parameters, lambd):
    return entropy(A3, Y) + lambd / 2 * Y.shape[1] * squares(parameters)


def cost_biases(A3, Y, parameters, lambd):
    return entropy(A3, Y) + lambd / (2 * Y.shape[1]) * squares(parameters, "Wb")


def cost_absolute(A3, Y, parameters, lambd):
    size = sum(np.sum(np.abs(parameters[f"W{k}"])) for k in LAYERS)
    return entropy(A3, Y) + lambd / (2 * Y.shape[1]) * size


def cost_norms(A3, Y, parameters, lambd):
    size = sum(np.linalg.norm(parameters[f"W{k}"]) for k in LAYERS)
    return entropy(A3, Y) + lambd / (2 * Y.shape[1]) * size


def cost_square_of_sum(A3, Y, parameters, lambd):
    size = sum(np.sum(parameters[f"W{k}"]) ** 2 for k in LAYERS)
    return entropy(A3, Y) + lambd / (2 * Y.shape[1]) * size


def cost_means(A3, Y, parameters, lambd):
    size = sum(np.mean(parameters[f"W{k}"] ** 2) for k in LAYERS)
    return entropy(A3, Y) + lambd / (2 * Y.shape[1]) * size


def cost_minus(A3, Y, parameters, lambd):
    return entropy(A3, Y) - lambd / (2 * Y.shape[1]) * squares(parameters)


def cost_last_layer_missing(A3, Y, parameters, lambd):
    size = sum(np.sum(parameters[f"W{k}"] ** 2) for k in (1, 2))
    return entropy(A3, Y) + lambd / (2 * Y.shape[1]) * size


def cost_penalty_alone(A3, Y, parameters, lambd):
    return lambd / (2 * Y.shape[1]) * squares(parameters)


def cost_entropy_not_averaged(A3, Y, parameters, lambd):
    m = Y.shape[1]
    return entropy(A3, Y) * m + lambd / (2 * m) * squares(parameters)


# backward_propagation_with_regularization


def slopes(X, Y, outputs, weights, gates):
    """Ordinary gradients; `gates[k]` multiplies what comes back to layer k."""
    grads, m, dZ = {}, X.shape[1], outputs[3] - Y
    for k in (3, 2, 1):
        grads[f"dW{k}"] = dZ @ outputs[k - 1].T / m
        grads[f"db{k}"] = dZ.sum(axis=1, keepdims=True) / m
        if k > 1:
            dZ = weights[k].T @ dZ * gates[k - 1]
    return grads


def penalised(X, Y, cache, lambd, weight=None, bias=None, gates=None):
    """The right gradients, or with other terms added to dW and db."""
    Z1, A1, W1, b1, Z2, A2, W2, b2, _, A3, W3, b3 = cache
    m = X.shape[1]
    weights, biases = {1: W1, 2: W2, 3: W3}, {1: b1, 2: b2, 3: b3}
    grads = slopes(X, Y, [X, A1, A2, A3], weights, gates or {1: Z1 > 0, 2: Z2 > 0})
    for k in LAYERS:
        grads[f"dW{k}"] += weight(weights[k], m) if weight else lambd * weights[k] / m
        if bias:
            grads[f"db{k}"] += bias(biases[k], m)
    return grads


def back_no_penalty(X, Y, cache, lambd):
    return penalised(X, Y, cache, lambd, lambda W, m: 0.0)


def back_half(X, Y, cache, lambd):
    return penalised(X, Y, cache, lambd, lambda W, m: lambd * W / (2 * m))


def back_double(X, Y, cache, lambd):
    return penalised(X, Y, cache, lambd, lambda W, m: 2 * lambd * W / m)


def back_no_m(X, Y, cache, lambd):
    return penalised(X, Y, cache, lambd, lambda W, m: lambd * W)


def back_squares(X, Y, cache, lambd):
    return penalised(X, Y, cache, lambd, lambda W, m: lambd * W**2 / m)


def back_value_of_penalty(X, Y, cache, lambd):
    return penalised(X, Y, cache, lambd, lambda W, m: lambd / (2 * m) * np.sum(W**2))


def back_signs(X, Y, cache, lambd):
    return penalised(X, Y, cache, lambd, lambda W, m: lambd * np.sign(W) / m)


def back_minus(X, Y, cache, lambd):
    return penalised(X, Y, cache, lambd, lambda W, m: -lambd * W / m)


def back_biases(X, Y, cache, lambd):
    return penalised(X, Y, cache, lambd, bias=lambda b, m: lambd * b / m)


def back_first_layer_missing(X, Y, cache, lambd):
    grads = penalised(X, Y, cache, lambd)
    grads["dW1"] -= lambd * cache[2] / X.shape[1]
    return grads


def back_no_relu(X, Y, cache, lambd):
    return penalised(X, Y, cache, lambd, gates={1: 1.0, 2: 1.0})


# forward_propagation_with_dropout


def dropping(X, parameters, keep_prob, drop):
    """A forward pass in which `drop(A, layer)` returns a mask and what becomes of A."""
    p = parameters
    Z1 = p["W1"] @ X + p["b1"]
    D1, A1 = drop(np.maximum(0, Z1), 1)
    Z2 = p["W2"] @ A1 + p["b2"]
    D2, A2 = drop(np.maximum(0, Z2), 2)
    Z3 = p["W3"] @ A2 + p["b3"]
    A3 = 1 / (1 + np.exp(-Z3))
    return A3, (
        Z1, D1, A1, p["W1"], p["b1"], Z2, D2, A2, p["W2"], p["b2"], Z3, A3, p["W3"], p["b3"],
    )  # fmt: skip


def masked(A, D, keep_prob):
    """The right use of a mask."""
    return D, A * D / keep_prob


def drop_not_scaled(X, parameters, keep_prob):
    def drop(A, layer):
        D = np.random.rand(*A.shape) < keep_prob
        return D, A * D

    return dropping(X, parameters, keep_prob, drop)


def drop_multiplied(X, parameters, keep_prob):
    def drop(A, layer):
        D = np.random.rand(*A.shape) < keep_prob
        return D, A * D * keep_prob

    return dropping(X, parameters, keep_prob, drop)


def drop_scaled_by_rest(X, parameters, keep_prob):
    def drop(A, layer):
        D = np.random.rand(*A.shape) < keep_prob
        return D, A * D / (1 - keep_prob if keep_prob < 1 else 1)

    return dropping(X, parameters, keep_prob, drop)


def drop_kept_exchanged(X, parameters, keep_prob):
    def drop(A, layer):
        return masked(A, np.random.rand(*A.shape) > keep_prob, keep_prob)

    return dropping(X, parameters, keep_prob, drop)


def drop_normal(X, parameters, keep_prob):
    def drop(A, layer):
        return masked(A, np.random.randn(*A.shape) < keep_prob, keep_prob)

    return dropping(X, parameters, keep_prob, drop)


def drop_not_cut(X, parameters, keep_prob):
    def drop(A, layer):
        return masked(A, np.random.rand(*A.shape), keep_prob)

    return dropping(X, parameters, keep_prob, drop)


def drop_whole_units(X, parameters, keep_prob):
    def drop(A, layer):
        D = np.random.rand(A.shape[0], 1) < keep_prob
        return masked(A, D * np.ones(A.shape), keep_prob)

    return dropping(X, parameters, keep_prob, drop)


def drop_unit_column(X, parameters, keep_prob):
    def drop(A, layer):
        return masked(A, np.random.rand(A.shape[0], 1) < keep_prob, keep_prob)

    return dropping(X, parameters, keep_prob, drop)


def drop_mask_unused(X, parameters, keep_prob):
    def drop(A, layer):
        return np.random.rand(*A.shape) < keep_prob, A

    return dropping(X, parameters, keep_prob, drop)


def drop_scaled_unmasked(X, parameters, keep_prob):
    def drop(A, layer):
        return np.random.rand(*A.shape) < keep_prob, A / keep_prob

    return dropping(X, parameters, keep_prob, drop)


def drop_first_layer_only(X, parameters, keep_prob):
    def drop(A, layer):
        D = np.random.rand(*A.shape) < (keep_prob if layer == 1 else 1)
        return D, A * D / (keep_prob if layer == 1 else 1)

    return dropping(X, parameters, keep_prob, drop)


def drop_output_too(X, parameters, keep_prob):
    def drop(A, layer):
        return masked(A, np.random.rand(*A.shape) < keep_prob, keep_prob)

    A3, cache = dropping(X, parameters, keep_prob, drop)
    A3 = A3 * (np.random.rand(*A3.shape) < keep_prob) / keep_prob
    return A3, (*cache[:11], A3, *cache[12:])


# backward_propagation_with_dropout


def dropped(X, Y, cache, keep_prob, gate):
    """Gradients with `gate(D, Z)` in place of the mask, the factor and ReLU's slope."""
    Z1, D1, A1, W1, _, Z2, D2, A2, W2, _, _, A3, W3, _ = cache
    gates = {1: gate(D1, Z1), 2: gate(D2, Z2)}
    return slopes(X, Y, [X, A1, A2, A3], {1: W1, 2: W2, 3: W3}, gates)


def dropped_ordinary(X, Y, cache, keep_prob):
    return dropped(X, Y, cache, keep_prob, lambda D, Z: Z > 0)


def dropped_no_mask(X, Y, cache, keep_prob):
    return dropped(X, Y, cache, keep_prob, lambda D, Z: (Z > 0) / keep_prob)


def dropped_not_scaled(X, Y, cache, keep_prob):
    return dropped(X, Y, cache, keep_prob, lambda D, Z: D * (Z > 0))


def dropped_multiplied(X, Y, cache, keep_prob):
    return dropped(X, Y, cache, keep_prob, lambda D, Z: D * keep_prob * (Z > 0))


def dropped_no_relu(X, Y, cache, keep_prob):
    return dropped(X, Y, cache, keep_prob, lambda D, Z: D / keep_prob)


def dropped_complement(X, Y, cache, keep_prob):
    return dropped(X, Y, cache, keep_prob, lambda D, Z: (1 - D) / keep_prob * (Z > 0))


def dropped_new_mask(X, Y, cache, keep_prob):
    def gate(D, Z):
        return (np.random.rand(*D.shape) < keep_prob) / keep_prob * (Z > 0)

    return dropped(X, Y, cache, keep_prob, gate)


def dropped_squared(X, Y, cache, keep_prob):
    return dropped(X, Y, cache, keep_prob, lambda D, Z: D / keep_prob**2 * (Z > 0))


def dropped_last_hidden_only(X, Y, cache, keep_prob):
    Z1, _, A1, W1, _, Z2, D2, A2, W2, _, _, A3, W3, _ = cache
    gates = {1: Z1 > 0, 2: D2 / keep_prob * (Z2 > 0)}
    return slopes(X, Y, [X, A1, A2, A3], {1: W1, 2: W2, 3: W3}, gates)


MISTAKES = {
    "cost-no-penalty": Mistake(
        function="compute_cost_with_regularization",
        uses="cost_no_penalty",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "罰則の項がない",
            "en": "The penalty is missing",
        },
        explanation={
            "ja": "返しているのは交差エントロピーだけで、λ を変えても値が変わりません。重みの二乗和の λ/(2m) 倍を足してください。",
            "en": (
                "This is the cross-entropy alone, and λ makes no difference. Add λ/(2m) times "
                "the sum of the squared weights."
            ),
        },
    ),
    "cost-no-half": Mistake(
        function="compute_cost_with_regularization",
        uses="cost_no_half",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "罰則の 2 分の 1 がない",
            "en": "The half of the penalty is missing",
        },
        explanation={
            "ja": "罰則がちょうど 2 倍になっています。λ/(2m) の 2 は、微分したときに指数の 2 と打ち消し合うために置かれています。",
            "en": (
                "The penalty is exactly twice too large. The 2 in λ/(2m) is there to cancel "
                "the exponent when one differentiates."
            ),
        },
    ),
    "cost-no-m": Mistake(
        function="compute_cost_with_regularization",
        uses="cost_no_m",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "罰則を m で割っていない",
            "en": "The penalty is not divided by m",
        },
        explanation={
            "ja": "罰則が m 倍になっています。交差エントロピーが例についての平均なので、罰則も m で割って釣り合わせます。",
            "en": (
                "The penalty is m times too large. The cross-entropy is a "
                "mean over examples, and so the penalty is divided by m as well."
            ),
        },
    ),
    "cost-precedence": Mistake(
        function="compute_cost_with_regularization",
        uses="cost_precedence",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "m で割らずに掛けている",
            "en": "Multiplied by m, not divided",
        },
        explanation={
            "ja": "`lambd / 2 * m` は「2 で割ってから m を掛ける」と読まれます。分母の 2m をかっこで囲んでください。",
            "en": (
                "`lambd / 2 * m` divides by 2 and then multiplies by m. Put the denominator 2m "
                "in brackets."
            ),
        },
    ),
    "cost-biases": Mistake(
        function="compute_cost_with_regularization",
        uses="cost_biases",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "バイアスにも罰則を与えている",
            "en": "Biases are penalised too",
        },
        explanation={
            "ja": "罰則にバイアスの二乗も入っています。バイアスは全体を平行に動かすだけで、過学習にはほとんど関わらないので、ふつうは入れません。",
            "en": (
                "The squares of the biases are in the penalty. A bias only shifts and hardly "
                "adds to overfitting; it is left out."
            ),
        },
    ),
    "cost-absolute": Mistake(
        function="compute_cost_with_regularization",
        uses="cost_absolute",
        concept="l1-regularisation",
        section="regularization",
        title={
            "ja": "二乗ではなく絶対値を足している",
            "en": "Absolute values in place of squares",
        },
        explanation={
            "ja": "絶対値の和は L1 正則化です。ここでは二乗の和（L2）を使います。",
            "en": "The sum of absolute values is L1 regularisation. This one is L2: add squares.",
        },
    ),
    "cost-norms": Mistake(
        function="compute_cost_with_regularization",
        uses="cost_norms",
        concept="vector-norms",
        section="regularization",
        title={
            "ja": "ノルムを二乗していない",
            "en": "The norms are not squared",
        },
        explanation={
            "ja": "`np.linalg.norm` は二乗和の**平方根**です。罰則には、平方根をとらない二乗和を使います。",
            "en": (
                "`np.linalg.norm` is the **root** of the sum of squares. The penalty uses the "
                "sum itself."
            ),
        },
    ),
    "cost-square-of-sum": Mistake(
        function="compute_cost_with_regularization",
        uses="cost_square_of_sum",
        concept="vector-norms",
        section="regularization",
        title={
            "ja": "和を二乗している",
            "en": "The sum is squared, not the entries",
        },
        explanation={
            "ja": "重みを全部足してから二乗しています。正と負の重みが打ち消し合ってしまいます。先に要素ごとに二乗し、それから足してください。",
            "en": (
                "The weights are added first and squared afterwards, so that positive and "
                "negative ones cancel. Square each entry, then add."
            ),
        },
    ),
    "cost-means": Mistake(
        function="compute_cost_with_regularization",
        uses="cost_means",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "二乗の和ではなく平均を使っている",
            "en": "The mean of squares in place of the sum",
        },
        explanation={
            "ja": "行列ごとに平均をとっているので、大きな層の罰則が軽くなりすぎます。全要素を足してください。",
            "en": (
                "A mean is taken over each matrix, which lets large layers off lightly. Add "
                "all the entries."
            ),
        },
    ),
    "cost-minus": Mistake(
        function="compute_cost_with_regularization",
        uses="cost_minus",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "罰則を引いている",
            "en": "The penalty is subtracted",
        },
        explanation={
            "ja": "重みが大きいほどコストが下がっています。これでは大きな重みへのご褒美です。罰則は足します。",
            "en": "The cost falls as weights grow: a reward, not a penalty. Add it.",
        },
    ),
    "cost-last-layer-missing": Mistake(
        function="compute_cost_with_regularization",
        uses="cost_last_layer_missing",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "最後の層の重みが入っていない",
            "en": "The last layer's weights are left out",
        },
        explanation={
            "ja": "W1 と W2 だけを足しています。W3 も罰則に入ります。",
            "en": "Only W1 and W2 are in the sum. W3 belongs to it as well.",
        },
    ),
    "cost-penalty-alone": Mistake(
        function="compute_cost_with_regularization",
        uses="cost_penalty_alone",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "罰則だけを返している",
            "en": "Only the penalty is returned",
        },
        explanation={
            "ja": "交差エントロピーが入っていません。これを最小にすると、重みはすべて 0 になってしまいます。二つの和を返してください。",
            "en": (
                "The cross-entropy is missing; the best weights would all be 0. Return the sum "
                "of both."
            ),
        },
    ),
    "cost-entropy-not-averaged": Mistake(
        function="compute_cost_with_regularization",
        uses="cost_entropy_not_averaged",
        concept="loss-and-cost",
        section="regularization",
        title={
            "ja": "交差エントロピーを平均していない",
            "en": "The cross-entropy is not averaged",
        },
        explanation={
            "ja": "交差エントロピーが m 倍になっています。罰則は正しいので、こちらも m で割ってください。",
            "en": (
                "The cross-entropy is m times too large. The penalty is "
                "right; divide the other part by m too."
            ),
        },
    ),
    "back-no-penalty": Mistake(
        function="backward_propagation_with_regularization",
        uses="back_no_penalty",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "勾配に罰則の分がない",
            "en": "The gradients lack the penalty's share",
        },
        explanation={
            "ja": "コストに罰則を足しても、勾配に足さなければ学習には何の効き目もありません。どの dW にも λW/m を足してください。",
            "en": (
                "A penalty in the cost does nothing for training unless it is in the "
                "gradients. Add λW/m to every dW."
            ),
        },
    ),
    "back-half": Mistake(
        function="backward_propagation_with_regularization",
        uses="back_half",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "罰則の微分に 2 が残っている",
            "en": "The 2 was not cancelled",
        },
        explanation={
            "ja": "λW/(2m) を足しています。W² を微分すると 2W になり、分母の 2 と打ち消し合うので、λW/m です。",
            "en": "You add λW/(2m). The derivative of W² is 2W, which cancels the 2 below: λW/m.",
        },
    ),
    "back-double": Mistake(
        function="backward_propagation_with_regularization",
        uses="back_double",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "罰則の分が 2 倍になっている",
            "en": "The penalty's share is doubled",
        },
        explanation={
            "ja": "2λW/m を足しています。コストの罰則には 1/2 が付いているので、微分の 2 と打ち消し合います。",
            "en": "You add 2λW/m. The half in the penalty cancels the 2 of the derivative.",
        },
    ),
    "back-no-m": Mistake(
        function="backward_propagation_with_regularization",
        uses="back_no_m",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "罰則の分を m で割っていない",
            "en": "The penalty's share is not divided by m",
        },
        explanation={
            "ja": "λW をそのまま足しています。m 倍も強くなります。λW/m にしてください。",
            "en": "You add λW as it is, which is m times too strong. It is λW/m.",
        },
    ),
    "back-squares": Mistake(
        function="backward_propagation_with_regularization",
        uses="back_squares",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "W ではなく W² を足している",
            "en": "W² is added, not its derivative",
        },
        explanation={
            "ja": "勾配に λW²/m を足しています。負の重みがさらに負の方向へ動くことになります。W² の微分は W に比例します。",
            "en": (
                "You add λW²/m to the gradient, which drives negative weights further down. "
                "The derivative of W² is proportional to W."
            ),
        },
    ),
    "back-value-of-penalty": Mistake(
        function="backward_propagation_with_regularization",
        uses="back_value_of_penalty",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "罰則の値を足している",
            "en": "The value of the penalty is added",
        },
        explanation={
            "ja": "勾配に、罰則という一つの数を足しています。必要なのは、重み一つひとつについての罰則の微分です。",
            "en": (
                "A single number, the penalty, is added to all entries. What belongs there is "
                "its derivative, weight by weight."
            ),
        },
    ),
    "back-signs": Mistake(
        function="backward_propagation_with_regularization",
        uses="back_signs",
        concept="l1-regularisation",
        section="regularization",
        title={
            "ja": "L1 の罰則の微分になっている",
            "en": "This is the derivative of an L1 penalty",
        },
        explanation={
            "ja": "重みの符号を足しています。それは絶対値の微分です。L2 では重みそのものに比例します。",
            "en": (
                "You add the signs of the weights, the derivative of absolute values. With L2 "
                "it is proportional to the weights."
            ),
        },
    ),
    "back-minus": Mistake(
        function="backward_propagation_with_regularization",
        uses="back_minus",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "罰則の分を引いている",
            "en": "The penalty's share is subtracted",
        },
        explanation={
            "ja": "これで更新すると、重みは毎回大きくなります。λW/m は足します。",
            "en": "Updates with this make weights larger each time. Add λW/m.",
        },
    ),
    "back-biases": Mistake(
        function="backward_propagation_with_regularization",
        uses="back_biases",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "db にも罰則の分を足している",
            "en": "db has the penalty's share too",
        },
        explanation={
            "ja": "バイアスは罰則に入っていないので、db は正則化がないときと同じです。",
            "en": "Biases are not in the penalty, so db is what it is without one.",
        },
    ),
    "back-first-layer-missing": Mistake(
        function="backward_propagation_with_regularization",
        uses="back_first_layer_missing",
        concept="l2-regularisation",
        section="regularization",
        title={
            "ja": "dW1 に罰則の分がない",
            "en": "dW1 lacks the penalty's share",
        },
        explanation={
            "ja": "dW2 と dW3 は正しいのに、dW1 だけ λW1/m が入っていません。三つの層すべてに足してください。",
            "en": "dW2 and dW3 are right; dW1 lacks λW1/m. Add it in all three layers.",
        },
    ),
    "back-no-relu": Mistake(
        function="backward_propagation_with_regularization",
        uses="back_no_relu",
        concept="activation-derivatives",
        section="regularization",
        title={
            "ja": "ReLU の傾きを掛けていない",
            "en": "The slope of ReLU is missing",
        },
        explanation={
            "ja": "dW3 は正しいのに、手前の層が違います。Z が負のところでは勾配が流れません。",
            "en": "dW3 is right, the layers before are not. Where Z is negative, no slope passes.",
        },
    ),
    "drop-not-scaled": Mistake(
        function="forward_propagation_with_dropout",
        uses="drop_not_scaled",
        concept="dropout",
        section="dropout",
        title={
            "ja": "keep_prob で割っていない",
            "en": "The division by keep_prob is missing",
        },
        explanation={
            "ja": (
                "マスクは正しいのですが、次の層が受け取る信号が平均で keep_prob 倍に小さくなっています。残ったユニットを keep_prob で割って、期待値を保"
                "ってください。"
            ),
            "en": (
                "The masks are right, but what the next layer receives has shrunk on average "
                "by keep_prob. Divide the units that stay by keep_prob, to keep the expected "
                "size."
            ),
        },
    ),
    "drop-multiplied": Mistake(
        function="forward_propagation_with_dropout",
        uses="drop_multiplied",
        concept="dropout",
        section="dropout",
        title={
            "ja": "割らずに keep_prob を掛けている",
            "en": "Multiplied by keep_prob, not divided",
        },
        explanation={
            "ja": "残ったユニットまで小さくなっています。休んだ分を補うのですから、keep_prob で割って大きくします。",
            "en": (
                "The units that stay become smaller too. They are to make up for those at "
                "rest: divide, so that they grow."
            ),
        },
    ),
    "drop-scaled-by-rest": Mistake(
        function="forward_propagation_with_dropout",
        uses="drop_scaled_by_rest",
        concept="dropout",
        section="dropout",
        title={
            "ja": "休む割合のほうで割っている",
            "en": "Divided by the share that rests",
        },
        explanation={
            "ja": "1 − keep_prob で割っています。割るのは、働く割合の keep_prob です。",
            "en": "You divide by 1 − keep_prob. Divide by keep_prob, the share at work.",
        },
    ),
    "drop-kept-exchanged": Mistake(
        function="forward_propagation_with_dropout",
        uses="drop_kept_exchanged",
        concept="dropout",
        section="dropout",
        title={
            "ja": "働くユニットと休むユニットが逆になっている",
            "en": "Work and rest are exchanged",
        },
        explanation={
            "ja": "`D1.mean()` が 1 − keep_prob に近くなっています。一様乱数が keep_prob **より小さい**ところを 1 にしてください。",
            "en": (
                "`D1.mean()` is near 1 − keep_prob. Entries are 1 where the uniform number is "
                "**below** keep_prob."
            ),
        },
    ),
    "drop-normal": Mistake(
        function="forward_propagation_with_dropout",
        uses="drop_normal",
        concept="dropout",
        section="dropout",
        title={
            "ja": "正規乱数と比べている",
            "en": "Normal random numbers are compared",
        },
        explanation={
            "ja": "残る割合が keep_prob になっていません。正規乱数は半分が負なので、必ず半分以上が残ります。0 と 1 の間の一様乱数を使ってください。",
            "en": (
                "The share kept is not keep_prob: half of all normal numbers are negative, so "
                "more than half always stay. Use uniform numbers between 0 and 1."
            ),
        },
    ),
    "drop-not-cut": Mistake(
        function="forward_propagation_with_dropout",
        uses="drop_not_cut",
        concept="dropout",
        section="dropout",
        title={
            "ja": "乱数をそのままマスクにしている",
            "en": "The random numbers themselves are the mask",
        },
        explanation={
            "ja": "D の要素が 0 と 1 になっていません。乱数を keep_prob と比べて、0 か 1 にしてください。",
            "en": (
                "The entries of D are not 0 and 1. Compare the random numbers with keep_prob first."
            ),
        },
    ),
    "drop-whole-units": Mistake(
        function="forward_propagation_with_dropout",
        uses="drop_whole_units",
        concept="dropout",
        section="dropout",
        title={
            "ja": "どの例でも同じユニットを休ませている",
            "en": "The same units rest for every example",
        },
        explanation={
            "ja": "D の列がどれも同じです。マスクは A と同じ形で、例ごとに別々に引きます。",
            "en": (
                "The columns of D are all alike. The mask has the shape of A, and each example "
                "draws its own."
            ),
        },
    ),
    "drop-unit-column": Mistake(
        function="forward_propagation_with_dropout",
        uses="drop_unit_column",
        concept="dropout",
        section="dropout",
        title={
            "ja": "マスクが一列しかない",
            "en": "The mask has a single column",
        },
        explanation={
            "ja": "D の形が (n, 1) で、掛けると全例に同じマスクが広がります。A と同じ形の乱数を引いてください。",
            "en": (
                "D has shape (n, 1) and is spread over all examples. Draw random numbers in "
                "the shape of A."
            ),
        },
    ),
    "drop-mask-unused": Mistake(
        function="forward_propagation_with_dropout",
        uses="drop_mask_unused",
        concept="dropout",
        section="dropout",
        title={
            "ja": "マスクを作っただけで使っていない",
            "en": "The mask is made but not used",
        },
        explanation={
            "ja": "A1 が ReLU の出力のままです。マスクを掛け、keep_prob で割ったものを次の層に渡してください。",
            "en": (
                "A1 is what ReLU gave. Multiply by the mask, divide by keep_prob, and hand "
                "that to the next layer."
            ),
        },
    ),
    "drop-scaled-unmasked": Mistake(
        function="forward_propagation_with_dropout",
        uses="drop_scaled_unmasked",
        concept="dropout",
        section="dropout",
        title={
            "ja": "マスクを掛けていない",
            "en": "The mask is not multiplied",
        },
        explanation={
            "ja": "keep_prob で割っていますが、マスクを掛けていません。どのユニットも休まないまま、信号だけが大きくなっています。",
            "en": (
                "You divide by keep_prob without multiplying by the mask: no unit rests, and "
                "the signal only grows."
            ),
        },
    ),
    "drop-first-layer-only": Mistake(
        function="forward_propagation_with_dropout",
        uses="drop_first_layer_only",
        concept="dropout",
        section="dropout",
        title={
            "ja": "第 2 層で休ませていない",
            "en": "No unit rests in layer 2",
        },
        explanation={
            "ja": "D2 がすべて 1 です。二つの隠れ層の両方でマスクを引いてください。",
            "en": "D2 is 1 throughout. Draw a mask in both hidden layers.",
        },
    ),
    "drop-output-too": Mistake(
        function="forward_propagation_with_dropout",
        uses="drop_output_too",
        concept="dropout",
        section="dropout",
        title={
            "ja": "出力の層まで休ませている",
            "en": "The output layer rests too",
        },
        explanation={
            "ja": "A3 に 0 が混ざったり、1 を超えたりしています。予測した確率を消してしまうと損失が意味を失うので、出力の層はそのままにします。",
            "en": (
                "A3 has zeros, or values above 1. Wiping out predicted probabilities makes the "
                "loss meaningless; leave the output layer alone."
            ),
        },
    ),
    "dropped-ordinary": Mistake(
        function="backward_propagation_with_dropout",
        uses="dropped_ordinary",
        concept="dropout",
        section="dropout",
        title={
            "ja": "ふつうの逆伝播になっている",
            "en": "This is the ordinary backward pass",
        },
        explanation={
            "ja": "マスクも 1/keep_prob も使っていません。順伝播で休んだユニットにまで勾配が流れています。",
            "en": (
                "Neither masks nor 1/keep_prob are used: slopes flow through units that were "
                "at rest."
            ),
        },
    ),
    "dropped-no-mask": Mistake(
        function="backward_propagation_with_dropout",
        uses="dropped_no_mask",
        concept="dropout",
        section="dropout",
        title={
            "ja": "マスクを掛けていない",
            "en": "The masks are not multiplied",
        },
        explanation={
            "ja": "keep_prob では割っていますが、休んだユニットにも勾配が流れています。dA に D を掛けてください。",
            "en": (
                "You divide by keep_prob, yet slopes flow through units at rest. Multiply dA by D."
            ),
        },
    ),
    "dropped-not-scaled": Mistake(
        function="backward_propagation_with_dropout",
        uses="dropped_not_scaled",
        concept="dropout",
        section="dropout",
        title={
            "ja": "keep_prob で割っていない",
            "en": "The division by keep_prob is missing",
        },
        explanation={
            "ja": "マスクは正しいのですが、手前の層の勾配が小さすぎます。順伝播で A を keep_prob で割ったので、連鎖律により dA も同じように割ります。",
            "en": (
                "The masks are right, but the slopes of earlier layers are too small. A was "
                "divided by keep_prob on the way forward, and by the chain rule so is dA."
            ),
        },
    ),
    "dropped-multiplied": Mistake(
        function="backward_propagation_with_dropout",
        uses="dropped_multiplied",
        concept="dropout",
        section="dropout",
        title={
            "ja": "割らずに keep_prob を掛けている",
            "en": "Multiplied by keep_prob, not divided",
        },
        explanation={
            "ja": "逆向きだからといって、掛け算に変わるわけではありません。順伝播の係数 1/keep_prob が、そのまま微分に現れます。",
            "en": (
                "Going back does not turn the division round: the factor 1/keep_prob of the "
                "forward pass is also that of its derivative."
            ),
        },
    ),
    "dropped-no-relu": Mistake(
        function="backward_propagation_with_dropout",
        uses="dropped_no_relu",
        concept="activation-derivatives",
        section="dropout",
        title={
            "ja": "ReLU の傾きを掛けていない",
            "en": "The slope of ReLU is missing",
        },
        explanation={
            "ja": "マスクと係数は正しいのですが、Z が負だったユニットにも勾配が流れています。ReLU の傾きも掛けてください。",
            "en": (
                "Mask and factor are right, but slopes flow where Z was negative. Multiply by "
                "the slope of ReLU as well."
            ),
        },
    ),
    "dropped-complement": Mistake(
        function="backward_propagation_with_dropout",
        uses="dropped_complement",
        concept="dropout",
        section="dropout",
        title={
            "ja": "マスクが裏返しになっている",
            "en": "The masks are turned round",
        },
        explanation={
            "ja": "1 − D を掛けています。順伝播で働いたユニット（D = 1）だけが勾配を受け取ります。",
            "en": (
                "You multiply by 1 − D. Only units that were at work, with D = 1, receive slopes."
            ),
        },
    ),
    "dropped-new-mask": Mistake(
        function="backward_propagation_with_dropout",
        uses="dropped_new_mask",
        concept="dropout",
        section="dropout",
        title={
            "ja": "新しいマスクを引いている",
            "en": "New masks are drawn",
        },
        explanation={
            "ja": "順伝播とは別のユニットを休ませています。出力に関わったのは、キャッシュにあるマスクで残ったユニットです。",
            "en": (
                "Other units rest than on the way forward. Those that shaped the output are "
                "the ones kept by the masks of the cache."
            ),
        },
    ),
    "dropped-squared": Mistake(
        function="backward_propagation_with_dropout",
        uses="dropped_squared",
        concept="dropout",
        section="dropout",
        title={
            "ja": "keep_prob で二回割っている",
            "en": "Divided by keep_prob twice",
        },
        explanation={
            "ja": "手前の層の勾配が大きすぎます。キャッシュの A には 1/keep_prob が入っていますが、それは dW のためのもので、dA では一回だけ割ります。",
            "en": (
                "The slopes of earlier layers are too large. The A of the cache contain "
                "1/keep_prob already, which serves dW; dA is divided once."
            ),
        },
    ),
    "dropped-last-hidden-only": Mistake(
        function="backward_propagation_with_dropout",
        uses="dropped_last_hidden_only",
        concept="dropout",
        section="dropout",
        title={
            "ja": "第 1 層のマスクを使っていない",
            "en": "The mask of layer 1 is not used",
        },
        explanation={
            "ja": "dW2 までは正しいのに、dW1 が違います。dA1 にも D1 と 1/keep_prob を掛けてください。",
            "en": (
                "All is right down to dW2, but dW1 is not. dA1 needs D1 and 1/keep_prob as well."
            ),
        },
    ),
}

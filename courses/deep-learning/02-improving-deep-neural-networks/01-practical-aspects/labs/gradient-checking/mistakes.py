"""Wrong versions on purpose: each is a misconception with a name and an explanation."""

import numpy as np
from authoring import Mistake

# forward_propagation


def cost(x, theta):
    """The right cost."""
    return np.log(1 + np.exp(-theta * x))


def slope(x, theta):
    """The right derivative."""
    return -x / (1 + np.exp(theta * x))


def forward_linear(x, theta):
    return theta * x


def forward_sign(x, theta):
    return np.log(1 + np.exp(theta * x))


def forward_sigmoid(x, theta):
    return 1 / (1 + np.exp(-theta * x))


def forward_log_likelihood(x, theta):
    return -cost(x, theta)


def forward_log10(x, theta):
    return np.log10(1 + np.exp(-theta * x))


def forward_log2(x, theta):
    return np.log2(1 + np.exp(-theta * x))


def forward_no_one(x, theta):
    return np.log(np.exp(-theta * x))


# backward_propagation


def backward_linear(x, theta):
    return x


def backward_sign(x, theta):
    return -slope(x, theta)


def backward_no_inner(x, theta):
    return -1 / (1 + np.exp(theta * x))


def backward_wrong_argument(x, theta):
    return -x / (1 + np.exp(-theta * x))


def backward_by_x(x, theta):
    return -theta / (1 + np.exp(theta * x))


def backward_outer_alone(x, theta):
    return 1 / (1 + np.exp(-theta * x))


def backward_of_sigmoid(x, theta):
    a = 1 / (1 + np.exp(-theta * x))
    return x * a * (1 - a)


# gradient_check


def quotient(x, theta, epsilon):
    """The right difference quotient."""
    return (cost(x, theta + epsilon) - cost(x, theta - epsilon)) / (2 * epsilon)


def apart(gradient, approximation):
    """The right relative difference."""
    return abs(gradient - approximation) / (abs(gradient) + abs(approximation))


def check_forward_difference(x, theta, epsilon):
    found = (cost(x, theta + epsilon) - cost(x, theta)) / epsilon
    return apart(slope(x, theta), found)


def check_backward_difference(x, theta, epsilon):
    found = (cost(x, theta) - cost(x, theta - epsilon)) / epsilon
    return apart(slope(x, theta), found)


def check_no_two(x, theta, epsilon):
    return apart(slope(x, theta), 2 * quotient(x, theta, epsilon))


def check_times_two(x, theta, epsilon):
    found = quotient(x, theta, epsilon) * 2 * epsilon / 2 * epsilon
    return apart(slope(x, theta), found)


def check_not_divided(x, theta, epsilon):
    return apart(slope(x, theta), quotient(x, theta, epsilon) * 2 * epsilon)


def check_absolute(x, theta, epsilon):
    return abs(slope(x, theta) - quotient(x, theta, epsilon))


def check_one_norm(x, theta, epsilon):
    return abs(slope(x, theta) - quotient(x, theta, epsilon)) / abs(slope(x, theta))


def check_denominator_difference(x, theta, epsilon):
    gradient, found = slope(x, theta), quotient(x, theta, epsilon)
    return abs(gradient - found) / abs(gradient + found) * 2


def check_squares(x, theta, epsilon):
    gradient, found = slope(x, theta), quotient(x, theta, epsilon)
    return (gradient - found) ** 2 / (gradient**2 + found**2)


def check_signs(x, theta, epsilon):
    return apart(slope(x, theta), -quotient(x, theta, epsilon))


def check_moves_x(x, theta, epsilon):
    found = (cost(x + epsilon, theta) - cost(x - epsilon, theta)) / (2 * epsilon)
    return apart(slope(x, theta), found)


def check_with_cost(x, theta, epsilon):
    return apart(cost(x, theta), quotient(x, theta, epsilon))


def check_of_slopes(x, theta, epsilon):
    found = (slope(x, theta + epsilon) - slope(x, theta - epsilon)) / (2 * epsilon)
    return apart(slope(x, theta), found)


def check_signed(x, theta, epsilon):
    gradient, found = slope(x, theta), quotient(x, theta, epsilon)
    return (gradient - found) / (gradient + found)


def check_verdict(x, theta, epsilon):
    return bool(apart(slope(x, theta), quotient(x, theta, epsilon)) < 1e-7)


def check_returns_quotient(x, theta, epsilon):
    return quotient(x, theta, epsilon)


# gradient_check_n


def network_cost(X, Y, parameters):
    """The right cost of the network."""
    A1 = np.maximum(0, parameters["W1"] @ X + parameters["b1"])
    A2 = np.maximum(0, parameters["W2"] @ A1 + parameters["b2"])
    A3 = 1 / (1 + np.exp(-(parameters["W3"] @ A2 + parameters["b3"])))
    return -np.mean(Y * np.log(A3) + (1 - Y) * np.log(1 - A3))


def moved(parameters, name, place, step):
    """The parameters with one entry moved."""
    value = parameters[name].copy()
    value[place] += step
    return {**parameters, name: value}


def places(parameters, names=None):
    """Every entry of every parameter, or of those named."""
    for name in names or parameters:
        for place in np.ndindex(parameters[name].shape):
            yield name, place


def two_sided(parameters, X, Y, epsilon, name, place):
    """The right difference quotient for one entry."""
    up = network_cost(X, Y, moved(parameters, name, place, epsilon))
    down = network_cost(X, Y, moved(parameters, name, place, -epsilon))
    return (up - down) / (2 * epsilon)


def vectors(parameters, gradients, X, Y, epsilon, names=None, one=two_sided):
    """Given and approximated gradients as two vectors."""
    found = list(places(parameters, names))
    given = np.array([gradients["d" + name][place] for name, place in found])
    near = [one(parameters, X, Y, epsilon, name, place) for name, place in found]
    return given, np.array(near)


def norms(given, near):
    """The right relative difference of two vectors."""
    return np.linalg.norm(given - near) / (np.linalg.norm(given) + np.linalg.norm(near))


def n_one_sided(parameters, gradients, X, Y, epsilon):
    def one(p, X, Y, e, name, place):
        return (network_cost(X, Y, moved(p, name, place, e)) - network_cost(X, Y, p)) / e

    return norms(*vectors(parameters, gradients, X, Y, epsilon, one=one))


def n_no_two(parameters, gradients, X, Y, epsilon):
    given, near = vectors(parameters, gradients, X, Y, epsilon)
    return norms(given, 2 * near)


def n_all_at_once(parameters, gradients, X, Y, epsilon):
    up = {name: value + epsilon for name, value in parameters.items()}
    down = {name: value - epsilon for name, value in parameters.items()}
    near = (network_cost(X, Y, up) - network_cost(X, Y, down)) / (2 * epsilon)
    given, _ = vectors(parameters, gradients, X, Y, epsilon)
    return norms(given, np.full_like(given, near))


def n_whole_matrix(parameters, gradients, X, Y, epsilon):
    def one(p, X, Y, e, name, place):
        up = network_cost(X, Y, {**p, name: p[name] + e})
        down = network_cost(X, Y, {**p, name: p[name] - e})
        return (up - down) / (2 * e)

    return norms(*vectors(parameters, gradients, X, Y, epsilon, one=one))


def n_not_put_back(parameters, gradients, X, Y, epsilon):
    plus = {name: value.copy() for name, value in parameters.items()}
    minus = {name: value.copy() for name, value in parameters.items()}
    given, near = [], []
    for name, place in places(parameters):
        plus[name][place] += epsilon
        minus[name][place] -= epsilon
        near.append((network_cost(X, Y, plus) - network_cost(X, Y, minus)) / (2 * epsilon))
        given.append(gradients["d" + name][place])
    return norms(np.array(given), np.array(near))


def n_shared(parameters, gradients, X, Y, epsilon):
    given, near = [], []
    for name, place in places(parameters):
        plus, minus = parameters[name], parameters[name]
        plus[place] += epsilon
        up = network_cost(X, Y, {**parameters, name: plus})
        minus[place] -= epsilon
        down = network_cost(X, Y, {**parameters, name: minus})
        near.append((up - down) / (2 * epsilon))
        given.append(gradients["d" + name][place])
    return norms(np.array(given), np.array(near))


def n_weights_only(parameters, gradients, X, Y, epsilon):
    return norms(*vectors(parameters, gradients, X, Y, epsilon, ["W1", "W2", "W3"]))


def n_last_layer(parameters, gradients, X, Y, epsilon):
    return norms(*vectors(parameters, gradients, X, Y, epsilon, ["W3", "b3"]))


def n_other_order(parameters, gradients, X, Y, epsilon):
    given, _ = vectors(parameters, gradients, X, Y, epsilon, ["W1", "W2", "W3", "b1", "b2", "b3"])
    _, near = vectors(parameters, gradients, X, Y, epsilon)
    return norms(given, near)


def n_dictionary_order(parameters, gradients, X, Y, epsilon):
    names = ["d" + name for name in parameters]
    given = np.concatenate([gradients[name].ravel() for name in gradients if name in names])
    _, near = vectors(parameters, gradients, X, Y, epsilon)
    return norms(given, near)


def n_absolute(parameters, gradients, X, Y, epsilon):
    given, near = vectors(parameters, gradients, X, Y, epsilon)
    return np.linalg.norm(given - near)


def n_one_norm(parameters, gradients, X, Y, epsilon):
    given, near = vectors(parameters, gradients, X, Y, epsilon)
    return np.linalg.norm(given - near) / np.linalg.norm(given)


def n_norm_of_sum(parameters, gradients, X, Y, epsilon):
    given, near = vectors(parameters, gradients, X, Y, epsilon)
    return np.linalg.norm(given - near) / np.linalg.norm(given + near)


def n_squares(parameters, gradients, X, Y, epsilon):
    given, near = vectors(parameters, gradients, X, Y, epsilon)
    return np.sum((given - near) ** 2) / (np.sum(given**2) + np.sum(near**2))


def n_absolute_values(parameters, gradients, X, Y, epsilon):
    given, near = vectors(parameters, gradients, X, Y, epsilon)
    return np.sum(np.abs(given - near)) / (np.sum(np.abs(given)) + np.sum(np.abs(near)))


def n_largest(parameters, gradients, X, Y, epsilon):
    given, near = vectors(parameters, gradients, X, Y, epsilon)
    return np.max(np.abs(given - near)) / (np.max(np.abs(given)) + np.max(np.abs(near)))


def n_mean_by_parameter(parameters, gradients, X, Y, epsilon):
    each = [norms(*vectors(parameters, gradients, X, Y, epsilon, [n])) for n in parameters]
    return np.mean(each)


def n_verdict(parameters, gradients, X, Y, epsilon):
    return bool(norms(*vectors(parameters, gradients, X, Y, epsilon)) < 1e-7)


MISTAKES = {
    "forward-linear": Mistake(
        function="forward_propagation",
        uses="forward_linear",
        concept="cross-entropy-cost",
        section="gradient-checking",
        title={
            "ja": "θx をそのまま返している",
            "en": "θx itself is returned",
        },
        explanation={
            "ja": (
                "返しているのはスコア θx です。コストは、それを $\\log(1 + e^{-\\theta x})$ に入れた値です。直線のコストでは、片側の差分商で"
                "も誤差が出ないので、勾配チェックの練習になりません。"
            ),
            "en": (
                "What comes back is the score θx; the cost is $\\log(1 + e^{-\\theta x})$ of "
                "it. With a straight line even a one-sided quotient is exact, which teaches "
                "nothing about checking."
            ),
        },
    ),
    "forward-sign": Mistake(
        function="forward_propagation",
        uses="forward_sign",
        concept="cross-entropy-cost",
        section="gradient-checking",
        title={
            "ja": "指数の符号が逆になっている",
            "en": "The sign in the exponent is reversed",
        },
        explanation={
            "ja": "θx が大きいほどコストも大きくなっています。これはラベルが 0 の例のコストです。ラベル 1 では、θx が大きいほどコストは 0 に近づきます。",
            "en": (
                "Your cost grows with θx: that is the cost of an example with label 0. With "
                "label 1 it tends to 0 as θx grows."
            ),
        },
    ),
    "forward-sigmoid": Mistake(
        function="forward_propagation",
        uses="forward_sigmoid",
        concept="cross-entropy-cost",
        section="gradient-checking",
        title={
            "ja": "確率を返している",
            "en": "The probability is returned",
        },
        explanation={
            "ja": "返しているのはシグモイド σ(θx)、つまり予測した確率です。コストは、その対数に負号を付けたものです。",
            "en": (
                "This is the sigmoid σ(θx), the predicted probability. The cost is minus its "
                "logarithm."
            ),
        },
    ),
    "forward-log-likelihood": Mistake(
        function="forward_propagation",
        uses="forward_log_likelihood",
        concept="cross-entropy-cost",
        section="gradient-checking",
        title={
            "ja": "コストが負になっている",
            "en": "The cost is negative",
        },
        explanation={
            "ja": "符号が逆です。θ = 0 では 0.693 になるはずです。コストは 0 より小さくなりません。",
            "en": "The sign is reversed. At θ = 0 the cost is 0.693, and it is never below 0.",
        },
    ),
    "forward-log10": Mistake(
        function="forward_propagation",
        uses="forward_log10",
        concept="cross-entropy-cost",
        section="gradient-checking",
        title={
            "ja": "常用対数を使っている",
            "en": "The logarithm has base 10",
        },
        explanation={
            "ja": "θ = 0 で 0.301 になっていませんか。log は自然対数なので、0.693 になります。",
            "en": "Do you get 0.301 at θ = 0? With the natural logarithm it is 0.693.",
        },
    ),
    "forward-log2": Mistake(
        function="forward_propagation",
        uses="forward_log2",
        concept="cross-entropy-cost",
        section="gradient-checking",
        title={
            "ja": "底が 2 の対数を使っている",
            "en": "The logarithm has base 2",
        },
        explanation={
            "ja": "θ = 0 でちょうど 1 になっていませんか。log は自然対数なので、0.693 になります。",
            "en": "Do you get exactly 1 at θ = 0? With the natural logarithm it is 0.693.",
        },
    ),
    "forward-no-one": Mistake(
        function="forward_propagation",
        uses="forward_no_one",
        concept="cross-entropy-cost",
        section="gradient-checking",
        title={
            "ja": "1 を足していない",
            "en": "The 1 is missing",
        },
        explanation={
            "ja": "log と exp が打ち消し合い、−θx が残っています。足すべき 1 が、対数の中にあるか確かめてください。",
            "en": (
                "The logarithm undoes the exponential and −θx is left. There is a 1 to be "
                "added inside the logarithm."
            ),
        },
    ),
    "backward-linear": Mistake(
        function="backward_propagation",
        uses="backward_linear",
        concept="chain-rule",
        section="gradient-checking",
        title={
            "ja": "θx の微分を返している",
            "en": "The derivative of θx is returned",
        },
        explanation={
            "ja": "x は、内側の θx の微分です。連鎖律では、これに外側の log(1 + e^{-u}) の微分を掛けます。",
            "en": (
                "x is the derivative of the inner θx. The chain rule multiplies it by the "
                "derivative of the outer log(1 + e^{-u})."
            ),
        },
    ),
    "backward-sign": Mistake(
        function="backward_propagation",
        uses="backward_sign",
        concept="chain-rule",
        section="gradient-checking",
        title={
            "ja": "微分の符号が逆になっている",
            "en": "The sign of the derivative is reversed",
        },
        explanation={
            "ja": "x > 0 のとき、θ を増やすとコストは減るので、微分は負のはずです。指数にある負号の分を確かめてください。",
            "en": (
                "For x > 0 the cost falls as θ grows, so the derivative is negative. Look for "
                "the minus of the exponent."
            ),
        },
    ),
    "backward-no-inner": Mistake(
        function="backward_propagation",
        uses="backward_no_inner",
        concept="chain-rule",
        section="gradient-checking",
        title={
            "ja": "内側の微分 x を掛けていない",
            "en": "The inner derivative x is missing",
        },
        explanation={
            "ja": "外側の微分だけになっています。θx を θ で微分すると x なので、それを掛けます。x = 1 でしか正しくならない式です。",
            "en": (
                "This is the outer derivative alone. θx differentiated by θ gives x, the "
                "factor that is missing; your formula is right for x = 1 only."
            ),
        },
    ),
    "backward-wrong-argument": Mistake(
        function="backward_propagation",
        uses="backward_wrong_argument",
        concept="sigmoid",
        section="gradient-checking",
        title={
            "ja": "シグモイドの引数の符号が逆になっている",
            "en": "The sigmoid has the wrong sign inside",
        },
        explanation={
            "ja": "−x σ(θx) になっています。正しくは −x σ(−θx) です。予測がよく当たっている（θx が大きい）ほど、傾きは 0 に近づくはずです。",
            "en": (
                "You have −x σ(θx); it should be −x σ(−θx). The better the prediction (large "
                "θx), the nearer the slope is to 0."
            ),
        },
    ),
    "backward-by-x": Mistake(
        function="backward_propagation",
        uses="backward_by_x",
        concept="partial-derivatives",
        section="gradient-checking",
        title={
            "ja": "θ ではなく x で微分している",
            "en": "Differentiated by x, not by θ",
        },
        explanation={
            "ja": "先頭の係数が θ になっています。動かすのはパラメータ θ で、データ x は定数として扱います。",
            "en": (
                "The factor in front is θ. It is the parameter θ that moves; the data x stand "
                "still."
            ),
        },
    ),
    "backward-outer-alone": Mistake(
        function="backward_propagation",
        uses="backward_outer_alone",
        concept="chain-rule",
        section="gradient-checking",
        title={
            "ja": "σ(θx) を返している",
            "en": "σ(θx) is returned",
        },
        explanation={
            "ja": "返しているのは予測した確率で、傾きではありません。log(1 + e^{-θx}) に連鎖律を使うと、−x σ(−θx) が得られます。",
            "en": (
                "That is the predicted probability, not the slope. The chain rule on log(1 + "
                "e^{-θx}) gives −x σ(−θx)."
            ),
        },
    ),
    "backward-of-sigmoid": Mistake(
        function="backward_propagation",
        uses="backward_of_sigmoid",
        concept="chain-rule",
        section="gradient-checking",
        title={
            "ja": "シグモイドの微分になっている",
            "en": "This is the derivative of the sigmoid",
        },
        explanation={
            "ja": "x σ(1 − σ) は確率 σ(θx) の微分です。コストは −log σ(θx) なので、さらに −1/σ が掛かり、−x(1 − σ) になります。",
            "en": (
                "x σ(1 − σ) is the derivative of the probability σ(θx). The cost is −log "
                "σ(θx), which adds the factor −1/σ and leaves −x(1 − σ)."
            ),
        },
    ),
    "check-forward-difference": Mistake(
        function="gradient_check",
        uses="check_forward_difference",
        concept="numerical-gradients",
        section="gradient-checking",
        title={
            "ja": "右側だけの差分商になっている",
            "en": "The quotient looks to the right only",
        },
        explanation={
            "ja": (
                "(J(θ + ε) − J(θ)) / ε を使っています。この誤差は ε に比例します。両側から挟むと、誤差は ε² に比例するまで小さくなります。ε を"
                "半分にして、結果が半分になるか四分の一になるかを見てください。"
            ),
            "en": (
                "You use (J(θ + ε) − J(θ)) / ε, whose error is proportional to ε. From both "
                "sides it is proportional to ε². Halve ε and see whether your result becomes a "
                "half or a quarter."
            ),
        },
    ),
    "check-backward-difference": Mistake(
        function="gradient_check",
        uses="check_backward_difference",
        concept="numerical-gradients",
        section="gradient-checking",
        title={
            "ja": "左側だけの差分商になっている",
            "en": "The quotient looks to the left only",
        },
        explanation={
            "ja": "(J(θ) − J(θ − ε)) / ε を使っています。誤差は ε に比例して残ります。θ + ε と θ − ε の両方でコストを求めてください。",
            "en": (
                "You use (J(θ) − J(θ − ε)) / ε, with an error proportional to ε. Take the cost "
                "at θ + ε and at θ − ε."
            ),
        },
    ),
    "check-no-two": Mistake(
        function="gradient_check",
        uses="check_no_two",
        concept="numerical-gradients",
        section="gradient-checking",
        title={
            "ja": "2ε ではなく ε で割っている",
            "en": "Divided by ε, not by 2ε",
        },
        explanation={
            "ja": "結果が 0.33 くらいになっていませんか。θ − ε から θ + ε までの幅は 2ε なので、近似が 2 倍になっています。",
            "en": (
                "Is your result about 0.33? From θ − ε to θ + ε it is 2ε, so your "
                "approximation is twice too large."
            ),
        },
    ),
    "check-times-two": Mistake(
        function="gradient_check",
        uses="check_times_two",
        concept="numerical-gradients",
        section="gradient-checking",
        title={
            "ja": "割り算の範囲がずれている",
            "en": "The division covers too little",
        },
        explanation={
            "ja": "`/ 2 * epsilon` は「2 で割ってから ε を掛ける」と読まれます。分母の 2ε をかっこで囲んでください。",
            "en": (
                "`/ 2 * epsilon` divides by 2 and then multiplies by ε. Put the denominator 2ε "
                "in brackets."
            ),
        },
    ),
    "check-not-divided": Mistake(
        function="gradient_check",
        uses="check_not_divided",
        concept="numerical-gradients",
        section="gradient-checking",
        title={
            "ja": "2ε で割っていない",
            "en": "The division by 2ε is missing",
        },
        explanation={
            "ja": "コストの差をそのまま傾きとして使っています。傾きは、変化を動かした幅 2ε で割った値です。",
            "en": (
                "The difference of the costs stands for the slope. A slope is the change "
                "divided by the width 2ε."
            ),
        },
    ),
    "check-absolute": Mistake(
        function="gradient_check",
        uses="check_absolute",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "差を大きさで割っていない",
            "en": "The difference is not relative",
        },
        explanation={
            "ja": (
                "差そのものを返しています。勾配が 1000 のときの 0.01 と、勾配が 0.001 のときの 0.01 では意味が違います。二つの大きさの和で割って、相"
                "対的な差にしてください。"
            ),
            "en": (
                "The difference itself comes back. 0.01 means one thing for a gradient of 1000 "
                "and another for 0.001: divide by the sum of the two sizes."
            ),
        },
    ),
    "check-one-norm": Mistake(
        function="gradient_check",
        uses="check_one_norm",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "分母が片方だけになっている",
            "en": "The denominator has one size only",
        },
        explanation={
            "ja": "結果が正しい値のほぼ 2 倍です。分母には、微分の大きさと近似の大きさの両方を足して使います。",
            "en": (
                "Your result is almost twice the right one. The denominator is the sum of both "
                "sizes, that of the derivative and that of the approximation."
            ),
        },
    ),
    "check-denominator-difference": Mistake(
        function="gradient_check",
        uses="check_denominator_difference",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "分母が二つの平均になっている",
            "en": "The denominator is the mean of the two",
        },
        explanation={
            "ja": "結果が正しい値のちょうど 2 倍です。分母は和で、それを 2 で割りません。",
            "en": (
                "Your result is exactly twice the right one. The denominator is the sum, not "
                "half of it."
            ),
        },
    ),
    "check-squares": Mistake(
        function="gradient_check",
        uses="check_squares",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "二乗のまま比べている",
            "en": "Squares are compared",
        },
        explanation={
            "ja": "差も大きさも二乗したままです。1e-4 の差が 1e-8 に見えるので、誤りを見落とします。ノルムは平方根まで含みます。",
            "en": (
                "Difference and sizes are left squared. A difference of 1e-4 then looks like "
                "1e-8, and faults slip through. A norm includes the root."
            ),
        },
    ),
    "check-signs": Mistake(
        function="gradient_check",
        uses="check_signs",
        concept="numerical-gradients",
        section="gradient-checking",
        title={
            "ja": "θ + ε と θ − ε が逆になっている",
            "en": "θ + ε and θ − ε are exchanged",
        },
        explanation={
            "ja": "結果がほぼ 1 です。近似の符号が逆になっています。J(θ + ε) から J(θ − ε) を引いてください。",
            "en": (
                "Your result is almost 1: the approximation has the opposite sign. Take J(θ − "
                "ε) away from J(θ + ε)."
            ),
        },
    ),
    "check-moves-x": Mistake(
        function="gradient_check",
        uses="check_moves_x",
        concept="numerical-gradients",
        section="gradient-checking",
        title={
            "ja": "θ ではなく x を動かしている",
            "en": "x is moved, not θ",
        },
        explanation={
            "ja": "ε を x に足しています。確かめたいのは θ による微分なので、x は止めて θ を動かします。",
            "en": (
                "ε is added to x. The derivative in question is by θ, so θ moves and x stands "
                "still."
            ),
        },
    ),
    "check-with-cost": Mistake(
        function="gradient_check",
        uses="check_with_cost",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "コストと比べている",
            "en": "The cost is compared",
        },
        explanation={
            "ja": "差分商と比べているのが forward_propagation の値です。比べる相手は、backward_propagation が返す微分です。",
            "en": (
                "The quotient is compared with what forward_propagation returns. Compare it "
                "with the derivative of backward_propagation."
            ),
        },
    ),
    "check-of-slopes": Mistake(
        function="gradient_check",
        uses="check_of_slopes",
        concept="numerical-gradients",
        section="gradient-checking",
        title={
            "ja": "微分の差分商を求めている",
            "en": "The quotient is taken of the derivative",
        },
        explanation={
            "ja": (
                "差分商に backward_propagation を使っているので、二階微分の近似になっています。差をとるのはコスト、つまり forward_propag"
                "ation の値です。"
            ),
            "en": (
                "The quotient uses backward_propagation, so it approximates the second "
                "derivative. Take differences of the cost, of forward_propagation."
            ),
        },
    ),
    "check-signed": Mistake(
        function="gradient_check",
        uses="check_signed",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "絶対値をとっていない",
            "en": "Absolute values are missing",
        },
        explanation={
            "ja": "負の結果が出ることがあります。ある基準より小さいかどうかを見るので、負では役に立ちません。差と、それぞれの大きさに絶対値をとってください。",
            "en": (
                "The result may be negative, and then says nothing when compared with a "
                "threshold. Take the absolute value of the difference and of each size."
            ),
        },
    ),
    "check-verdict": Mistake(
        function="gradient_check",
        uses="check_verdict",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "合否だけを返している",
            "en": "Only a verdict is returned",
        },
        explanation={
            "ja": "True か False を返しています。どのくらい違うかが手がかりになるので、差の値そのものを返してください。",
            "en": (
                "True or False comes back. How large the difference is tells you where to "
                "look: return the number."
            ),
        },
    ),
    "check-returns-quotient": Mistake(
        function="gradient_check",
        uses="check_returns_quotient",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "差分商を返している",
            "en": "The quotient is returned",
        },
        explanation={
            "ja": "近似した傾きはできています。最後に、これを backward_propagation の値と比べて、相対的な差を返してください。",
            "en": (
                "The approximate slope is right. Now compare it with backward_propagation and "
                "return the relative difference."
            ),
        },
    ),
    "n-one-sided": Mistake(
        function="gradient_check_n",
        uses="n_one_sided",
        concept="numerical-gradients",
        section="gradient-checking",
        title={
            "ja": "片側だけの差分商になっている",
            "en": "The quotients are one-sided",
        },
        explanation={
            "ja": "θ + ε と、動かす前の θ とで差をとっています。誤差が ε に比例するので、正しい勾配まで疑わしく見えます。両側から挟んでください。",
            "en": (
                "The difference is taken between θ + ε and θ itself. Its error is proportional "
                "to ε and makes right gradients look suspicious. Use both sides."
            ),
        },
    ),
    "n-no-two": Mistake(
        function="gradient_check_n",
        uses="n_no_two",
        concept="numerical-gradients",
        section="gradient-checking",
        title={
            "ja": "2ε ではなく ε で割っている",
            "en": "Divided by ε, not by 2ε",
        },
        explanation={
            "ja": "正しい勾配でも 0.33 くらいになっていませんか。幅は 2ε です。",
            "en": "Is the result about 0.33 even for right gradients? The width is 2ε.",
        },
    ),
    "n-all-at-once": Mistake(
        function="gradient_check_n",
        uses="n_all_at_once",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "全部のパラメータを同時に動かしている",
            "en": "All parameters are moved together",
        },
        explanation={
            "ja": "全部に ε を足すと、すべての傾きの和が出てきます。一つの要素だけを動かし、ほかは止めたままコストを求めることを、要素の数だけ繰り返します。",
            "en": (
                "Adding ε to everything gives the sum of all slopes. Move a single entry, keep "
                "the others still, and do this once for each entry."
            ),
        },
    ),
    "n-whole-matrix": Mistake(
        function="gradient_check_n",
        uses="n_whole_matrix",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "行列を丸ごと動かしている",
            "en": "A whole matrix is moved at once",
        },
        explanation={
            "ja": "`parameters[name] + epsilon` は、その行列の全要素を動かします。要素ごとに、そこだけを動かしてください。",
            "en": (
                "`parameters[name] + epsilon` moves every entry of that matrix. Move one entry "
                "at a time."
            ),
        },
    ),
    "n-not-put-back": Mistake(
        function="gradient_check_n",
        uses="n_not_put_back",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "動かした要素を元に戻していない",
            "en": "Moved entries are not put back",
        },
        explanation={
            "ja": "次の要素に進んでも、前の要素が動いたままです。最初の要素だけ正しく、あとはずれていきます。要素ごとに、新しいコピーから始めてください。",
            "en": (
                "The entries moved before are still moved when the next one is tried: the "
                "first quotient is right, the others drift. Begin with a fresh copy for every "
                "entry."
            ),
        },
    ),
    "n-shared": Mistake(
        function="gradient_check_n",
        uses="n_shared",
        concept="views-and-copies",
        section="gradient-checking",
        title={
            "ja": "コピーせずに同じ配列を動かしている",
            "en": "The same array is moved, not a copy",
        },
        explanation={
            "ja": (
                "`plus` と `minus` が同じ配列を指しています。+ε のあとに −ε を足すと元に戻るだけで、θ − ε になりません。`copy` で別の配列"
                "にしてください。"
            ),
            "en": (
                "`plus` and `minus` are one and the same array: −ε after +ε only brings it "
                "back and never gives θ − ε. Make copies."
            ),
        },
    ),
    "n-weights-only": Mistake(
        function="gradient_check_n",
        uses="n_weights_only",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "バイアスを調べていない",
            "en": "The biases are not checked",
        },
        explanation={
            "ja": "重みの勾配だけを比べています。db だけが間違っていると、見つけられません。すべてのパラメータを調べてください。",
            "en": (
                "Only the weights' gradients are compared, so a fault in db goes unseen. Check "
                "every parameter."
            ),
        },
    ),
    "n-last-layer": Mistake(
        function="gradient_check_n",
        uses="n_last_layer",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "最後の層しか調べていない",
            "en": "Only the last layer is checked",
        },
        explanation={
            "ja": "W3 と b3 だけを比べています。逆伝播の誤りは、手前の層に出ることが多いものです。W1、b1 から全部を調べてください。",
            "en": (
                "Only W3 and b3 are compared. Faults of a backward pass tend to show in the "
                "earlier layers: check all, from W1 and b1 on."
            ),
        },
    ),
    "n-other-order": Mistake(
        function="gradient_check_n",
        uses="n_other_order",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "勾配とパラメータの並び順が違う",
            "en": "Gradients and parameters are in different orders",
        },
        explanation={
            "ja": (
                "正しい勾配でも大きな差が出ています。片方は W1, b1, W2, … の順、もう片方は重みが先、バイアスがあとの順です。二つのベクトルを同じ順に並べてくだ"
                "さい。"
            ),
            "en": (
                "Right gradients give a large difference too: one vector is in the order W1, "
                "b1, W2, …, the other has all weights first. Put both in the same order."
            ),
        },
    ),
    "n-dictionary-order": Mistake(
        function="gradient_check_n",
        uses="n_dictionary_order",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "辞書の並び順に頼っている",
            "en": "The order of the dictionary is relied on",
        },
        explanation={
            "ja": "`gradients` に入っている順で並べています。逆伝播は最後の層から値を入れることが多く、順番は決まっていません。名前で取り出してください。",
            "en": (
                "The gradients are taken as they stand in the dictionary. A backward pass "
                "often fills it from the last layer on, so look them up by name."
            ),
        },
    ),
    "n-absolute": Mistake(
        function="gradient_check_n",
        uses="n_absolute",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "差を大きさで割っていない",
            "en": "The difference is not relative",
        },
        explanation={
            "ja": "差のノルムをそのまま返しています。勾配の大きさに左右されるので、二つのノルムの和で割ってください。",
            "en": (
                "The norm of the difference comes back as it is and depends on how large "
                "gradients are. Divide by the sum of both norms."
            ),
        },
    ),
    "n-one-norm": Mistake(
        function="gradient_check_n",
        uses="n_one_norm",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "分母が片方のノルムだけになっている",
            "en": "The denominator has one norm only",
        },
        explanation={
            "ja": "正しい勾配では、結果が正しい値のほぼ 2 倍になります。分母は、二つのノルムの和です。",
            "en": (
                "For right gradients your result is almost twice as large as it should be. The "
                "denominator is the sum of both norms."
            ),
        },
    ),
    "n-norm-of-sum": Mistake(
        function="gradient_check_n",
        uses="n_norm_of_sum",
        concept="vector-norms",
        section="gradient-checking",
        title={
            "ja": "和のノルムで割っている",
            "en": "Divided by the norm of the sum",
        },
        explanation={
            "ja": "分母が、二つのベクトルを足したもののノルムになっています。符号が逆の要素は打ち消し合ってしまいます。別々にノルムを求めてから足してください。",
            "en": (
                "The denominator is the norm of the two vectors added, where entries of "
                "opposite signs cancel. Take the norms first, then add."
            ),
        },
    ),
    "n-squares": Mistake(
        function="gradient_check_n",
        uses="n_squares",
        concept="vector-norms",
        section="gradient-checking",
        title={
            "ja": "二乗のまま比べている",
            "en": "Squares are compared",
        },
        explanation={
            "ja": "ノルムの平方根がありません。差が実際よりずっと小さく見え、誤りを見落とします。",
            "en": (
                "The roots of the norms are missing. Differences look far smaller than they "
                "are, and faults slip through."
            ),
        },
    ),
    "n-absolute-values": Mistake(
        function="gradient_check_n",
        uses="n_absolute_values",
        concept="vector-norms",
        section="gradient-checking",
        title={
            "ja": "L2 ではなく L1 のノルムを使っている",
            "en": "The L1 norm in place of the L2 norm",
        },
        explanation={
            "ja": "絶対値の和を使っています。考え方は同じですが、このラボでは二乗の和の平方根（L2 ノルム）で測ります。",
            "en": (
                "You add absolute values. The idea is the same, but this lab measures with the "
                "L2 norm, the root of the sum of squares."
            ),
        },
    ),
    "n-largest": Mistake(
        function="gradient_check_n",
        uses="n_largest",
        concept="vector-norms",
        section="gradient-checking",
        title={
            "ja": "最大の要素だけを比べている",
            "en": "Only the largest entries are compared",
        },
        explanation={
            "ja": "最大の差を、最大の要素の大きさで割っています。このラボでは、全要素をまとめた L2 ノルムで測ります。",
            "en": (
                "The largest difference is divided by the largest entries. This lab uses the "
                "L2 norm over all entries."
            ),
        },
    ),
    "n-mean-by-parameter": Mistake(
        function="gradient_check_n",
        uses="n_mean_by_parameter",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "パラメータごとの差を平均している",
            "en": "Differences are averaged over the parameters",
        },
        explanation={
            "ja": "W1、b1、… のそれぞれで相対的な差を求めて平均しています。小さな勾配が大きく響きます。全要素を一つのベクトルにしてから、一度だけ比べてください。",
            "en": (
                "A relative difference is found for W1, b1, … each, and averaged, so that "
                "small gradients weigh too much. Make one vector of all entries and compare "
                "once."
            ),
        },
    ),
    "n-verdict": Mistake(
        function="gradient_check_n",
        uses="n_verdict",
        concept="gradient-checking",
        section="gradient-checking",
        title={
            "ja": "合否だけを返している",
            "en": "Only a verdict is returned",
        },
        explanation={
            "ja": "True か False を返しています。差の値そのものを返してください。",
            "en": "True or False comes back. Return the number itself.",
        },
    ),
}

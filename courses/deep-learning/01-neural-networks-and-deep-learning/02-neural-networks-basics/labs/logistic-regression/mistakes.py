"""Wrong versions on purpose: each is a misconception with a name and an explanation."""

import numpy as np
from authoring import Mistake


def right_sigmoid(z):
    """The right sigmoid, for mistakes that lie elsewhere."""
    return 1 / (1 + np.exp(-z))


def activations(w, b, X):
    """The right probabilities (1, m)."""
    return right_sigmoid(w.T @ X + b)


def cross_entropy(A, Y, log=np.log):
    """The right cost, with another logarithm where a mistake asks for it."""
    return -np.mean(Y * log(A) + (1 - Y) * log(1 - A))


def right_propagate(w, b, X, Y):
    """The right gradients and cost."""
    A = activations(w, b, X)
    m = X.shape[1]
    return {"dw": X @ (A - Y).T / m, "db": np.sum(A - Y) / m}, cross_entropy(A, Y)


def right_optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    """The right gradient descent."""
    costs = []
    for i in range(num_iterations):
        grads, cost = right_propagate(w, b, X, Y)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


def right_predict(w, b, X):
    """The right predictions."""
    return (activations(w, b, X) > 0.5).astype(float)


# sigmoid


def sigmoid_missing_minus(z):
    return 1 / (1 + np.exp(z))


def sigmoid_missing_brackets(z):
    return 1 / 1 + np.exp(-z)


def sigmoid_tanh(z):
    return np.tanh(z)


def sigmoid_derivative(z):
    return right_sigmoid(z) * (1 - right_sigmoid(z))


def sigmoid_integer_division(z):
    return 1 // (1 + np.exp(-z))


def sigmoid_overflow(z):
    return np.exp(z) / (1 + np.exp(z))


# initialize_with_zeros


def initialize_row(dim):
    return np.zeros((1, dim)), 0.0


def initialize_rank_one(dim):
    return np.zeros(dim), 0.0


def initialize_random(dim):
    return np.random.randn(dim, 1) * 0.01, 0.0


def initialize_bias_vector(dim):
    return np.zeros((dim, 1)), np.zeros((dim, 1))


# propagate


def propagate_missing_mean(w, b, X, Y):
    A = activations(w, b, X)
    return {"dw": X @ (A - Y).T, "db": np.sum(A - Y)}, cross_entropy(A, Y)


def propagate_missing_mean_in_db(w, b, X, Y):
    grads, cost = right_propagate(w, b, X, Y)
    return {"dw": grads["dw"], "db": grads["db"] * X.shape[1]}, cost


def propagate_missing_mean_in_dw(w, b, X, Y):
    grads, cost = right_propagate(w, b, X, Y)
    return {"dw": grads["dw"] * X.shape[1], "db": grads["db"]}, cost


def propagate_nothing_divided(w, b, X, Y):
    m = X.shape[1]
    grads, cost = right_propagate(w, b, X, Y)
    return {"dw": grads["dw"] * m, "db": grads["db"] * m}, cost * m


def propagate_summed_cost(w, b, X, Y):
    grads, cost = right_propagate(w, b, X, Y)
    return grads, cost * X.shape[1]


def propagate_divides_by_features(w, b, X, Y):
    grads, cost = right_propagate(w, b, X, Y)
    factor = X.shape[1] / X.shape[0]
    return {"dw": grads["dw"] * factor, "db": grads["db"] * factor}, cost * factor


def propagate_sign_error(w, b, X, Y):
    grads, cost = right_propagate(w, b, X, Y)
    return {"dw": -grads["dw"], "db": -grads["db"]}, cost


def propagate_cost_sign(w, b, X, Y):
    grads, cost = right_propagate(w, b, X, Y)
    return grads, -cost


def propagate_log10(w, b, X, Y):
    grads, _ = right_propagate(w, b, X, Y)
    return grads, cross_entropy(activations(w, b, X), Y, np.log10)


def propagate_log2(w, b, X, Y):
    grads, _ = right_propagate(w, b, X, Y)
    return grads, cross_entropy(activations(w, b, X), Y, np.log2)


def propagate_positives_only(w, b, X, Y):
    grads, _ = right_propagate(w, b, X, Y)
    return grads, -np.mean(Y * np.log(activations(w, b, X)))


def propagate_forgot_bias(w, b, X, Y):
    return right_propagate(w, 0.0, X, Y)


def propagate_squared_error(w, b, X, Y):
    A = activations(w, b, X)
    dZ = (A - Y) * A * (1 - A)
    grads = {"dw": X @ dZ.T / X.shape[1], "db": np.mean(dZ)}
    return grads, np.mean((A - Y) ** 2) / 2


def propagate_extra_derivative(w, b, X, Y):
    A = activations(w, b, X)
    dZ = (A - Y) * A * (1 - A)
    return {"dw": X @ dZ.T / X.shape[1], "db": np.mean(dZ)}, cross_entropy(A, Y)


def propagate_transposed_dw(w, b, X, Y):
    grads, cost = right_propagate(w, b, X, Y)
    return {"dw": grads["dw"].T, "db": grads["db"]}, cost


def propagate_db_wrong_axis(w, b, X, Y):
    grads, cost = right_propagate(w, b, X, Y)
    db = np.sum(activations(w, b, X) - Y, axis=0) / X.shape[1]
    return {"dw": grads["dw"], "db": db}, cost


# optimize


def optimize_ascent(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    return right_optimize(w, b, X, Y, num_iterations, -learning_rate)


def optimize_without_rate(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    return right_optimize(w, b, X, Y, num_iterations, 1.0)


def optimize_forgets_bias(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    costs = []
    for i in range(num_iterations):
        grads, cost = right_propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        if i % 100 == 0:
            costs.append(cost)
    return {"w": w, "b": b}, grads, costs


def optimize_stale_gradients(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    grads, cost = right_propagate(w, b, X, Y)
    w = w - num_iterations * learning_rate * grads["dw"]
    b = b - num_iterations * learning_rate * grads["db"]
    return {"w": w, "b": b}, grads, [cost] * len(range(0, num_iterations, 100))


def optimize_last_cost_only(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    params, grads, _ = right_optimize(w, b, X, Y, num_iterations, learning_rate)
    before_last, _, _ = right_optimize(w, b, X, Y, num_iterations - 1, learning_rate)
    _, cost = right_propagate(before_last["w"], before_last["b"], X, Y)
    return params, grads, [cost]


def optimize_every_cost(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    costs = []
    for _ in range(num_iterations):
        grads, cost = right_propagate(w, b, X, Y)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        costs.append(cost)
    return {"w": w, "b": b}, grads, costs


def optimize_end_of_hundred(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    params, grads, costs = optimize_every_cost(w, b, X, Y, num_iterations, learning_rate)
    return params, grads, costs[99::100]


def optimize_one_step_short(w, b, X, Y, num_iterations=100, learning_rate=0.009):
    return right_optimize(w, b, X, Y, num_iterations - 1, learning_rate)


# predict


def predict_probabilities(w, b, X):
    return activations(w, b, X)


def predict_cuts_z(w, b, X):
    return (w.T @ X + b > 0.5).astype(float)


def predict_truncates(w, b, X):
    return activations(w, b, X).astype(int).astype(float)


def predict_booleans(w, b, X):
    return activations(w, b, X) > 0.5


def predict_inverted(w, b, X):
    return 1 - right_predict(w, b, X)


def predict_forgot_bias(w, b, X):
    return right_predict(w, 0.0, X)


def predict_half_is_one(w, b, X):
    return (activations(w, b, X) >= 0.5).astype(float)


def predict_transposed(w, b, X):
    return right_predict(w, b, X).T


def predict_flat(w, b, X):
    return right_predict(w, b, X).ravel()


# model


def model_with(start, train, arguments):
    """A whole model from (w, b) for the predictions and the parameters after training."""
    X_train, _, X_test, _, num_iterations, learning_rate = arguments
    params, _, costs = train
    return {
        "costs": costs,
        "Y_prediction_test": right_predict(*start, X_test),
        "Y_prediction_train": right_predict(*start, X_train),
        "w": params["w"],
        "b": params["b"],
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }


def fit(X, Y, num_iterations, learning_rate):
    """The right training from zeros."""
    return right_optimize(np.zeros((X.shape[0], 1)), 0.0, X, Y, num_iterations, learning_rate)


def model_trains_on_test(X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5):
    train = fit(X_test, Y_test, num_iterations, learning_rate)
    arguments = (X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    return model_with((train[0]["w"], train[0]["b"]), train, arguments)


def model_predicts_untrained(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5
):
    train = fit(X_train, Y_train, num_iterations, learning_rate)
    arguments = (X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    return model_with((np.zeros((X_train.shape[0], 1)), 0.0), train, arguments)


def model_ignores_settings(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5
):
    train = fit(X_train, Y_train, 100, 0.009)
    arguments = (X_train, Y_train, X_test, Y_test, num_iterations, learning_rate)
    return model_with((train[0]["w"], train[0]["b"]), train, arguments)


def model_swaps_predictions(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5
):
    train = fit(X_train, Y_train, num_iterations, learning_rate)
    arguments = (X_test, Y_test, X_train, Y_train, num_iterations, learning_rate)
    return model_with((train[0]["w"], train[0]["b"]), train, arguments)


MISTAKES = {
    "sigmoid-missing-minus": Mistake(
        function="sigmoid",
        uses="sigmoid_missing_minus",
        concept="sigmoid",
        section="sigmoid",
        title={"ja": "指数の中のマイナスがない", "en": "The minus in the exponent is missing"},
        explanation={
            "ja": "1/(1+e^z) を計算しています。これは 1 − σ(z) で、z が大きいほど 0 に近づきま"
            "す。指数は −z です。",
            "en": "This is 1/(1+e^z), which equals 1 − σ(z) and falls towards 0 as z grows. "
            "The exponent must be −z.",
        },
    ),
    "sigmoid-missing-brackets": Mistake(
        function="sigmoid",
        uses="sigmoid_missing_brackets",
        concept="sigmoid",
        section="sigmoid",
        title={"ja": "分母の括弧がない", "en": "The denominator has no brackets"},
        explanation={
            "ja": "1/1+np.exp(-z) は割り算が先に行われ、1+e^(−z) になります。値が 1 を超えるの"
            "がそのしるしです。分母全体を括弧で囲みます。",
            "en": "In 1/1+np.exp(-z) the division comes first, so the result is 1+e^(−z). "
            "Values above 1 give it away. Put brackets around the whole denominator.",
        },
    ),
    "sigmoid-tanh": Mistake(
        function="sigmoid",
        uses="sigmoid_tanh",
        concept="sigmoid",
        section="sigmoid",
        title={"ja": "シグモイドではなく tanh", "en": "tanh instead of the sigmoid"},
        explanation={
            "ja": "tanh は形が似ていますが、値の範囲は −1 から 1 で、確率としては使えません。シ"
            "グモイドの範囲は 0 から 1 です。",
            "en": "tanh has a similar shape but runs from −1 to 1, so it cannot be read as a "
            "probability. The sigmoid runs from 0 to 1.",
        },
    ),
    "sigmoid-derivative": Mistake(
        function="sigmoid",
        uses="sigmoid_derivative",
        concept="derivative-as-slope",
        section="sigmoid",
        title={
            "ja": "関数ではなく導関数を返している",
            "en": "The derivative instead of the function",
        },
        explanation={
            "ja": "返しているのは傾き σ(z)(1−σ(z)) です。z = 0 で 0.25 になり、0.25 を超えま"
            "せん。ここで必要なのは σ(z) そのものです。",
            "en": "This returns the slope σ(z)(1−σ(z)), which is 0.25 at z = 0 and never "
            "more. What is wanted here is σ(z) itself.",
        },
    ),
    "sigmoid-integer-division": Mistake(
        function="sigmoid",
        uses="sigmoid_integer_division",
        concept="sigmoid",
        section="pitfalls",
        title={"ja": "割り算が // になっている", "en": "Floor division // instead of /"},
        explanation={
            "ja": "// は商を切り捨てるので、0 と 1 の間の値がすべて 0 になります。小数で割るに"
            "は / を使います。",
            "en": "// rounds the quotient down, so everything between 0 and 1 becomes 0. Use / "
            "for ordinary division.",
        },
    ),
    "sigmoid-overflow": Mistake(
        function="sigmoid",
        uses="sigmoid_overflow",
        concept="sigmoid",
        section="pitfalls",
        title={"ja": "大きい z で NaN になる", "en": "NaN for large z"},
        explanation={
            "ja": "e^z/(1+e^z) は式としては正しいのですが、z が 710 ほどを超えると e^z が無限大"
            "になり、無限大÷無限大で NaN になります。1/(1+e^(−z)) なら 1 に落ち着きます。",
            "en": "e^z/(1+e^z) is right on paper, but beyond about z = 710 the power is "
            "infinite and infinity over infinity is NaN. 1/(1+e^(−z)) settles at 1.",
        },
    ),
    "initialize-row": Mistake(
        function="initialize_with_zeros",
        uses="initialize_row",
        concept="column-convention",
        section="notation-and-shapes",
        title={"ja": "w が行ベクトルになっている", "en": "w is a row vector"},
        explanation={
            "ja": "w の形が (1, dim) です。このコースでは w は (dim, 1) の列ベクトルで、順伝播で "
            "w.T を掛けます。",
            "en": "w has shape (1, dim). In this course w is a column vector, (dim, 1), and the "
            "forward pass multiplies by w.T.",
        },
    ),
    "initialize-rank-one": Mistake(
        function="initialize_with_zeros",
        uses="initialize_rank_one",
        concept="array-shapes",
        section="pitfalls",
        title={"ja": "w が 1 次元の配列になっている", "en": "w has only one axis"},
        explanation={
            "ja": "np.zeros(dim) の形は (dim,) で、転置しても変わらず、行でも列でもありません。"
            "形をタプル (dim, 1) で渡してください。",
            "en": "np.zeros(dim) has shape (dim,): neither row nor column, and transposing it "
            "does nothing. Pass the shape as the tuple (dim, 1).",
        },
    ),
    "initialize-random": Mistake(
        function="initialize_with_zeros",
        uses="initialize_random",
        concept="gradient-descent",
        section="gradient-descent",
        title={"ja": "0 ではなく乱数で始めている", "en": "Random values instead of zeros"},
        explanation={
            "ja": "小さな乱数が要るのは隠れ層があるときです。ロジスティック回帰のコストは凸なの"
            "で、0 から始めてかまいません。",
            "en": "Small random values are needed once there is a hidden layer. The cost of "
            "logistic regression is convex, so zeros are a fine start.",
        },
    ),
    "initialize-bias-vector": Mistake(
        function="initialize_with_zeros",
        uses="initialize_bias_vector",
        concept="array-shapes",
        section="notation-and-shapes",
        title={"ja": "b がベクトルになっている", "en": "b is a vector"},
        explanation={
            "ja": "b を w と同じ形にしています。出力は 1 個なので、バイアスも 1 個の数です。",
            "en": "b was given the shape of w. There is one output, so there is one bias: a "
            "plain number.",
        },
    ),
    "propagate-missing-mean": Mistake(
        function="propagate",
        uses="propagate_missing_mean",
        concept="logistic-gradients",
        section="gradients",
        title={"ja": "勾配を m で割っていない", "en": "The mean over examples is missing"},
        explanation={
            "ja": "dw と db がちょうど m 倍です。コストは m 個の例の平均なので、勾配も和を m で"
            "割ります。",
            "en": "dw and db are exactly m times too large. The cost is a mean over m examples, "
            "so the gradients are sums divided by m.",
        },
    ),
    "propagate-missing-mean-in-db": Mistake(
        function="propagate",
        uses="propagate_missing_mean_in_db",
        concept="logistic-gradients",
        section="gradients",
        title={"ja": "db だけ m で割っていない", "en": "db alone is not divided by m"},
        explanation={
            "ja": "dw とコストは正しく、db だけがちょうど m 倍です。db も例についての平均なので、"
            "dZ の和を m で割ります。",
            "en": "dw and the cost are right and only db is m times too large. db is a mean over "
            "the examples as well: divide the sum of dZ by m.",
        },
    ),
    "propagate-missing-mean-in-dw": Mistake(
        function="propagate",
        uses="propagate_missing_mean_in_dw",
        concept="logistic-gradients",
        section="gradients",
        title={"ja": "dw だけ m で割っていない", "en": "dw alone is not divided by m"},
        explanation={
            "ja": "db とコストは正しく、dw だけがちょうど m 倍です。X と dZ の積は例についての和に"
            "なるので、m で割って平均にします。",
            "en": "db and the cost are right and only dw is m times too large. The product of X "
            "and dZ adds up over the examples: divide it by m to get the mean.",
        },
    ),
    "propagate-nothing-divided": Mistake(
        function="propagate",
        uses="propagate_nothing_divided",
        concept="logistic-gradients",
        section="gradients",
        title={
            "ja": "コストも勾配も m で割っていない",
            "en": "Neither the cost nor the gradients are divided by m",
        },
        explanation={
            "ja": "コスト、dw、db のすべてがちょうど m 倍です。コストは m 個の例の損失の平均なの"
            "で、その勾配も平均になります。",
            "en": "The cost, dw and db are all m times too large. The cost is the mean loss over "
            "m examples, so its gradients are means too.",
        },
    ),
    "propagate-summed-cost": Mistake(
        function="propagate",
        uses="propagate_summed_cost",
        concept="loss-and-cost",
        section="loss-and-cost",
        title={"ja": "コストを m で割っていない", "en": "The cost is a sum, not a mean"},
        explanation={
            "ja": "勾配は正しく、コストだけがちょうど m 倍です。損失の和を m で割って平均にしま"
            "す。",
            "en": "The gradients are right and only the cost is m times too large. Divide the "
            "sum of the losses by m.",
        },
    ),
    "propagate-divides-by-features": Mistake(
        function="propagate",
        uses="propagate_divides_by_features",
        concept="array-shapes",
        section="notation-and-shapes",
        title={
            "ja": "m の代わりに特徴量の数で割っている",
            "en": "Divided by the number of features",
        },
        explanation={
            "ja": "X の形は (n_x, m) なので、X.shape[0] は特徴量の数です。例の数 m は "
            "X.shape[1] です。",
            "en": "X has shape (n_x, m), so X.shape[0] is the number of features. The number of "
            "examples m is X.shape[1].",
        },
    ),
    "propagate-sign-error": Mistake(
        function="propagate",
        uses="propagate_sign_error",
        concept="logistic-gradients",
        section="gradients",
        title={"ja": "dZ の符号が逆", "en": "dZ has the wrong sign"},
        explanation={
            "ja": "Y − A で計算しています。コストを Z で微分すると dZ = A − Y になります。こ"
            "のままでは更新のたびにコストが増えます。",
            "en": "This uses Y − A. Differentiating the cost gives dZ = A − Y; with the other "
            "sign every update makes the cost grow.",
        },
    ),
    "propagate-cost-sign": Mistake(
        function="propagate",
        uses="propagate_cost_sign",
        concept="cross-entropy-cost",
        section="loss-and-cost",
        title={"ja": "コストの先頭のマイナスがない", "en": "The cost lacks its leading minus"},
        explanation={
            "ja": "確率の対数は 0 以下なので、マイナスを付けて正のコストにします。コストが負な"
            "ら、ここを疑ってください。",
            "en": "The log of a probability is at most 0; the leading minus makes the cost "
            "positive. A negative cost points here.",
        },
    ),
    "propagate-log10": Mistake(
        function="propagate",
        uses="propagate_log10",
        concept="cross-entropy-cost",
        section="loss-and-cost",
        title={"ja": "常用対数を使っている", "en": "Base-10 logarithm in the cost"},
        explanation={
            "ja": "np.log10 ではコストが約 0.434 倍になります。dZ = A − Y は自然対数 np.log か"
            "ら導いた式です。",
            "en": "np.log10 makes the cost about 0.434 times as large. dZ = A − Y is derived "
            "from the natural logarithm, np.log.",
        },
    ),
    "propagate-log2": Mistake(
        function="propagate",
        uses="propagate_log2",
        concept="cross-entropy-cost",
        section="loss-and-cost",
        title={"ja": "底が 2 の対数を使っている", "en": "Base-2 logarithm in the cost"},
        explanation={
            "ja": "np.log2 ではコストが約 1.44 倍になります。情報理論ではビット単位で測りますが、"
            "ここでは自然対数 np.log を使います。",
            "en": "np.log2 makes the cost about 1.44 times as large. Information theory counts "
            "in bits; here the natural logarithm, np.log, is used.",
        },
    ),
    "propagate-positives-only": Mistake(
        function="propagate",
        uses="propagate_positives_only",
        concept="cross-entropy-cost",
        section="loss-and-cost",
        title={"ja": "ラベル 0 の例の損失がない", "en": "Examples with label 0 cost nothing"},
        explanation={
            "ja": "Y·log(A) だけを足しています。ラベルが 0 の例の損失は (1−Y)·log(1−A) の項です。",
            "en": "Only Y·log(A) is summed. The loss of an example with label 0 is the term "
            "(1−Y)·log(1−A).",
        },
    ),
    "propagate-forgot-bias": Mistake(
        function="propagate",
        uses="propagate_forgot_bias",
        concept="forward-and-backward-propagation",
        section="forward-and-backward",
        title={"ja": "b を足していない", "en": "b is not added"},
        explanation={
            "ja": "A = σ(wᵀX) になっています。バイアスがないと、境界は必ず原点を通ります。A = "
            "σ(wᵀX + b) です。",
            "en": "This computes A = σ(wᵀX). Without the bias the boundary always passes "
            "through the origin. It should be A = σ(wᵀX + b).",
        },
    ),
    "propagate-squared-error": Mistake(
        function="propagate",
        uses="propagate_squared_error",
        concept="loss-and-cost",
        section="loss-and-cost",
        title={
            "ja": "交差エントロピーではなく二乗誤差",
            "en": "Squared error instead of cross-entropy",
        },
        explanation={
            "ja": "コストも勾配も二乗誤差のものです。シグモイドと組み合わせるとコストが凸でなく"
            "なり、大きく外した例ほど勾配が小さくなります。",
            "en": "Cost and gradients are those of the squared error. With a sigmoid that cost "
            "is not convex, and badly wrong examples hardly move the weights.",
        },
    ),
    "propagate-extra-derivative": Mistake(
        function="propagate",
        uses="propagate_extra_derivative",
        concept="chain-rule",
        section="computation-graph",
        title={
            "ja": "シグモイドの微分を二重に掛けている",
            "en": "The sigmoid's slope is applied twice",
        },
        explanation={
            "ja": "(A−Y)·A·(1−A) になっています。交差エントロピーでは、シグモイドの微分 "
            "A(1−A) は dA の分母と約分されて、dZ = A − Y が残ります。",
            "en": "This is (A−Y)·A·(1−A). With cross-entropy the sigmoid's slope A(1−A) "
            "cancels against the denominator of dA, and dZ = A − Y is left.",
        },
    ),
    "propagate-transposed-dw": Mistake(
        function="propagate",
        uses="propagate_transposed_dw",
        concept="array-shapes",
        section="notation-and-shapes",
        title={"ja": "dw が転置されている", "en": "dw is transposed"},
        explanation={
            "ja": "dw の形が (1, n_x) です。勾配の形は必ずパラメータの形と同じ (n_x, 1) で、X "
            "と dZ.T の積になります。",
            "en": "dw has shape (1, n_x). A gradient always has its parameter's shape, here "
            "(n_x, 1): X times dZ.T.",
        },
    ),
    "propagate-db-wrong-axis": Mistake(
        function="propagate",
        uses="propagate_db_wrong_axis",
        concept="logistic-gradients",
        section="gradients",
        title={"ja": "db を例について足していない", "en": "db is not summed over the examples"},
        explanation={
            "ja": "dZ の形は (1, m) なので、axis=0 で足しても m 個のままです。すべての例を足して、"
            "1 個の数にします。",
            "en": "dZ has shape (1, m), so summing along axis 0 leaves m numbers. Sum over all "
            "examples to get one number.",
        },
    ),
    "optimize-ascent": Mistake(
        function="optimize",
        uses="optimize_ascent",
        concept="gradient-descent",
        section="gradient-descent",
        title={"ja": "勾配の向きに上っている", "en": "Climbing instead of descending"},
        explanation={
            "ja": "w + α·dw で更新しています。勾配はコストが増える向きなので、引き算にします。"
            "コストが増えていくのがしるしです。",
            "en": "The update is w + α·dw. The gradient points uphill, so it is subtracted. A "
            "growing cost is the sign of this.",
        },
    ),
    "optimize-without-rate": Mistake(
        function="optimize",
        uses="optimize_without_rate",
        concept="learning-rate",
        section="gradient-descent",
        title={"ja": "学習率を掛けていない", "en": "The learning rate is not used"},
        explanation={
            "ja": "w − dw で更新しているので、学習率が 1 のときと同じです。勾配に learning_rate "
            "を掛けてから引きます。",
            "en": "The update is w − dw, as if the learning rate were 1. Multiply the gradient "
            "by learning_rate before subtracting.",
        },
    ),
    "optimize-forgets-bias": Mistake(
        function="optimize",
        uses="optimize_forgets_bias",
        concept="gradient-descent",
        section="gradient-descent",
        title={"ja": "b を更新していない", "en": "b is never updated"},
        explanation={
            "ja": "w だけが動き、b は最初の値のままです。毎回、w と b の両方を更新します。",
            "en": "Only w moves; b keeps its first value. Update both w and b at every step.",
        },
    ),
    "optimize-stale-gradients": Mistake(
        function="optimize",
        uses="optimize_stale_gradients",
        concept="gradient-descent",
        section="gradient-descent",
        title={"ja": "同じ勾配を使い続けている", "en": "The same gradient is used throughout"},
        explanation={
            "ja": "勾配が最初の 1 回しか計算されていません。w と b が変われば傾きも変わります。"
            "propagate はループの中で、新しい w と b で呼びます。",
            "en": "The gradient is computed once only. When w and b change, so does the slope: "
            "call propagate inside the loop with the new w and b.",
        },
    ),
    "optimize-last-cost-only": Mistake(
        function="optimize",
        uses="optimize_last_cost_only",
        concept="gradient-descent",
        section="gradient-descent",
        title={
            "ja": "最後のコストだけを返している",
            "en": "Only the last step's cost is returned",
        },
        explanation={
            "ja": "costs に最後の 1 個しかありません。i が 100 の倍数になるたびに append すると、"
            "学習曲線が描けます。",
            "en": "costs holds only the last value. Append whenever i is a multiple of 100, and "
            "a learning curve can be drawn.",
        },
    ),
    "optimize-every-cost": Mistake(
        function="optimize",
        uses="optimize_every_cost",
        concept="gradient-descent",
        section="gradient-descent",
        title={"ja": "毎回のコストを記録している", "en": "Every cost is recorded"},
        explanation={
            "ja": "更新そのものは正しいのですが、costs が長すぎます。i % 100 == 0 のときだけ記"
            "録します。",
            "en": "The updates are right, but costs is too long. Record only when i % 100 == 0.",
        },
    ),
    "optimize-end-of-hundred": Mistake(
        function="optimize",
        uses="optimize_end_of_hundred",
        concept="gradient-descent",
        section="gradient-descent",
        title={"ja": "100 回の終わりに記録している", "en": "Recorded at the end of each hundred"},
        explanation={
            "ja": "(i + 1) % 100 で数えているため、i = 99、199、… のコストになっています。i = "
            "0 から始めて、i % 100 == 0 のときに記録します。",
            "en": "Counting with (i + 1) % 100 records at i = 99, 199, and so on. Start at i = "
            "0 and record when i % 100 == 0.",
        },
    ),
    "optimize-one-step-short": Mistake(
        function="optimize",
        uses="optimize_one_step_short",
        concept="gradient-descent",
        section="pitfalls",
        title={"ja": "更新が 1 回足りない", "en": "One step too few"},
        explanation={
            "ja": "num_iterations − 1 回しか更新していません。range(n) は 0 から n−1 までの n "
            "個です。",
            "en": "There are only num_iterations − 1 updates. range(n) already gives the n "
            "numbers from 0 to n−1.",
        },
    ),
    "predict-probabilities": Mistake(
        function="predict",
        uses="predict_probabilities",
        concept="prediction-threshold",
        section="train-to-predict",
        title={"ja": "確率のまま返している", "en": "Probabilities instead of labels"},
        explanation={
            "ja": "A はラベル 1 の確率です。0.5 と比べて、0. か 1. に直してから返します。",
            "en": "A is the probability of label 1. Compare it with 0.5 and return 0. or 1.",
        },
    ),
    "predict-cuts-z": Mistake(
        function="predict",
        uses="predict_cuts_z",
        concept="prediction-threshold",
        section="train-to-predict",
        title={"ja": "シグモイドの前の z を 0.5 と比べている", "en": "z is compared with 0.5"},
        explanation={
            "ja": "σ(z) > 0.5 は z > 0 と同じことです。z そのものを 0.5 と比べると、z が 0 か"
            "ら 0.5 の例を取りこぼします。",
            "en": "σ(z) > 0.5 means z > 0. Comparing z itself with 0.5 loses the examples with "
            "z between 0 and 0.5.",
        },
    ),
    "predict-truncates": Mistake(
        function="predict",
        uses="predict_truncates",
        concept="prediction-threshold",
        section="train-to-predict",
        title={"ja": "確率を切り捨てている", "en": "The probability is truncated"},
        explanation={
            "ja": "astype(int) は小数点以下を捨てるので、0.99 でも 0 になります。丸めるのではな"
            "く、0.5 と比べてください。",
            "en": "astype(int) drops the fraction, so even 0.99 becomes 0. Compare with 0.5 "
            "instead.",
        },
    ),
    "predict-booleans": Mistake(
        function="predict",
        uses="predict_booleans",
        concept="prediction-threshold",
        section="train-to-predict",
        title={"ja": "真偽値のまま返している", "en": "Truth values instead of numbers"},
        explanation={
            "ja": "A > 0.5 の結果は True と False の配列です。astype(float) で 1. と 0. に直し"
            "ます。",
            "en": "A > 0.5 gives an array of True and False. astype(float) turns it into 1. and 0.",
        },
    ),
    "predict-inverted": Mistake(
        function="predict",
        uses="predict_inverted",
        concept="prediction-threshold",
        section="train-to-predict",
        title={"ja": "0 と 1 が逆になっている", "en": "0 and 1 are swapped"},
        explanation={
            "ja": "不等号の向きか np.where の引数の順が逆です。確率が 0.5 を超えた例が 1 です。",
            "en": "The inequality or the arguments of np.where are the wrong way round. "
            "Probability above 0.5 means 1.",
        },
    ),
    "predict-forgot-bias": Mistake(
        function="predict",
        uses="predict_forgot_bias",
        concept="logistic-regression",
        section="logistic-regression",
        title={"ja": "予測のときに b を足していない", "en": "b is left out when predicting"},
        explanation={
            "ja": "σ(wᵀX) で予測しています。学習のときと同じ σ(wᵀX + b) を使わないと、境界が"
            "ずれます。",
            "en": "This predicts with σ(wᵀX). Unless it is σ(wᵀX + b), as in training, the "
            "boundary is shifted.",
        },
    ),
    "predict-half-is-one": Mistake(
        function="predict",
        uses="predict_half_is_one",
        concept="prediction-threshold",
        section="train-to-predict",
        title={"ja": "ちょうど 0.5 を 1 にしている", "en": "Exactly 0.5 becomes 1"},
        explanation={
            "ja": ">= で比べています。このラボの約束では、1 になるのは 0.5 より大きいときだけで"
            "す。",
            "en": "The comparison is >=. By this lab's rule only probabilities above 0.5 become 1.",
        },
    ),
    "predict-transposed": Mistake(
        function="predict",
        uses="predict_transposed",
        concept="column-convention",
        section="notation-and-shapes",
        title={"ja": "予測が転置されている", "en": "The predictions are transposed"},
        explanation={
            "ja": "形が (m, 1) です。例は列に並べるので、Y と同じ (1, m) にします。",
            "en": "The shape is (m, 1). Examples go in columns, so it should be (1, m), like Y.",
        },
    ),
    "predict-flat": Mistake(
        function="predict",
        uses="predict_flat",
        concept="array-shapes",
        section="pitfalls",
        title={"ja": "予測が 1 次元になっている", "en": "The predictions have only one axis"},
        explanation={
            "ja": "形が (m,) です。(1, m) の Y と (m,) を比べると、気づかないうちに別の形にブロー"
            "ドキャストされることがあります。",
            "en": "The shape is (m,). Used together with arrays such as Y of shape (1, m), it "
            "can broadcast in ways you do not notice.",
        },
    ),
    "model-trains-on-test": Mistake(
        function="model",
        uses="model_trains_on_test",
        concept="train-and-test-accuracy",
        section="train-to-predict",
        title={"ja": "テストデータで学習している", "en": "Trained on the test set"},
        explanation={
            "ja": "optimize に X_test と Y_test を渡しています。テストデータは、見たことのない"
            "例での正解率を測るためだけに使います。",
            "en": "optimize was given X_test and Y_test. The test set is only for measuring how "
            "the model does on examples it has not seen.",
        },
    ),
    "model-predicts-untrained": Mistake(
        function="model",
        uses="model_predicts_untrained",
        concept="logistic-regression",
        section="train-to-predict",
        title={
            "ja": "学習前の w と b で予測している",
            "en": "Predicts with the untrained w and b",
        },
        explanation={
            "ja": "予測がすべて 0 です。optimize が返す params から w と b を取り出して、"
            "predict に渡します。",
            "en": "All predictions are 0. Take w and b out of the params that optimize returns "
            "and hand those to predict.",
        },
    ),
    "model-ignores-settings": Mistake(
        function="model",
        uses="model_ignores_settings",
        concept="learning-rate",
        section="gradient-descent",
        title={"ja": "回数と学習率を渡していない", "en": "Settings are not handed on"},
        explanation={
            "ja": "optimize が既定値（100 回、学習率 0.009）で動いています。model が受け取った"
            "値を渡してください。",
            "en": "optimize runs with its own defaults (100 steps, rate 0.009). Hand on the "
            "values that model was given.",
        },
    ),
    "model-swaps-predictions": Mistake(
        function="model",
        uses="model_swaps_predictions",
        concept="train-and-test-accuracy",
        section="train-to-predict",
        title={
            "ja": "訓練とテストの予測が入れ替わっている",
            "en": "The two predictions are swapped",
        },
        explanation={
            "ja": "Y_prediction_train と Y_prediction_test の中身が逆です。列数を X_train、"
            "X_test と比べてみてください。",
            "en": "Y_prediction_train and Y_prediction_test hold each other's values. Compare "
            "their number of columns with X_train and X_test.",
        },
    ),
}

"""Wrong versions on purpose: each is a misconception with a name and an explanation."""

import numpy as np
from authoring import Mistake


def right_sigmoid(z):
    """The right sigmoid, for mistakes that lie elsewhere."""
    return 1 / (1 + np.exp(-z))


def layers(X, parameters, hidden=np.tanh, output=right_sigmoid):
    """The right forward pass, with other activations where a mistake asks for them."""
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = hidden(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": output(Z2)}


def with_cache(cache):
    """What forward_propagation returns."""
    return cache["A2"], cache


def right_backward(parameters, cache, X, Y, slope=None, dZ2=None, W2=None):
    """The right gradients, or with another slope, error or weights."""
    m, A1 = X.shape[1], cache["A1"]
    dZ2 = cache["A2"] - Y if dZ2 is None else dZ2
    W2 = parameters["W2"] if W2 is None else W2
    dZ1 = (W2.T @ dZ2) * (1 - A1**2 if slope is None else slope)
    return gradients(dZ1, X, dZ2, A1, m)


def gradients(dZ1, X, dZ2, A1, m):
    """The four gradients from the errors at the scores."""
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
        "dW2": dZ2 @ A1.T / m,
        "db2": np.sum(dZ2, axis=1, keepdims=True) / m,
    }


def right_start(n_x, n_h, n_y, scale=0.01):
    """The right starting values."""
    return {
        "W1": np.random.randn(n_h, n_x) * scale,
        "b1": np.zeros((n_h, 1)),
        "W2": np.random.randn(n_y, n_h) * scale,
        "b2": np.zeros((n_y, 1)),
    }


def right_update(parameters, grads, learning_rate=1.2):
    """The right step."""
    return {key: value - learning_rate * grads["d" + key] for key, value in parameters.items()}


def right_model(X, Y, n_h, num_iterations, learning_rate=1.2, start=None):
    """The right training, from given starting values where a mistake asks for them."""
    parameters = start or right_start(X.shape[0], n_h, Y.shape[0])
    for _ in range(num_iterations):
        grads = right_backward(parameters, layers(X, parameters), X, Y)
        parameters = right_update(parameters, grads, learning_rate)
    return parameters


# layer_sizes


def sizes_counts_examples(X, Y):
    return X.shape[1], 4, Y.shape[1]


def sizes_hidden_from_inputs(X, Y):
    return X.shape[0], X.shape[0], Y.shape[0]


def sizes_hidden_last(X, Y):
    return X.shape[0], Y.shape[0], 4


def sizes_outputs_first(X, Y):
    return Y.shape[0], 4, X.shape[0]


def sizes_examples_as_outputs(X, Y):
    return X.shape[0], 4, Y.shape[1]


def sizes_examples_as_inputs(X, Y):
    return X.shape[1], 4, Y.shape[0]


def sizes_classes_as_outputs(X, Y):
    return X.shape[0], 4, 2


def sizes_whole_shapes(X, Y):
    return X.shape, 4, Y.shape


def sizes_total(X, Y):
    return X.size, 4, Y.size


# initialize_parameters


def initialize_zeros(n_x, n_h, n_y):
    return right_start(n_x, n_h, n_y, 0.0)


def initialize_constant(n_x, n_h, n_y):
    start = right_start(n_x, n_h, n_y)
    return {**start, "W1": np.full((n_h, n_x), 0.01), "W2": np.full((n_y, n_h), 0.01)}


def initialize_unscaled(n_x, n_h, n_y):
    return right_start(n_x, n_h, n_y, 1.0)


def initialize_divided(n_x, n_h, n_y):
    return right_start(n_x, n_h, n_y, 100.0)


def initialize_positive(n_x, n_h, n_y):
    start = right_start(n_x, n_h, n_y)
    W1, W2 = np.random.rand(n_h, n_x) * 0.01, np.random.rand(n_y, n_h) * 0.01
    return {**start, "W1": W1, "W2": W2}


def initialize_transposed(n_x, n_h, n_y):
    start = right_start(n_x, n_h, n_y)
    return {**start, "W1": start["W1"].T, "W2": start["W2"].T}


def initialize_random_biases(n_x, n_h, n_y):
    start = right_start(n_x, n_h, n_y)
    return {**start, "b1": np.random.randn(n_h, 1) * 0.01, "b2": np.random.randn(n_y, 1) * 0.01}


def initialize_flat_biases(n_x, n_h, n_y):
    return {**right_start(n_x, n_h, n_y), "b1": np.zeros(n_h), "b2": np.zeros(n_y)}


def initialize_row_biases(n_x, n_h, n_y):
    return {**right_start(n_x, n_h, n_y), "b1": np.zeros((1, n_h)), "b2": np.zeros((1, n_y))}


def initialize_same_rows(n_x, n_h, n_y):
    start = right_start(n_x, n_h, n_y)
    W1 = np.ones((n_h, 1)) * np.random.randn(1, n_x) * 0.01
    W2 = np.random.randn(n_y, 1) * np.ones((1, n_h)) * 0.01
    return {**start, "W1": W1, "W2": W2}


# forward_propagation


def forward_sigmoid_hidden(X, parameters):
    return with_cache(layers(X, parameters, hidden=right_sigmoid))


def forward_relu_hidden(X, parameters):
    return with_cache(layers(X, parameters, hidden=lambda Z: np.maximum(0, Z)))


def forward_linear_hidden(X, parameters):
    return with_cache(layers(X, parameters, hidden=lambda Z: Z))


def forward_tanh_output(X, parameters):
    return with_cache(layers(X, parameters, output=np.tanh))


def forward_scores_returned(X, parameters):
    return with_cache(layers(X, parameters, output=lambda Z: Z))


def forward_forgets_b1(X, parameters):
    return with_cache(layers(X, {**parameters, "b1": 0 * parameters["b1"]}))


def forward_forgets_b2(X, parameters):
    return with_cache(layers(X, {**parameters, "b2": 0 * parameters["b2"]}))


def forward_hidden_returned(X, parameters):
    cache = layers(X, parameters)
    return cache["A1"], cache


def forward_no_cache(X, parameters):
    return layers(X, parameters)["A2"]


def forward_thresholds(X, parameters):
    cache = layers(X, parameters)
    return (cache["A2"] > 0.5).astype(float), cache


def forward_sigmoid_twice(X, parameters):
    cache = layers(X, parameters, output=lambda Z: right_sigmoid(right_sigmoid(Z)))
    return with_cache(cache)


# compute_cost


def losses(A2, Y, log=np.log):
    """The loss of each example."""
    return -(Y * log(A2) + (1 - Y) * log(1 - A2))


def cost_summed(A2, Y):
    return float(np.sum(losses(A2, Y)))


def cost_negative(A2, Y):
    return float(-np.mean(losses(A2, Y)))


def cost_log10(A2, Y):
    return float(np.mean(losses(A2, Y, np.log10)))


def cost_log2(A2, Y):
    return float(np.mean(losses(A2, Y, np.log2)))


def cost_positives_only(A2, Y):
    return float(-np.mean(Y * np.log(A2)))


def cost_squared_error(A2, Y):
    return float(np.mean((A2 - Y) ** 2))


def cost_per_example(A2, Y):
    return losses(A2, Y)


def cost_as_matrix(A2, Y):
    return np.mean(losses(A2, Y), axis=1, keepdims=True)


def cost_halved(A2, Y):
    return float(np.mean(losses(A2, Y)) / 2)


def cost_log_of_mean(A2, Y):
    return float(-np.log(np.mean(Y * A2 + (1 - Y) * (1 - A2))))


# backward_propagation


def backward_missing_mean(parameters, cache, X, Y):
    found = right_backward(parameters, cache, X, Y)
    return {key: value * X.shape[1] for key, value in found.items()}


def backward_missing_mean_in_weights(parameters, cache, X, Y):
    found = right_backward(parameters, cache, X, Y)
    m = X.shape[1]
    return {**found, "dW1": found["dW1"] * m, "dW2": found["dW2"] * m}


def backward_missing_mean_in_biases(parameters, cache, X, Y):
    found = right_backward(parameters, cache, X, Y)
    m = X.shape[1]
    return {**found, "db1": found["db1"] * m, "db2": found["db2"] * m}


def backward_mean_twice(parameters, cache, X, Y):
    return right_backward(parameters, cache, X, Y, dZ2=(cache["A2"] - Y) / X.shape[1])


def backward_no_valve(parameters, cache, X, Y):
    return right_backward(parameters, cache, X, Y, slope=1.0)


def backward_one_minus_a(parameters, cache, X, Y):
    return right_backward(parameters, cache, X, Y, slope=1 - cache["A1"])


def backward_sigmoid_slope(parameters, cache, X, Y):
    A1 = cache["A1"]
    return right_backward(parameters, cache, X, Y, slope=A1 * (1 - A1))


def backward_relu_slope(parameters, cache, X, Y):
    return right_backward(parameters, cache, X, Y, slope=(cache["A1"] > 0) * 1.0)


def backward_slope_of_score(parameters, cache, X, Y):
    return right_backward(parameters, cache, X, Y, slope=1 - np.arctanh(cache["A1"]) ** 2)


def backward_tanh_twice(parameters, cache, X, Y):
    return right_backward(parameters, cache, X, Y, slope=1 - np.tanh(cache["A1"]) ** 2)


def backward_extra_sigmoid_slope(parameters, cache, X, Y):
    A2 = cache["A2"]
    return right_backward(parameters, cache, X, Y, dZ2=(A2 - Y) * A2 * (1 - A2))


def backward_sign(parameters, cache, X, Y):
    return right_backward(parameters, cache, X, Y, dZ2=Y - cache["A2"])


def backward_ignores_w2(parameters, cache, X, Y):
    return right_backward(parameters, cache, X, Y, W2=np.ones_like(parameters["W2"]))


def backward_score_for_report(parameters, cache, X, Y):
    found = right_backward(parameters, cache, X, Y)
    Z1 = np.arctanh(cache["A1"])
    return {**found, "dW2": (cache["A2"] - Y) @ Z1.T / X.shape[1]}


def backward_flat_biases(parameters, cache, X, Y):
    found = right_backward(parameters, cache, X, Y)
    return {**found, "db1": found["db1"].ravel(), "db2": found["db2"].ravel()}


def backward_one_bias_for_all(parameters, cache, X, Y):
    found = right_backward(parameters, cache, X, Y)
    total = np.sum(found["db1"])
    return {**found, "db1": np.full_like(found["db1"], total)}


def backward_bias_without_valve(parameters, cache, X, Y):
    found = right_backward(parameters, cache, X, Y)
    dA1 = parameters["W2"].T @ (cache["A2"] - Y)
    return {**found, "db1": np.mean(dA1, axis=1, keepdims=True)}


def backward_transposed(parameters, cache, X, Y):
    found = right_backward(parameters, cache, X, Y)
    return {**found, "dW1": found["dW1"].T, "dW2": found["dW2"].T}


def backward_divides_by_features(parameters, cache, X, Y):
    found = right_backward(parameters, cache, X, Y)
    factor = X.shape[1] / X.shape[0]
    return {key: value * factor for key, value in found.items()}


# update_parameters


def update_ascent(parameters, grads, learning_rate=1.2):
    return right_update(parameters, grads, -learning_rate)


def update_without_rate(parameters, grads, learning_rate=1.2):
    return right_update(parameters, grads, 1.0)


def update_forgets_biases(parameters, grads, learning_rate=1.2):
    moved = right_update(parameters, grads, learning_rate)
    return {**moved, "b1": parameters["b1"], "b2": parameters["b2"]}


def update_forgets_first_layer(parameters, grads, learning_rate=1.2):
    moved = right_update(parameters, grads, learning_rate)
    return {**moved, "W1": parameters["W1"], "b1": parameters["b1"]}


def update_returns_steps(parameters, grads, learning_rate=1.2):
    return {key: -learning_rate * grads["d" + key] for key in parameters}


def update_divides_by_rate(parameters, grads, learning_rate=1.2):
    return right_update(parameters, grads, 1 / learning_rate)


def update_other_default(parameters, grads, learning_rate=0.01):
    return right_update(parameters, grads, learning_rate)


def update_scales_parameters(parameters, grads, learning_rate=1.2):
    return {key: learning_rate * (p - grads["d" + key]) for key, p in parameters.items()}


def update_unchanged(parameters, grads, learning_rate=1.2):
    return parameters


# nn_model


def model_from_zeros(X, Y, n_h, num_iterations):
    start = right_start(X.shape[0], n_h, Y.shape[0], 0.0)
    return right_model(X, Y, n_h, num_iterations, start=start)


def model_unscaled_start(X, Y, n_h, num_iterations):
    start = right_start(X.shape[0], n_h, Y.shape[0], 1.0)
    return right_model(X, Y, n_h, num_iterations, start=start)


def model_stale_gradients(X, Y, n_h, num_iterations):
    parameters = right_start(X.shape[0], n_h, Y.shape[0])
    grads = right_backward(parameters, layers(X, parameters), X, Y)
    return right_update(parameters, grads, 1.2 * num_iterations)


def model_never_updates(X, Y, n_h, num_iterations):
    return right_start(X.shape[0], n_h, Y.shape[0])


def model_one_step_short(X, Y, n_h, num_iterations):
    return right_model(X, Y, n_h, num_iterations - 1)


def model_one_step_more(X, Y, n_h, num_iterations):
    return right_model(X, Y, n_h, num_iterations + 1)


def model_restarts(X, Y, n_h, num_iterations):
    return right_model(X, Y, n_h, 1)


def model_ascent(X, Y, n_h, num_iterations):
    return right_model(X, Y, n_h, num_iterations, -1.2)


def model_small_rate(X, Y, n_h, num_iterations):
    return right_model(X, Y, n_h, num_iterations, 0.01)


def model_four_units(X, Y, n_h, num_iterations):
    return right_model(X, Y, 4, num_iterations)


def model_returns_more(X, Y, n_h, num_iterations):
    parameters = right_model(X, Y, n_h, num_iterations)
    A2 = layers(X, parameters)["A2"]
    return parameters, [float(-np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)))]


# predict


def scores(parameters, X):
    """The right scores of the output."""
    return layers(X, parameters)["Z2"]


def predict_probabilities(parameters, X):
    return right_sigmoid(scores(parameters, X))


def predict_cuts_score(parameters, X):
    return (scores(parameters, X) > 0.5).astype(float)


def predict_cuts_probability_at_zero(parameters, X):
    return (right_sigmoid(scores(parameters, X)) > 0).astype(float)


def predict_inverted(parameters, X):
    return (scores(parameters, X) < 0).astype(float)


def predict_half_is_one(parameters, X):
    return (scores(parameters, X) >= 0).astype(float)


def predict_flat(parameters, X):
    return (scores(parameters, X) > 0).astype(float).ravel()


def predict_transposed(parameters, X):
    return (scores(parameters, X) > 0).astype(float).T


def predict_truncates(parameters, X):
    return right_sigmoid(scores(parameters, X)).astype(int).astype(float)


def predict_signs(parameters, X):
    return np.where(scores(parameters, X) > 0, 1.0, -1.0)


def predict_one_number(parameters, X):
    return float(np.mean(scores(parameters, X) > 0))


MISTAKES = {
    "sizes-counts-examples": Mistake(
        function="layer_sizes",
        uses="sizes_counts_examples",
        concept="layer-notation",
        section="layer-notation",
        title={"ja": "例の数を数えている", "en": "The examples are counted"},
        explanation={
            "ja": "返しているのは列の数、つまり例の数です。例は列に並んでいるので、入力と出力の数は行の数です。",
            "en": "These are the numbers of columns, which count the examples. Examples stand in columns, so inputs and outputs are counted by the rows.",
        },
    ),
    "sizes-hidden-from-inputs": Mistake(
        function="layer_sizes",
        uses="sizes_hidden_from_inputs",
        concept="hidden-layers",
        section="layer-notation",
        title={
            "ja": "隠れユニットの数を入力に合わせている",
            "en": "As many hidden units as inputs",
        },
        explanation={
            "ja": "隠れユニットの数はデータからは決まりません。自分で選ぶ数で、このラボでは 4 とします。",
            "en": "The number of hidden units does not follow from the data. It is chosen, and in this lab it is 4.",
        },
    ),
    "sizes-hidden-last": Mistake(
        function="layer_sizes",
        uses="sizes_hidden_last",
        concept="layer-notation",
        section="layer-notation",
        title={"ja": "三つの数の順序が違う", "en": "The three numbers are out of order"},
        explanation={
            "ja": "(n_x, n_y, n_h) の順になっています。データが流れる順に、入力、隠れ層、出力と並べます。",
            "en": "The order is (n_x, n_y, n_h). Write them as the data flow: inputs, hidden units, outputs.",
        },
    ),
    "sizes-outputs-first": Mistake(
        function="layer_sizes",
        uses="sizes_outputs_first",
        concept="layer-notation",
        section="layer-notation",
        title={
            "ja": "入力と出力が入れ替わっている",
            "en": "Inputs and outputs have changed places",
        },
        explanation={
            "ja": "X の行が入力、Y の行が出力です。X から n_x、Y から n_y を読み取ります。",
            "en": "The rows of X are the inputs, those of Y the outputs: n_x comes from X and n_y from Y.",
        },
    ),
    "sizes-examples-as-outputs": Mistake(
        function="layer_sizes",
        uses="sizes_examples_as_outputs",
        concept="array-shapes",
        section="layer-notation",
        title={"ja": "出力の数に例の数を使っている", "en": "The examples are taken for outputs"},
        explanation={
            "ja": "Y の形は (n_y, m) です。二つ目の数は例の数で、出力の数は一つ目です。",
            "en": "Y has shape (n_y, m). The second number counts examples; the outputs are the first.",
        },
    ),
    "sizes-examples-as-inputs": Mistake(
        function="layer_sizes",
        uses="sizes_examples_as_inputs",
        concept="array-shapes",
        section="layer-notation",
        title={"ja": "入力の数に例の数を使っている", "en": "The examples are taken for inputs"},
        explanation={
            "ja": "X の形は (n_x, m) です。二つ目の数は例の数で、入力の数は一つ目です。",
            "en": "X has shape (n_x, m). The second number counts examples; the inputs are the first.",
        },
    ),
    "sizes-classes-as-outputs": Mistake(
        function="layer_sizes",
        uses="sizes_classes_as_outputs",
        concept="layer-notation",
        section="layer-notation",
        title={"ja": "出力の数を 2 に決めている", "en": "The number of outputs is fixed at two"},
        explanation={
            "ja": "答えは「はい」か「いいえ」の二通りでも、出力の数は一つです。n_y は Y の行の数から読み取ります。",
            "en": "A yes-or-no question has two answers but one output, the probability of yes. Read n_y off the rows of Y.",
        },
    ),
    "sizes-whole-shapes": Mistake(
        function="layer_sizes",
        uses="sizes_whole_shapes",
        concept="array-shapes",
        section="layer-notation",
        title={"ja": "形をそのまま返している", "en": "Whole shapes are returned"},
        explanation={
            "ja": "X.shape は二つの数の組です。必要なのはその一つ目の数です。",
            "en": "X.shape is a pair of numbers. Only its first one is wanted.",
        },
    ),
    "sizes-total": Mistake(
        function="layer_sizes",
        uses="sizes_total",
        concept="array-shapes",
        section="layer-notation",
        title={"ja": "要素の総数を返している", "en": "The entries are counted"},
        explanation={
            "ja": "X.size は行の数と列の数の積です。入力の数は行の数だけです。",
            "en": "X.size is rows times columns. The inputs are the rows alone.",
        },
    ),
    "initialize-zeros": Mistake(
        function="initialize_parameters",
        uses="initialize_zeros",
        concept="symmetry-breaking",
        section="initialisation",
        title={"ja": "重みが 0 から始まっている", "en": "The weights start at zero"},
        explanation={
            "ja": "重みがすべて 0 だと、隠れユニットはどれも同じままで、最後のバイアスしか学習しません。小さな乱数で違いを作ります。",
            "en": "With all weights at zero the hidden units stay copies of each other, and only the last bias learns. Small random numbers make them differ.",
        },
    ),
    "initialize-constant": Mistake(
        function="initialize_parameters",
        uses="initialize_constant",
        concept="symmetry-breaking",
        section="initialisation",
        title={"ja": "重みがすべて同じ値になっている", "en": "All weights are the same"},
        explanation={
            "ja": "0.01 のような同じ値で始めても、ユニットどうしの区別はつきません。乱数が必要です。",
            "en": "A constant such as 0.01 makes no two units different, so they receive equal updates for ever. It takes random numbers.",
        },
    ),
    "initialize-unscaled": Mistake(
        function="initialize_parameters",
        uses="initialize_unscaled",
        concept="symmetry-breaking",
        section="initialisation",
        title={"ja": "重みを 0.01 倍していない", "en": "The weights are not scaled by 0.01"},
        explanation={
            "ja": "標準偏差が 1 になっています。tanh では大きな重みがユニットを平らな端に押し出し、学習が遅くなります。",
            "en": "The standard deviation is 1. With tanh large weights push units to the flat ends, where learning crawls.",
        },
    ),
    "initialize-divided": Mistake(
        function="initialize_parameters",
        uses="initialize_divided",
        concept="symmetry-breaking",
        section="initialisation",
        title={"ja": "0.01 で割っている", "en": "Divided by 0.01"},
        explanation={
            "ja": "0.01 で割ると 100 倍になります。標準偏差を 0.01 にするには掛けます。",
            "en": "Dividing by 0.01 multiplies by 100. To reach a standard deviation of 0.01, multiply.",
        },
    ),
    "initialize-positive": Mistake(
        function="initialize_parameters",
        uses="initialize_positive",
        concept="symmetry-breaking",
        section="initialisation",
        title={"ja": "重みが正の数だけになっている", "en": "All weights are positive"},
        explanation={
            "ja": "np.random.rand は 0 から 1 の一様乱数です。ここで使うのは、平均 0 の正規乱数（randn）です。",
            "en": "np.random.rand draws uniformly between 0 and 1. Wanted are normal numbers with mean 0, which randn draws.",
        },
    ),
    "initialize-transposed": Mistake(
        function="initialize_parameters",
        uses="initialize_transposed",
        concept="layer-notation",
        section="layer-notation",
        title={"ja": "重みの行と列が逆になっている", "en": "The weights lie the other way round"},
        explanation={
            "ja": "W1 の形が (n_x, n_h) です。一つのユニットが一行なので、(n_h, n_x) にします。W2 も同じです。",
            "en": "W1 has shape (n_x, n_h). One row belongs to one unit, so it must be (n_h, n_x); likewise for W2.",
        },
    ),
    "initialize-random-biases": Mistake(
        function="initialize_parameters",
        uses="initialize_random_biases",
        concept="symmetry-breaking",
        section="initialisation",
        title={"ja": "バイアスまで乱数になっている", "en": "The biases are random too"},
        explanation={
            "ja": "ユニットの違いは重みだけで十分に作れます。バイアスは 0 から始める約束です。",
            "en": "The weights alone make the units differ. By the text the biases start at zero.",
        },
    ),
    "initialize-flat-biases": Mistake(
        function="initialize_parameters",
        uses="initialize_flat_biases",
        concept="array-shapes",
        section="layer-notation",
        title={"ja": "バイアスが 1 次元の配列になっている", "en": "The biases have only one axis"},
        explanation={
            "ja": "形 (n_h,) のバイアスを (n_h, m) に足すと、エラーになるか、違う向きに引き伸ばされます。形は (n_h, 1) です。",
            "en": "A bias of shape (n_h,) added to (n_h, m) is refused or stretched the wrong way. The shape is (n_h, 1).",
        },
    ),
    "initialize-row-biases": Mistake(
        function="initialize_parameters",
        uses="initialize_row_biases",
        concept="broadcasting",
        section="layer-notation",
        title={"ja": "バイアスが横に寝ている", "en": "The biases lie on their side"},
        explanation={
            "ja": "形が (1, n_h) になっています。バイアスはユニットごとに一つなので、ユニットと同じく縦に並べて (n_h, 1) とします。",
            "en": "The shape is (1, n_h). There is one bias per unit, and units stand in rows: (n_h, 1).",
        },
    ),
    "initialize-same-rows": Mistake(
        function="initialize_parameters",
        uses="initialize_same_rows",
        concept="symmetry-breaking",
        section="initialisation",
        title={
            "ja": "どのユニットも同じ乱数から始まっている",
            "en": "Every unit starts from the same random numbers",
        },
        explanation={
            "ja": "乱数は引いていますが、どの行も同じです。同じ重みのユニットは同じ更新を受け続けるので、一行ごとに別の乱数が必要です。",
            "en": "The numbers are random, but every row is the same. Units with equal weights receive equal updates; each row needs draws of its own.",
        },
    ),
    "forward-sigmoid-hidden": Mistake(
        function="forward_propagation",
        uses="forward_sigmoid_hidden",
        concept="tanh-activation",
        section="activations",
        title={"ja": "隠れ層がシグモイドになっている", "en": "The sigmoid in the hidden layer"},
        explanation={
            "ja": "隠れ層の活性化関数は tanh です。シグモイドを使うのは出力だけです。",
            "en": "The hidden layer uses tanh here. The sigmoid belongs to the output alone.",
        },
    ),
    "forward-relu-hidden": Mistake(
        function="forward_propagation",
        uses="forward_relu_hidden",
        concept="tanh-activation",
        section="activations",
        title={"ja": "隠れ層が ReLU になっている", "en": "ReLU in the hidden layer"},
        explanation={
            "ja": "ReLU もよく使われますが、このラボの隠れ層は tanh です。逆伝播の傾きも変わってしまいます。",
            "en": "ReLU is a fine choice elsewhere, but this lab's hidden layer is tanh, and the slopes of the backward pass depend on it.",
        },
    ),
    "forward-linear-hidden": Mistake(
        function="forward_propagation",
        uses="forward_linear_hidden",
        concept="nonlinearity",
        section="why-nonlinear",
        title={"ja": "隠れ層に活性化関数がない", "en": "No activation in the hidden layer"},
        explanation={
            "ja": "Z1 をそのまま次の層に渡しています。これでは二つの層が一つの一次式と同じになり、境界が曲がりません。",
            "en": "Z1 is passed on as it is. Two layers without a curve between them equal one, and the border cannot bend.",
        },
    ),
    "forward-tanh-output": Mistake(
        function="forward_propagation",
        uses="forward_tanh_output",
        concept="two-layer-forward",
        section="activations",
        title={"ja": "出力が tanh になっている", "en": "tanh at the output"},
        explanation={
            "ja": "tanh の値は −1 から 1 なので、確率として読めません。出力にはシグモイドを使います。",
            "en": "tanh runs from −1 to 1 and is no probability. The output takes the sigmoid.",
        },
    ),
    "forward-scores-returned": Mistake(
        function="forward_propagation",
        uses="forward_scores_returned",
        concept="two-layer-forward",
        section="forward",
        title={"ja": "スコアをそのまま返している", "en": "The scores are returned"},
        explanation={
            "ja": "Z2 はどんな値にもなります。シグモイドに通すと確率 A2 になります。",
            "en": "Z2 can be any number. The sigmoid turns it into the probability A2.",
        },
    ),
    "forward-forgets-b1": Mistake(
        function="forward_propagation",
        uses="forward_forgets_b1",
        concept="two-layer-forward",
        section="forward",
        title={"ja": "隠れ層のバイアスがない", "en": "The hidden bias is missing"},
        explanation={
            "ja": "Z1 に b1 を足していません。バイアスがないと、どのユニットの線も原点を通ります。",
            "en": "b1 is not added to Z1. Without it every unit's line passes through the origin.",
        },
    ),
    "forward-forgets-b2": Mistake(
        function="forward_propagation",
        uses="forward_forgets_b2",
        concept="two-layer-forward",
        section="forward",
        title={"ja": "出力のバイアスがない", "en": "The output's bias is missing"},
        explanation={
            "ja": "Z2 に b2 を足していません。",
            "en": "b2 is not added to Z2.",
        },
    ),
    "forward-hidden-returned": Mistake(
        function="forward_propagation",
        uses="forward_hidden_returned",
        concept="layer-notation",
        section="forward",
        title={"ja": "隠れ層の値を返している", "en": "The hidden values are returned"},
        explanation={
            "ja": "返しているのは A1 です。求める確率は、その次の層の A2 です。",
            "en": "This returns A1. The probabilities are A2, one layer further on.",
        },
    ),
    "forward-no-cache": Mistake(
        function="forward_propagation",
        uses="forward_no_cache",
        concept="two-layer-forward",
        section="forward",
        title={"ja": "キャッシュを返していない", "en": "The cache is missing"},
        explanation={
            "ja": "A2 だけを返しています。逆伝播では途中の値も必要なので、(A2, cache) の組を返します。",
            "en": "Only A2 is returned. The backward pass needs the values in between: return the pair (A2, cache).",
        },
    ),
    "forward-thresholds": Mistake(
        function="forward_propagation",
        uses="forward_thresholds",
        concept="prediction-threshold",
        section="training",
        title={"ja": "確率を 0 と 1 に丸めている", "en": "The probabilities are cut to 0 and 1"},
        explanation={
            "ja": "順伝播が返すのは確率です。0.5 と比べて判定するのは predict の仕事です。",
            "en": "The forward pass returns probabilities. Comparing with 0.5 is the work of predict.",
        },
    ),
    "forward-sigmoid-twice": Mistake(
        function="forward_propagation",
        uses="forward_sigmoid_twice",
        concept="two-layer-forward",
        section="forward",
        title={"ja": "シグモイドを二度通している", "en": "The sigmoid is applied twice"},
        explanation={
            "ja": "値が 0.5 から 0.73 の間に集まるのがそのしるしです。A2 はもう確率なので、シグモイドは一度だけです。",
            "en": "Values between 0.5 and 0.73 give it away. One sigmoid makes the probability; a second one squeezes it again.",
        },
    ),
    "cost-summed": Mistake(
        function="compute_cost",
        uses="cost_summed",
        concept="loss-and-cost",
        section="cost",
        title={"ja": "m で割っていない", "en": "The mean over examples is missing"},
        explanation={
            "ja": "損失の和を返しています。コストは m 個の例の平均です。",
            "en": "This is the sum of the losses. The cost is their mean over the m examples.",
        },
    ),
    "cost-negative": Mistake(
        function="compute_cost",
        uses="cost_negative",
        concept="cross-entropy-cost",
        section="cost",
        title={"ja": "符号が逆になっている", "en": "The sign is flipped"},
        explanation={
            "ja": "確率の対数は負なので、コストにはマイナスを付けて正にします。",
            "en": "Logarithms of probabilities are negative; the minus in front makes the cost positive.",
        },
    ),
    "cost-log10": Mistake(
        function="compute_cost",
        uses="cost_log10",
        concept="cross-entropy-cost",
        section="cost",
        title={"ja": "常用対数を使っている", "en": "The logarithm to base 10"},
        explanation={
            "ja": "np.log10 では約 0.434 倍になります。自然対数 np.log を使います。",
            "en": "np.log10 gives about 0.434 times the value. Use the natural logarithm, np.log.",
        },
    ),
    "cost-log2": Mistake(
        function="compute_cost",
        uses="cost_log2",
        concept="cross-entropy-cost",
        section="cost",
        title={"ja": "底が 2 の対数を使っている", "en": "The logarithm to base 2"},
        explanation={
            "ja": "np.log2 では約 1.443 倍になります。自然対数 np.log を使います。",
            "en": "np.log2 gives about 1.443 times the value. Use the natural logarithm, np.log.",
        },
    ),
    "cost-positives-only": Mistake(
        function="compute_cost",
        uses="cost_positives_only",
        concept="cross-entropy-cost",
        section="cost",
        title={"ja": "ラベル 1 の例しか数えていない", "en": "Only examples with label 1 count"},
        explanation={
            "ja": "(1 − Y) の項がありません。これでは、何にでも 1 と答えるモデルが最良になります。",
            "en": "The term with (1 − Y) is missing. A model that answers 1 to everything would then look best.",
        },
    ),
    "cost-squared-error": Mistake(
        function="compute_cost",
        uses="cost_squared_error",
        concept="cross-entropy-cost",
        section="cost",
        title={"ja": "二乗誤差になっている", "en": "The squared error"},
        explanation={
            "ja": "確率を学習するには交差エントロピーを使います。逆伝播の dZ2 = A2 − Y も、このコストから出てきます。",
            "en": "Probabilities are trained with the cross-entropy; dZ2 = A2 − Y in the backward pass follows from it and not from the squared error.",
        },
    ),
    "cost-per-example": Mistake(
        function="compute_cost",
        uses="cost_per_example",
        concept="loss-and-cost",
        section="cost",
        title={"ja": "例ごとの損失を返している", "en": "The losses of the examples are returned"},
        explanation={
            "ja": "形 (1, m) の配列になっています。平均をとって、一つの数にします。",
            "en": "The result has shape (1, m). Take the mean to make one number of it.",
        },
    ),
    "cost-as-matrix": Mistake(
        function="compute_cost",
        uses="cost_as_matrix",
        concept="array-shapes",
        section="cost",
        title={
            "ja": "数ではなく 1 × 1 の配列になっている",
            "en": "A 1 by 1 array instead of a number",
        },
        explanation={
            "ja": "値は正しいのですが、形が (1, 1) です。float(...) や .item() で、ただの数にします。",
            "en": "The value is right but has shape (1, 1). float(...) or .item() makes a plain number of it.",
        },
    ),
    "cost-halved": Mistake(
        function="compute_cost",
        uses="cost_halved",
        concept="cross-entropy-cost",
        section="cost",
        title={"ja": "2 で割っている", "en": "Divided by two"},
        explanation={
            "ja": "1/(2m) は二乗誤差でよく使われる係数です。交差エントロピーでは 1/m です。",
            "en": "The factor 1/(2m) belongs to the squared error. The cross-entropy takes 1/m.",
        },
    ),
    "cost-log-of-mean": Mistake(
        function="compute_cost",
        uses="cost_log_of_mean",
        concept="cross-entropy-cost",
        section="cost",
        title={"ja": "平均してから対数をとっている", "en": "The logarithm of a mean"},
        explanation={
            "ja": "対数と平均の順序を入れ替えると値が変わります。一つひとつの例で対数をとり、そのあとで平均します。",
            "en": "Logarithm and mean cannot change places. Take the logarithm for each example, then the mean.",
        },
    ),
    "backward-missing-mean": Mistake(
        function="backward_propagation",
        uses="backward_missing_mean",
        concept="two-layer-gradients",
        section="backpropagation",
        title={"ja": "勾配を m で割っていない", "en": "The mean over examples is missing"},
        explanation={
            "ja": "四つの勾配がすべて m 倍です。コストは平均なので、パラメータの勾配も m で割ります。",
            "en": "All four gradients are m times too large. The cost is a mean, so the gradients of the parameters are divided by m.",
        },
    ),
    "backward-missing-mean-in-weights": Mistake(
        function="backward_propagation",
        uses="backward_missing_mean_in_weights",
        concept="two-layer-gradients",
        section="backpropagation",
        title={"ja": "重みの勾配だけ m で割っていない", "en": "The mean is missing in dW1 and dW2"},
        explanation={
            "ja": "db1 と db2 は合っていますが、dW1 と dW2 が m 倍です。行列の積は例について足すだけで、平均はとりません。",
            "en": "db1 and db2 are right, dW1 and dW2 m times too large. The matrix product sums over the examples; it does not average.",
        },
    ),
    "backward-missing-mean-in-biases": Mistake(
        function="backward_propagation",
        uses="backward_missing_mean_in_biases",
        concept="two-layer-gradients",
        section="backpropagation",
        title={
            "ja": "バイアスの勾配だけ m で割っていない",
            "en": "The mean is missing in db1 and db2",
        },
        explanation={
            "ja": "dW1 と dW2 は合っていますが、db1 と db2 が m 倍です。np.sum のあとで m で割ります。",
            "en": "dW1 and dW2 are right, db1 and db2 m times too large. Divide by m after np.sum.",
        },
    ),
    "backward-mean-twice": Mistake(
        function="backward_propagation",
        uses="backward_mean_twice",
        concept="two-layer-gradients",
        section="backpropagation",
        title={"ja": "m で二度割っている", "en": "Divided by m twice"},
        explanation={
            "ja": "dZ2 を m で割り、勾配でもう一度割っています。平均をとるのは、パラメータの勾配のところで一度だけです。",
            "en": "dZ2 was divided by m and the gradients again. The mean is taken once, at the parameters.",
        },
    ),
    "backward-no-valve": Mistake(
        function="backward_propagation",
        uses="backward_no_valve",
        concept="activation-derivatives",
        section="backpropagation",
        title={
            "ja": "隠れ層の傾きを掛けていない",
            "en": "The slope of the hidden layer is missing",
        },
        explanation={
            "ja": "dZ1 に 1 − A1² を掛けていません。dW2 は合うのに dW1 が合わないのは、このためです。",
            "en": "dZ1 lacks the factor 1 − A1². That is why dW2 is right and dW1 is not.",
        },
    ),
    "backward-one-minus-a": Mistake(
        function="backward_propagation",
        uses="backward_one_minus_a",
        concept="activation-derivatives",
        section="activation-derivatives",
        title={"ja": "tanh の傾きが 1 − A1 になっている", "en": "1 − A1 instead of 1 − A1²"},
        explanation={
            "ja": "tanh の傾きは 1 − a² です。二乗を忘れると、a が負のとき 1 より大きくなってしまいます。",
            "en": "The slope of tanh is 1 − a². Without the square it exceeds 1 for negative a.",
        },
    ),
    "backward-sigmoid-slope": Mistake(
        function="backward_propagation",
        uses="backward_sigmoid_slope",
        concept="activation-derivatives",
        section="activation-derivatives",
        title={
            "ja": "隠れ層にシグモイドの傾きを使っている",
            "en": "The sigmoid's slope in the hidden layer",
        },
        explanation={
            "ja": "A1(1 − A1) はシグモイドの傾きです。隠れ層は tanh なので 1 − A1² です。",
            "en": "A1(1 − A1) is the slope of the sigmoid. The hidden layer is tanh, so it is 1 − A1².",
        },
    ),
    "backward-relu-slope": Mistake(
        function="backward_propagation",
        uses="backward_relu_slope",
        concept="activation-derivatives",
        section="activation-derivatives",
        title={"ja": "隠れ層に ReLU の傾きを使っている", "en": "ReLU's slope in the hidden layer"},
        explanation={
            "ja": "傾きが 0 か 1 になっています。隠れ層は tanh なので 1 − A1² です。",
            "en": "The slope is taken as 0 or 1. The hidden layer is tanh, so it is 1 − A1².",
        },
    ),
    "backward-slope-of-score": Mistake(
        function="backward_propagation",
        uses="backward_slope_of_score",
        concept="activation-derivatives",
        section="activation-derivatives",
        title={"ja": "傾きを Z1 から計算している", "en": "The slope is computed from Z1"},
        explanation={
            "ja": "1 − a² の a は tanh の値 A1 です。スコア Z1 を二乗しても傾きにはなりません。",
            "en": "The a in 1 − a² is the value of tanh, A1. The square of the score Z1 gives no slope.",
        },
    ),
    "backward-tanh-twice": Mistake(
        function="backward_propagation",
        uses="backward_tanh_twice",
        concept="activation-derivatives",
        section="activation-derivatives",
        title={"ja": "tanh を二度通している", "en": "tanh is applied twice"},
        explanation={
            "ja": "A1 はもう tanh を通した値です。傾きは 1 − A1² で、1 − tanh(A1)² ではありません。",
            "en": "A1 has already been through tanh. The slope is 1 − A1², not 1 − tanh(A1)².",
        },
    ),
    "backward-extra-sigmoid-slope": Mistake(
        function="backward_propagation",
        uses="backward_extra_sigmoid_slope",
        concept="two-layer-gradients",
        section="backpropagation",
        title={
            "ja": "出力でシグモイドの傾きを二重に数えている",
            "en": "The output's slope is counted twice",
        },
        explanation={
            "ja": "dZ2 = A2 − Y には、シグモイドの傾きがもう含まれています（損失の傾きと打ち消し合います）。A2(1 − A2) は掛けません。",
            "en": "dZ2 = A2 − Y already contains the slope of the sigmoid, which cancelled against that of the loss. Do not multiply by A2(1 − A2) again.",
        },
    ),
    "backward-sign": Mistake(
        function="backward_propagation",
        uses="backward_sign",
        concept="two-layer-gradients",
        section="backpropagation",
        title={"ja": "誤差の符号が逆になっている", "en": "The error has the wrong sign"},
        explanation={
            "ja": "Y − A2 になっています。傾きは答え引く正解、A2 − Y です。このまま更新するとコストが増えます。",
            "en": "This takes Y − A2. The slope is answer minus truth, A2 − Y; with the other sign the update raises the cost.",
        },
    ),
    "backward-ignores-w2": Mistake(
        function="backward_propagation",
        uses="backward_ignores_w2",
        concept="two-layer-gradients",
        section="backpropagation",
        title={"ja": "W2 を通さずに誤差を戻している", "en": "The error goes back without W2"},
        explanation={
            "ja": "隠れユニットの誤差は、出力に入るときの重みの分だけ伝わります。W2 の転置を掛けます。",
            "en": "A hidden unit hears the error through the weight by which it reached the output: multiply by the transpose of W2.",
        },
    ),
    "backward-score-for-report": Mistake(
        function="backward_propagation",
        uses="backward_score_for_report",
        concept="two-layer-gradients",
        section="backpropagation",
        title={"ja": "dW2 に A1 ではなく Z1 を使っている", "en": "dW2 uses Z1 in place of A1"},
        explanation={
            "ja": "W2 に掛かっていたのは活性化のあとの A1 です。dW2 も A1 との積です。",
            "en": "W2 multiplied A1, the value behind the activation, so dW2 is a product with A1.",
        },
    ),
    "backward-flat-biases": Mistake(
        function="backward_propagation",
        uses="backward_flat_biases",
        concept="array-shapes",
        section="backpropagation",
        title={"ja": "db の軸がなくなっている", "en": "db has lost its axis"},
        explanation={
            "ja": "np.sum(..., axis=1) だけでは形が (n_h,) になります。keepdims=True を付けて (n_h, 1) にします。",
            "en": "np.sum(..., axis=1) alone leaves shape (n_h,). With keepdims=True it stays (n_h, 1).",
        },
    ),
    "backward-one-bias-for-all": Mistake(
        function="backward_propagation",
        uses="backward_one_bias_for_all",
        concept="array-shapes",
        section="backpropagation",
        title={"ja": "db1 をすべてのユニットで足している", "en": "db1 is summed over all units"},
        explanation={
            "ja": "どのユニットの db1 も同じ数です。足すのは例の方向（axis=1）だけで、ユニットごとに別の値になります。",
            "en": "Every unit has the same db1. Sum along the examples only (axis=1); each unit keeps its own value.",
        },
    ),
    "backward-bias-without-valve": Mistake(
        function="backward_propagation",
        uses="backward_bias_without_valve",
        concept="activation-derivatives",
        section="backpropagation",
        title={"ja": "db1 だけ傾きを掛けていない", "en": "db1 alone lacks the slope"},
        explanation={
            "ja": "dW1 は合っていますが、db1 は活性化の傾きを掛ける前の値から求めています。dZ1 の平均が db1 です。",
            "en": "dW1 is right, but db1 was taken before the slope of the activation came in. It is the mean of dZ1.",
        },
    ),
    "backward-transposed": Mistake(
        function="backward_propagation",
        uses="backward_transposed",
        concept="array-shapes",
        section="backpropagation",
        title={"ja": "重みの勾配が転置されている", "en": "The weight gradients are transposed"},
        explanation={
            "ja": "dW1 の形が (n_x, n_h) です。勾配はパラメータと同じ形で、dZ1 が左、X の転置が右です。",
            "en": "dW1 has shape (n_x, n_h). A gradient has its parameter's shape: dZ1 on the left, the transpose of X on the right.",
        },
    ),
    "backward-divides-by-features": Mistake(
        function="backward_propagation",
        uses="backward_divides_by_features",
        concept="two-layer-gradients",
        section="backpropagation",
        title={
            "ja": "例の数ではなく特徴量の数で割っている",
            "en": "Divided by the number of features",
        },
        explanation={
            "ja": "m は X の列の数です。X.shape[0] は特徴量の数です。",
            "en": "m is the number of columns of X. X.shape[0] counts features.",
        },
    ),
    "update-ascent": Mistake(
        function="update_parameters",
        uses="update_ascent",
        concept="gradient-descent",
        section="training",
        title={"ja": "坂を上っている", "en": "The step goes uphill"},
        explanation={
            "ja": "勾配を足しています。コストを下げるには、勾配に学習率を掛けて引きます。",
            "en": "The slopes are added. To go down, subtract the learning rate times the slope.",
        },
    ),
    "update-without-rate": Mistake(
        function="update_parameters",
        uses="update_without_rate",
        concept="learning-rate",
        section="training",
        title={"ja": "学習率を使っていない", "en": "The learning rate is not used"},
        explanation={
            "ja": "いつも勾配そのものを引いています。勾配に learning_rate を掛けます。",
            "en": "The slope itself is subtracted. Multiply it by learning_rate.",
        },
    ),
    "update-forgets-biases": Mistake(
        function="update_parameters",
        uses="update_forgets_biases",
        concept="gradient-descent",
        section="training",
        title={"ja": "バイアスが動いていない", "en": "The biases do not move"},
        explanation={
            "ja": "W1 と W2 だけが更新されています。四つとも動かします。",
            "en": "Only W1 and W2 are updated. All four parameters move.",
        },
    ),
    "update-forgets-first-layer": Mistake(
        function="update_parameters",
        uses="update_forgets_first_layer",
        concept="gradient-descent",
        section="training",
        title={"ja": "一層目が動いていない", "en": "The first layer does not move"},
        explanation={
            "ja": "W2 と b2 だけが更新されています。隠れ層も学習します。",
            "en": "Only W2 and b2 are updated. The hidden layer learns as well.",
        },
    ),
    "update-returns-steps": Mistake(
        function="update_parameters",
        uses="update_returns_steps",
        concept="gradient-descent",
        section="training",
        title={"ja": "動く量だけを返している", "en": "Only the steps are returned"},
        explanation={
            "ja": "返すのは新しいパラメータです。元の値から動く量を引きます。",
            "en": "The new parameters are wanted: the old values minus the steps.",
        },
    ),
    "update-divides-by-rate": Mistake(
        function="update_parameters",
        uses="update_divides_by_rate",
        concept="learning-rate",
        section="training",
        title={"ja": "学習率で割っている", "en": "Divided by the learning rate"},
        explanation={
            "ja": "学習率が小さいほど大きく動いてしまいます。勾配に学習率を掛けます。",
            "en": "A smaller rate would then make larger steps. Multiply the slope by the rate.",
        },
    ),
    "update-other-default": Mistake(
        function="update_parameters",
        uses="update_other_default",
        concept="learning-rate",
        section="training",
        title={"ja": "学習率の既定値が違う", "en": "Another default for the learning rate"},
        explanation={
            "ja": "learning_rate を省いたときの値が 0.01 です。このラボでは 1.2 とします。",
            "en": "Without an argument the rate is 0.01. In this lab the default is 1.2.",
        },
    ),
    "update-scales-parameters": Mistake(
        function="update_parameters",
        uses="update_scales_parameters",
        concept="learning-rate",
        section="training",
        title={
            "ja": "パラメータにも学習率を掛けている",
            "en": "The parameter is multiplied by the rate as well",
        },
        explanation={
            "ja": "括弧の位置が違います。学習率が掛かるのは勾配だけです。",
            "en": "A bracket stands in the wrong place: the rate multiplies the slope alone.",
        },
    ),
    "update-unchanged": Mistake(
        function="update_parameters",
        uses="update_unchanged",
        concept="gradient-descent",
        section="training",
        title={"ja": "何も動いていない", "en": "Nothing moves"},
        explanation={
            "ja": "受け取ったパラメータをそのまま返しています。計算した新しい値を辞書に入れて返します。",
            "en": "The parameters are returned as they came. Put the new values into the dictionary that you return.",
        },
    ),
    "model-from-zeros": Mistake(
        function="nn_model",
        uses="model_from_zeros",
        concept="symmetry-breaking",
        section="initialisation",
        title={"ja": "0 から学習を始めている", "en": "Training starts from zeros"},
        explanation={
            "ja": "重みが 0 のままです。initialize_parameters の小さな乱数から始めます。",
            "en": "The weights stay at zero. Start from the small random numbers of initialize_parameters.",
        },
    ),
    "model-unscaled-start": Mistake(
        function="nn_model",
        uses="model_unscaled_start",
        concept="symmetry-breaking",
        section="initialisation",
        title={"ja": "大きな乱数から始めている", "en": "Training starts from large random numbers"},
        explanation={
            "ja": "初期値の標準偏差が 1 です。0.01 の initialize_parameters を使います。",
            "en": "The starting weights have a standard deviation of 1. Use those of initialize_parameters, with 0.01.",
        },
    ),
    "model-stale-gradients": Mistake(
        function="nn_model",
        uses="model_stale_gradients",
        concept="gradient-descent",
        section="training",
        title={"ja": "勾配を最初に一度しか求めていない", "en": "The slopes are computed only once"},
        explanation={
            "ja": "毎回、新しいパラメータで順伝播と逆伝播をやり直します。繰り返しの中に入れてください。",
            "en": "Forward and backward must run again in every round, with the new parameters. Put them inside the loop.",
        },
    ),
    "model-never-updates": Mistake(
        function="nn_model",
        uses="model_never_updates",
        concept="gradient-descent",
        section="training",
        title={"ja": "更新した値を使っていない", "en": "The updated values are not used"},
        explanation={
            "ja": "返ってきたのは初期値のままです。update_parameters の結果を parameters に入れ直します。",
            "en": "What comes back are the starting values. Store what update_parameters returns.",
        },
    ),
    "model-one-step-short": Mistake(
        function="nn_model",
        uses="model_one_step_short",
        concept="gradient-descent",
        section="training",
        title={"ja": "一歩足りない", "en": "One step too few"},
        explanation={
            "ja": "num_iterations 回のうち最後の一回が行われていません。",
            "en": "The last of num_iterations rounds does not take place.",
        },
    ),
    "model-one-step-more": Mistake(
        function="nn_model",
        uses="model_one_step_more",
        concept="gradient-descent",
        section="training",
        title={"ja": "一歩多い", "en": "One step too many"},
        explanation={
            "ja": "num_iterations より一回多く更新しています。",
            "en": "There is one update more than num_iterations.",
        },
    ),
    "model-restarts": Mistake(
        function="nn_model",
        uses="model_restarts",
        concept="symmetry-breaking",
        section="training",
        title={"ja": "毎回初期化し直している", "en": "Every round starts afresh"},
        explanation={
            "ja": "初期化が繰り返しの中にあるので、残るのは最後の一歩だけです。初期化は一度、繰り返しの前に行います。",
            "en": "The initialisation is inside the loop, so only the last step remains. Initialise once, before the loop.",
        },
    ),
    "model-ascent": Mistake(
        function="nn_model",
        uses="model_ascent",
        concept="gradient-descent",
        section="training",
        title={"ja": "学習が坂を上っている", "en": "Training goes uphill"},
        explanation={
            "ja": "コストが増えていく向きに動いています。更新の符号を確かめてください。",
            "en": "Every step raises the cost. Look at the sign of the update.",
        },
    ),
    "model-small-rate": Mistake(
        function="nn_model",
        uses="model_small_rate",
        concept="learning-rate",
        section="training",
        title={"ja": "学習率が 0.01 になっている", "en": "The learning rate is 0.01"},
        explanation={
            "ja": "nn_model で使う学習率は 1.2 です（update_parameters の既定値）。",
            "en": "Training uses the rate 1.2, the default of update_parameters.",
        },
    ),
    "model-four-units": Mistake(
        function="nn_model",
        uses="model_four_units",
        concept="layer-notation",
        section="training",
        title={"ja": "隠れユニットがいつも四つになっている", "en": "Always four hidden units"},
        explanation={
            "ja": "layer_sizes の 4 を使っています。nn_model では、受け取った n_h を使います。",
            "en": "This takes the 4 of layer_sizes. nn_model uses the n_h that it was given.",
        },
    ),
    "model-returns-more": Mistake(
        function="nn_model",
        uses="model_returns_more",
        concept="gradient-descent",
        section="training",
        title={"ja": "パラメータ以外も返している", "en": "More than the parameters is returned"},
        explanation={
            "ja": "返すのはパラメータの辞書だけです。コストは表示するだけにします。",
            "en": "Return the dictionary of parameters alone; costs may be printed.",
        },
    ),
    "predict-probabilities": Mistake(
        function="predict",
        uses="predict_probabilities",
        concept="prediction-threshold",
        section="training",
        title={"ja": "確率を返している", "en": "Probabilities are returned"},
        explanation={
            "ja": "0 から 1 の間の値になっています。0.5 と比べて、0 か 1 にします。",
            "en": "The values lie between 0 and 1. Compare with 0.5 to make 0 or 1 of them.",
        },
    ),
    "predict-cuts-score": Mistake(
        function="predict",
        uses="predict_cuts_score",
        concept="prediction-threshold",
        section="training",
        title={"ja": "スコアを 0.5 と比べている", "en": "The score is compared with 0.5"},
        explanation={
            "ja": "0.5 と比べるのは確率 A2 です。スコアで比べるなら、境目は 0 です。",
            "en": "It is the probability A2 that is compared with 0.5. For the score the limit would be 0.",
        },
    ),
    "predict-cuts-probability-at-zero": Mistake(
        function="predict",
        uses="predict_cuts_probability_at_zero",
        concept="prediction-threshold",
        section="training",
        title={"ja": "確率を 0 と比べている", "en": "The probability is compared with 0"},
        explanation={
            "ja": "確率はいつも 0 より大きいので、すべて 1 になります。境目は 0.5 です。",
            "en": "A probability always exceeds 0, so everything becomes 1. The limit is 0.5.",
        },
    ),
    "predict-inverted": Mistake(
        function="predict",
        uses="predict_inverted",
        concept="prediction-threshold",
        section="training",
        title={"ja": "0 と 1 が逆になっている", "en": "0 and 1 have changed places"},
        explanation={
            "ja": "確率が 0.5 を超えたら 1 です。",
            "en": "Above 0.5 the answer is 1.",
        },
    ),
    "predict-half-is-one": Mistake(
        function="predict",
        uses="predict_half_is_one",
        concept="prediction-threshold",
        section="training",
        title={"ja": "ちょうど 0.5 を 1 にしている", "en": "Exactly 0.5 counts as 1"},
        explanation={
            "ja": ">= を使っています。ちょうど 0.5 の例は 0 とする約束です。",
            "en": "This uses >=. By the rule of the text exactly 0.5 gives 0.",
        },
    ),
    "predict-flat": Mistake(
        function="predict",
        uses="predict_flat",
        concept="array-shapes",
        section="training",
        title={"ja": "軸が一つなくなっている", "en": "An axis is lost"},
        explanation={
            "ja": "形が (m,) です。Y と比べられるように、(1, m) で返します。",
            "en": "The shape is (m,). Return (1, m), so that it can be compared with Y.",
        },
    ),
    "predict-transposed": Mistake(
        function="predict",
        uses="predict_transposed",
        concept="array-shapes",
        section="training",
        title={"ja": "予測が縦に並んでいる", "en": "The predictions stand upright"},
        explanation={
            "ja": "形が (m, 1) です。例は列に並べる約束なので、(1, m) です。",
            "en": "The shape is (m, 1). Examples stand in columns: (1, m).",
        },
    ),
    "predict-truncates": Mistake(
        function="predict",
        uses="predict_truncates",
        concept="prediction-threshold",
        section="training",
        title={"ja": "切り捨てている", "en": "The probabilities are cut off"},
        explanation={
            "ja": "astype(int) は小数を切り捨てるので、すべて 0 になります。先に 0.5 と比べます。",
            "en": "astype(int) cuts the fraction off, so everything becomes 0. Compare with 0.5 first.",
        },
    ),
    "predict-signs": Mistake(
        function="predict",
        uses="predict_signs",
        concept="prediction-threshold",
        section="training",
        title={"ja": "−1 と 1 で答えている", "en": "The answers are −1 and 1"},
        explanation={
            "ja": "ラベルは 0 と 1 です。「いいえ」は −1 ではなく 0 とします。",
            "en": "The labels are 0 and 1; a no is 0, not −1.",
        },
    ),
    "predict-one-number": Mistake(
        function="predict",
        uses="predict_one_number",
        concept="prediction-threshold",
        section="training",
        title={"ja": "一つの数を返している", "en": "One number is returned"},
        explanation={
            "ja": "1 と答えた割合になっています。例ごとに一つ、形 (1, m) で返します。",
            "en": "This is the share of ones. Return one answer for each example, in shape (1, m).",
        },
    ),
}

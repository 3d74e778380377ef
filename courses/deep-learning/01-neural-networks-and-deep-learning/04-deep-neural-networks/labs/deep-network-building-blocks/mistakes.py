"""Wrong versions on purpose: each is a misconception with a name and an explanation."""

import numpy as np
from authoring import Mistake


def sigma(Z):
    """The right sigmoid."""
    return 1 / (1 + np.exp(-Z))


def positive_part(Z):
    """The right ReLU."""
    return np.maximum(0, Z)


def right_start(layer_dims):
    """The right starting values."""
    parameters = {}
    for k in range(1, len(layer_dims)):
        n, p = layer_dims[k], layer_dims[k - 1]
        parameters[f"W{k}"] = np.random.randn(n, p) / np.sqrt(p)
        parameters[f"b{k}"] = np.zeros((n, 1))
    return parameters


def changed_start(layer_dims, weights=None, bias=None):
    """The right starting values with other weights or biases."""
    parameters = right_start(layer_dims)
    for k in range(1, len(layer_dims)):
        n, p = layer_dims[k], layer_dims[k - 1]
        if weights:
            parameters[f"W{k}"] = weights(n, p)
        if bias:
            parameters[f"b{k}"] = bias(n, p)
    return parameters


def right_layer(A_prev, W, b, activation):
    """One right layer forward."""
    Z = W @ A_prev + b
    return (positive_part(Z) if activation == "relu" else sigma(Z)), ((A_prev, W, b), Z)


def right_model(X, parameters, hidden=positive_part, last=sigma):
    """The right forward pass, or one with other activations."""
    A, caches, L = X, [], len(parameters) // 2
    for k in range(1, L + 1):
        W, b = parameters[f"W{k}"], parameters[f"b{k}"]
        Z = W @ A + b
        caches.append(((A, W, b), Z))
        A = last(Z) if k == L else hidden(Z)
    return A, caches


def right_cost(AL, Y, log=np.log):
    """The right cost, with another logarithm where a mistake asks for it."""
    return -np.mean(Y * log(AL) + (1 - Y) * log(1 - AL))


def right_linear(dZ, cache):
    """The right way back through the linear step."""
    A_prev, W, _ = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m


def relu_slope(Z):
    """1 where Z is positive."""
    return (Z > 0).astype(float)


def sigmoid_slope(Z):
    """The right slope of the sigmoid."""
    return sigma(Z) * (1 - sigma(Z))


def back_with(dA, cache, activation, relu=relu_slope, sigmoid=sigmoid_slope):
    """One layer back, with other slopes where a mistake asks for them."""
    linear, Z = cache
    return right_linear(dA * (relu if activation == "relu" else sigmoid)(Z), linear)


def backward_with(AL, Y, caches, dAL=None, hidden=relu_slope, last=sigmoid_slope):
    """All layers back, with another beginning or other slopes."""
    dA = (1 - Y) / (1 - AL) - Y / AL if dAL is None else dAL
    grads, L = {}, len(caches)
    for k in range(L, 0, -1):
        linear, Z = caches[k - 1]
        dA, grads[f"dW{k}"], grads[f"db{k}"] = right_linear(
            dA * (last if k == L else hidden)(Z), linear
        )
    return grads


def moved(parameters, grads, step):
    """Every parameter through `step(value, slope)`."""
    return {name: step(value, grads[f"d{name}"]) for name, value in parameters.items()}


# initialize_parameters_deep


def start_zeros(layer_dims):
    return changed_start(layer_dims, weights=lambda n, p: np.zeros((n, p)))


def start_swapped(layer_dims):
    return changed_start(layer_dims, weights=lambda n, p: np.random.randn(p, n) * 0.01)


def start_bias_flat(layer_dims):
    return changed_start(layer_dims, bias=lambda n, p: np.zeros(n))


def start_bias_row(layer_dims):
    return changed_start(layer_dims, bias=lambda n, p: np.zeros((1, n)))


def start_bias_like_input(layer_dims):
    return changed_start(layer_dims, bias=lambda n, p: np.zeros((p, 1)))


def start_last_missing(layer_dims):
    return right_start(layer_dims[:-1])


def start_from_zero(layer_dims):
    parameters = right_start(layer_dims)
    return {name[0] + str(int(name[1:]) - 1): value for name, value in parameters.items()}


def start_large(layer_dims):
    return changed_start(layer_dims, weights=lambda n, p: np.random.randn(n, p))


def start_positive(layer_dims):
    return changed_start(layer_dims, weights=lambda n, p: np.random.rand(n, p) * 0.1)


def start_random_bias(layer_dims):
    return changed_start(layer_dims, bias=lambda n, p: np.random.randn(n, 1) * 0.01)


# linear_forward


def linear_no_bias(A, W, b):
    return W @ A, (A, W, b)


def linear_minus_bias(A, W, b):
    return W @ A - b, (A, W, b)


def linear_order(A, W, b):
    return A @ W + b, (A, W, b)


def linear_transposed(A, W, b):
    return (W @ A + b).T, (A, W, b)


def linear_activated(A, W, b):
    return positive_part(W @ A + b), (A, W, b)


def linear_z_alone(A, W, b):
    return W @ A + b


def linear_cache_order(A, W, b):
    return W @ A + b, (W, A, b)


def linear_cache_z(A, W, b):
    Z = W @ A + b
    return Z, (Z, W, b)


def linear_cache_short(A, W, b):
    return W @ A + b, (A, W)


# linear_activation_forward


def layer_exchanged(A_prev, W, b, activation):
    return right_layer(A_prev, W, b, "sigmoid" if activation == "relu" else "relu")


def layer_always_sigmoid(A_prev, W, b, activation):
    return right_layer(A_prev, W, b, "sigmoid")


def layer_always_relu(A_prev, W, b, activation):
    return right_layer(A_prev, W, b, "relu")


def layer_not_activated(A_prev, W, b, activation):
    _, cache = right_layer(A_prev, W, b, activation)
    return cache[1], cache


def layer_tanh(A_prev, W, b, activation):
    A, cache = right_layer(A_prev, W, b, activation)
    return (np.tanh(cache[1]) if activation == "relu" else A), cache


def layer_absolute(A_prev, W, b, activation):
    A, cache = right_layer(A_prev, W, b, activation)
    return (np.abs(cache[1]) if activation == "relu" else A), cache


def layer_indicator(A_prev, W, b, activation):
    A, cache = right_layer(A_prev, W, b, activation)
    return (relu_slope(cache[1]) if activation == "relu" else A), cache


def layer_keeps_a(A_prev, W, b, activation):
    A, (linear, _) = right_layer(A_prev, W, b, activation)
    return A, (linear, A)


def layer_keeps_output(A_prev, W, b, activation):
    A, (_, Z) = right_layer(A_prev, W, b, activation)
    return A, ((A, W, b), Z)


def layer_flat_cache(A_prev, W, b, activation):
    A, (linear, Z) = right_layer(A_prev, W, b, activation)
    return A, (*linear, Z)


def layer_turned_cache(A_prev, W, b, activation):
    A, (linear, Z) = right_layer(A_prev, W, b, activation)
    return A, (Z, linear)


# L_model_forward


def model_all_sigmoid(X, parameters):
    return right_model(X, parameters, hidden=sigma)


def model_all_relu(X, parameters):
    return right_model(X, parameters, last=positive_part)


def model_hidden_linear(X, parameters):
    return right_model(X, parameters, hidden=lambda Z: Z)


def model_score(X, parameters):
    return right_model(X, parameters, last=lambda Z: Z)


def model_feeds_x(X, parameters):
    L, caches = len(parameters) // 2, []
    for k in range(1, L + 1):
        activation = "sigmoid" if k == L else "relu"
        A, cache = right_layer(X, parameters[f"W{k}"], parameters[f"b{k}"], activation)
        caches.append(cache)
    return A, caches


def model_counts_entries(X, parameters):
    A, caches = X, []
    for k in range(1, len(parameters) + 1):
        A, cache = right_layer(A, parameters[f"W{k}"], parameters[f"b{k}"], "relu")
        caches.append(cache)
    return A, caches


def model_last_missing(X, parameters):
    _, caches = right_model(X, parameters)
    return caches[-1][0][0], caches[:-1]


def model_caches_reversed(X, parameters):
    AL, caches = right_model(X, parameters)
    return AL, caches[::-1]


def model_last_cache_missing(X, parameters):
    AL, caches = right_model(X, parameters)
    return AL, caches[:-1]


def model_last_cache_alone(X, parameters):
    AL, caches = right_model(X, parameters)
    return AL, caches[-1]


def model_verdicts(X, parameters):
    AL, caches = right_model(X, parameters)
    return (AL > 0.5).astype(float), caches


# compute_cost


def cost_sign(AL, Y):
    return -right_cost(AL, Y)


def cost_sum(AL, Y):
    return right_cost(AL, Y) * Y.shape[1]


def cost_half(AL, Y):
    return right_cost(AL, Y) / 2


def cost_log10(AL, Y):
    return right_cost(AL, Y, np.log10)


def cost_log2(AL, Y):
    return right_cost(AL, Y, np.log2)


def cost_positives(AL, Y):
    return -np.mean(Y * np.log(AL))


def cost_exchanged(AL, Y):
    return -np.mean((1 - Y) * np.log(AL) + Y * np.log(1 - AL))


def cost_squared(AL, Y):
    return np.mean((AL - Y) ** 2)


def cost_matrix(AL, Y):
    return -(Y @ np.log(AL).T + (1 - Y) @ np.log(1 - AL).T) / Y.shape[1]


def cost_each(AL, Y):
    return -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))


# linear_backward


def back_no_mean(dZ, cache):
    dA_prev, dW, db = right_linear(dZ, cache)
    m = dZ.shape[1]
    return dA_prev, dW * m, db * m


def back_no_mean_dw(dZ, cache):
    dA_prev, dW, db = right_linear(dZ, cache)
    return dA_prev, dW * dZ.shape[1], db


def back_no_mean_db(dZ, cache):
    dA_prev, dW, db = right_linear(dZ, cache)
    return dA_prev, dW, db * dZ.shape[1]


def back_mean_in_da(dZ, cache):
    dA_prev, dW, db = right_linear(dZ, cache)
    return dA_prev / dZ.shape[1], dW, db


def back_divides_by_inputs(dZ, cache):
    dA_prev, dW, db = right_linear(dZ, cache)
    factor = dZ.shape[1] / cache[0].shape[0]
    return dA_prev, dW * factor, db * factor


def back_db_flat(dZ, cache):
    dA_prev, dW, db = right_linear(dZ, cache)
    return dA_prev, dW, db.ravel()


def back_db_axis(dZ, cache):
    dA_prev, dW, _ = right_linear(dZ, cache)
    return dA_prev, dW, dZ.sum(axis=0, keepdims=True) / dZ.shape[1]


def back_db_total(dZ, cache):
    dA_prev, dW, db = right_linear(dZ, cache)
    return dA_prev, dW, db.sum()


def back_dw_transposed(dZ, cache):
    dA_prev, dW, db = right_linear(dZ, cache)
    return dA_prev, dW.T, db


def back_da_untransposed(dZ, cache):
    _, dW, db = right_linear(dZ, cache)
    return cache[1] @ dZ, dW, db


def back_returns_gradients_first(dZ, cache):
    dA_prev, dW, db = right_linear(dZ, cache)
    return dW, db, dA_prev


def back_uses_weights(dZ, cache):
    dA_prev, _, db = right_linear(dZ, cache)
    return dA_prev, cache[1] * dZ.mean(axis=1, keepdims=True), db


# linear_activation_backward


def gate_relu_open(dA, cache, activation):
    return back_with(dA, cache, activation, relu=np.ones_like)


def gate_sigmoid_open(dA, cache, activation):
    return back_with(dA, cache, activation, sigmoid=np.ones_like)


def gate_forgotten(dA, cache, activation):
    return back_with(dA, cache, activation, np.ones_like, np.ones_like)


def gate_exchanged(dA, cache, activation):
    return back_with(dA, cache, activation, sigmoid_slope, relu_slope)


def gate_relu_value(dA, cache, activation):
    return back_with(dA, cache, activation, relu=positive_part)


def gate_relu_inverted(dA, cache, activation):
    return back_with(dA, cache, activation, relu=lambda Z: (Z <= 0).astype(float))


def gate_relu_at_zero(dA, cache, activation):
    return back_with(dA, cache, activation, relu=lambda Z: (Z >= 0).astype(float))


def gate_relu_by_slope(dA, cache, activation):
    linear, _ = cache
    if activation == "relu":
        return right_linear(np.maximum(0, dA), linear)
    return back_with(dA, cache, activation)


def gate_sigmoid_value(dA, cache, activation):
    return back_with(dA, cache, activation, sigmoid=sigma)


def gate_sigmoid_of_score(dA, cache, activation):
    return back_with(dA, cache, activation, sigmoid=lambda Z: Z * (1 - Z))


def gate_sigmoid_tanh(dA, cache, activation):
    return back_with(dA, cache, activation, sigmoid=lambda Z: 1 - np.tanh(Z) ** 2)


def gate_mean_twice(dA, cache, activation):
    return back_with(dA / dA.shape[1], cache, activation)


# L_model_backward


def whole_sign(AL, Y, caches):
    return backward_with(AL, Y, caches, Y / AL - (1 - Y) / (1 - AL))


def whole_positives(AL, Y, caches):
    return backward_with(AL, Y, caches, -Y / AL)


def whole_plus_between(AL, Y, caches):
    return backward_with(AL, Y, caches, -(Y / AL + (1 - Y) / (1 - AL)))


def whole_shortcut_twice(AL, Y, caches):
    return backward_with(AL, Y, caches, AL - Y)


def whole_mean_twice(AL, Y, caches):
    return backward_with(AL, Y, caches, ((1 - Y) / (1 - AL) - Y / AL) / Y.shape[1])


def whole_last_relu(AL, Y, caches):
    return backward_with(AL, Y, caches, last=relu_slope)


def whole_all_sigmoid(AL, Y, caches):
    return backward_with(AL, Y, caches, hidden=sigmoid_slope)


def whole_hidden_open(AL, Y, caches):
    return backward_with(AL, Y, caches, hidden=np.ones_like)


def whole_keys_from_zero(AL, Y, caches):
    grads = backward_with(AL, Y, caches)
    return {name[:2] + str(int(name[2:]) - 1): value for name, value in grads.items()}


def whole_first_missing(AL, Y, caches):
    grads = backward_with(AL, Y, caches)
    return {name: value for name, value in grads.items() if name[2:] != "1"}


def whole_forward_order(AL, Y, caches):
    dA = (1 - Y) / (1 - AL) - Y / AL
    grads = {}
    for k, cache in enumerate(caches, 1):
        dA, grads[f"dW{k}"], grads[f"db{k}"] = back_with(dA, cache, "relu")
    return grads


# update_parameters


def update_ascent(parameters, grads, learning_rate):
    return moved(parameters, grads, lambda value, slope: value + learning_rate * slope)


def update_no_rate(parameters, grads, learning_rate):
    return moved(parameters, grads, lambda value, slope: value - slope)


def update_divided(parameters, grads, learning_rate):
    return moved(parameters, grads, lambda value, slope: value - slope / learning_rate)


def update_step_alone(parameters, grads, learning_rate):
    return moved(parameters, grads, lambda value, slope: -learning_rate * slope)


def update_multiplied(parameters, grads, learning_rate):
    return moved(parameters, grads, lambda value, slope: (value - slope) * learning_rate)


def update_weights_only(parameters, grads, learning_rate):
    new = moved(parameters, grads, lambda value, slope: value - learning_rate * slope)
    return {name: new[name] if name[0] == "W" else parameters[name] for name in parameters}


def update_biases_only(parameters, grads, learning_rate):
    new = moved(parameters, grads, lambda value, slope: value - learning_rate * slope)
    return {name: new[name] if name[0] == "b" else parameters[name] for name in parameters}


def update_last_missing(parameters, grads, learning_rate):
    new = moved(parameters, grads, lambda value, slope: value - learning_rate * slope)
    last = str(len(parameters) // 2)
    return {name: new[name] if name[1:] != last else parameters[name] for name in parameters}


def update_unchanged(parameters, grads, learning_rate):
    return parameters


MISTAKES = {
    "initialize-all-equal": Mistake(
        function="initialize_parameters_deep",
        uses="start_zeros",
        concept="symmetry-breaking",
        section="initialisation",
        title={"ja": "重みがすべて同じ値", "en": "All weights are equal"},
        explanation={
            "ja": "重みが 0 などの同じ値で始まっています。これでは層のユニットがみな同じ計算をし"
            "、同じ更新を受け続けます。小さな乱数で区別してください。",
            "en": "The weights start at one value, such as 0. Then all units of a layer compute the "
            "same and are updated alike for ever. Small random numbers tell them apart.",
        },
    ),
    "initialize-swapped": Mistake(
        function="initialize_parameters_deep",
        uses="start_swapped",
        concept="parameter-shapes",
        section="matrix-sizes",
        title={"ja": "W の行と列が逆", "en": "Rows and columns of W are swapped"},
        explanation={
            "ja": "W の形が（前の層, その層）になっています。行がその層のユニット、列が前の層のユ"
            "ニットです。",
            "en": "W has shape (layer before, this layer). Its rows belong to the units of this layer, "
            "its columns to those before.",
        },
    ),
    "initialize-bias-flat": Mistake(
        function="initialize_parameters_deep",
        uses="start_bias_flat",
        concept="array-shapes",
        section="matrix-sizes",
        title={"ja": "b が 1 次元の配列", "en": "b has only one axis"},
        explanation={
            "ja": "np.zeros(n) の形は (n,) です。足すときに行として扱われ、例の数が合えば黙って別"
            "の値が足されます。形は (n, 1) です。",
            "en": "np.zeros(n) has shape (n,). Added to Z it acts as a row, and if the sizes happen "
            "to fit, wrong values are added silently. The shape is (n, 1).",
        },
    ),
    "initialize-bias-row": Mistake(
        function="initialize_parameters_deep",
        uses="start_bias_row",
        concept="parameter-shapes",
        section="matrix-sizes",
        title={"ja": "b が行ベクトル", "en": "b is a row"},
        explanation={
            "ja": "b の形が (1, n) です。例は列に並ぶので、ユニットごとに一つの値は縦に (n, 1) と"
            "並べます。",
            "en": "b has shape (1, n). Examples are columns, so one value for each unit stands upright: "
            "(n, 1).",
        },
    ),
    "initialize-bias-like-input": Mistake(
        function="initialize_parameters_deep",
        uses="start_bias_like_input",
        concept="parameter-shapes",
        section="matrix-sizes",
        title={"ja": "b の長さが前の層のユニット数", "en": "b is as long as the layer before"},
        explanation={
            "ja": "バイアスは、入力ごとではなく、その層のユニットごとに一つです。",
            "en": "There is one bias for each unit of this layer, not for each of its inputs.",
        },
    ),
    "initialize-last-missing": Mistake(
        function="initialize_parameters_deep",
        uses="start_last_missing",
        concept="layer-notation",
        section="layer-notation",
        title={"ja": "最後の層のパラメータがない", "en": "The last layer has no parameters"},
        explanation={
            "ja": "一層足りません。L = len(layer_dims) − 1 なら、繰り返しは range(1, L + 1)、つま"
            "り range(1, len(layer_dims)) です。",
            "en": "One layer is missing. With L = len(layer_dims) − 1 the loop is range(1, L + 1), "
            "that is range(1, len(layer_dims)).",
        },
    ),
    "initialize-from-zero": Mistake(
        function="initialize_parameters_deep",
        uses="start_from_zero",
        concept="layer-notation",
        section="layer-notation",
        title={"ja": "キーの番号が 0 から始まっている", "en": "Keys are counted from 0"},
        explanation={
            "ja": "キーが W0、b0 から始まっています。0 番は入力で、パラメータを持ちません。最初の"
            "層は W1、b1 です。",
            "en": "The keys begin with W0 and b0. Number 0 is the input, which has no parameters. "
            "The first layer has W1 and b1.",
        },
    ),
    "initialize-too-large": Mistake(
        function="initialize_parameters_deep",
        uses="start_large",
        concept="symmetry-breaking",
        section="initialisation",
        title={"ja": "出発点の重みが大きすぎる", "en": "Starting weights are too large"},
        explanation={
            "ja": "標準偏差 1 の乱数をそのまま使っています。入力が多いと Z が大きくなり、層を重ね"
            "るごとに爆発します。0.01 を掛けるか、入力の数の平方根で割ります。",
            "en": "The random numbers have a standard deviation of 1. With many inputs Z becomes large, and it explodes "
            "from layer to layer. Multiply by 0.01 or divide by the root of the number of inputs.",
        },
    ),
    "initialize-positive": Mistake(
        function="initialize_parameters_deep",
        uses="start_positive",
        concept="symmetry-breaking",
        section="initialisation",
        title={"ja": "重みがすべて正", "en": "All weights are positive"},
        explanation={
            "ja": "np.random.rand は 0 から 1 の値を返します。平均が 0 でないと、どのユニットも入"
            "力の合計に似た値を出します。np.random.randn を使いましょう。",
            "en": "np.random.rand gives values from 0 to 1. Unless their mean is 0, all units report "
            "something like the sum of the inputs. Use np.random.randn.",
        },
    ),
    "initialize-random-bias": Mistake(
        function="initialize_parameters_deep",
        uses="start_random_bias",
        concept="symmetry-breaking",
        section="initialisation",
        title={"ja": "b が 0 で始まっていない", "en": "b does not start at zero"},
        explanation={
            "ja": "ユニットの区別は重みの乱数で済んでいます。このラボでは、バイアスはちょうど 0 "
            "で始めます。",
            "en": "Random weights already tell the units apart. In this lab biases start at exactly "
            "0.",
        },
    ),
    "linear-no-bias": Mistake(
        function="linear_forward",
        uses="linear_no_bias",
        concept="deep-forward-propagation",
        section="forward",
        title={"ja": "b を足していない", "en": "b is not added"},
        explanation={
            "ja": "Z = WA で止まっています。b の列は、ブロードキャストで全部の例に足されます。",
            "en": "This stops at Z = WA. The column b is added to all examples by broadcasting.",
        },
    ),
    "linear-minus-bias": Mistake(
        function="linear_forward",
        uses="linear_minus_bias",
        concept="deep-forward-propagation",
        section="forward",
        title={"ja": "b を引いている", "en": "b is subtracted"},
        explanation={
            "ja": "Z = WA + b です。バイアスを引くと、しきい値を動かす向きが逆になります。",
            "en": "It is Z = WA + b. Subtracting the bias shifts every unit the wrong way.",
        },
    ),
    "linear-order": Mistake(
        function="linear_forward",
        uses="linear_order",
        concept="matrix-multiplication",
        section="matrix-sizes",
        title={"ja": "積の順序が逆", "en": "The product is the wrong way round"},
        explanation={
            "ja": "A @ W と書いています。W は（その層, 前の層）、A は（前の層, m）なので、内側が"
            "そろうのは W @ A です。",
            "en": "You wrote A @ W. W is (here, before) and A (before, m), so the inner sizes meet "
            "in W @ A.",
        },
    ),
    "linear-transposed": Mistake(
        function="linear_forward",
        uses="linear_transposed",
        concept="column-convention",
        section="matrix-sizes",
        title={"ja": "Z が転置されている", "en": "Z is transposed"},
        explanation={
            "ja": "Z の形が (m, n) です。例は列に並べるので (n, m) です。",
            "en": "Z has shape (m, n). Examples are columns, so it is (n, m).",
        },
    ),
    "linear-activated": Mistake(
        function="linear_forward",
        uses="linear_activated",
        concept="deep-forward-propagation",
        section="forward",
        title={"ja": "もう活性化関数を通している", "en": "The activation is applied already"},
        explanation={
            "ja": "この関数は線形の段だけです。ReLU を通すのは linear_activation_forward の役目で"
            "す。",
            "en": "This function is the linear step alone. ReLU belongs to linear_activation_forward.",
        },
    ),
    "linear-z-alone": Mistake(
        function="linear_forward",
        uses="linear_z_alone",
        concept="forward-caches",
        section="caches",
        title={"ja": "キャッシュを返していない", "en": "No cache is returned"},
        explanation={
            "ja": "Z だけを返しています。逆伝播のために (Z, (A, W, b)) の組で返します。",
            "en": "Only Z is returned. The backward pass needs the pair (Z, (A, W, b)).",
        },
    ),
    "linear-cache-order": Mistake(
        function="linear_forward",
        uses="linear_cache_order",
        concept="forward-caches",
        section="caches",
        title={"ja": "キャッシュの順序が違う", "en": "The cache is in another order"},
        explanation={
            "ja": "(W, A, b) の順になっています。取り出す側は (A, W, b) の順だと思っているので、A "
            "と W を取り違えます。",
            "en": "It reads (W, A, b). Whoever unpacks it expects (A, W, b) and will mistake A for "
            "W.",
        },
    ),
    "linear-cache-z": Mistake(
        function="linear_forward",
        uses="linear_cache_z",
        concept="forward-caches",
        section="caches",
        title={"ja": "入力の代わりに Z を保存している", "en": "Z is kept in place of the input"},
        explanation={
            "ja": "逆伝播の dW に要るのは、層に入ってきた A です。出ていく Z ではありません。",
            "en": "For dW the backward pass needs the A that came in, not the Z that goes out.",
        },
    ),
    "linear-cache-short": Mistake(
        function="linear_forward",
        uses="linear_cache_short",
        concept="forward-caches",
        section="caches",
        title={"ja": "キャッシュに b がない", "en": "b is missing in the cache"},
        explanation={
            "ja": "計算には使いませんが、約束は三つ組 (A, W, b) です。",
            "en": "It is not needed for the sums, but the agreed triple is (A, W, b).",
        },
    ),
    "layer-exchanged": Mistake(
        function="linear_activation_forward",
        uses="layer_exchanged",
        concept="relu-activation",
        section="forward",
        title={"ja": "ReLU とシグモイドが逆", "en": "ReLU and sigmoid are exchanged"},
        explanation={
            "ja": 'activation が "relu" のときにシグモイドを、"sigmoid" のときに ReLU を使ってい'
            "ます。条件を見直してください。",
            "en": 'With "relu" the sigmoid is used, with "sigmoid" ReLU. Look at the condition.',
        },
    ),
    "layer-always-sigmoid": Mistake(
        function="linear_activation_forward",
        uses="layer_always_sigmoid",
        concept="relu-activation",
        section="forward",
        title={"ja": "いつもシグモイドを使っている", "en": "Always the sigmoid"},
        explanation={
            "ja": 'activation を見ていません。"relu" のときは max(0, Z) です。',
            "en": 'The argument activation is not looked at. With "relu" it is max(0, Z).',
        },
    ),
    "layer-always-relu": Mistake(
        function="linear_activation_forward",
        uses="layer_always_relu",
        concept="relu-activation",
        section="forward",
        title={"ja": "いつも ReLU を使っている", "en": "Always ReLU"},
        explanation={
            "ja": 'activation を見ていません。"sigmoid" のときは 0 と 1 の間の値になるはずです。',
            "en": 'The argument activation is not looked at. With "sigmoid" all values lie between '
            "0 and 1.",
        },
    ),
    "layer-not-activated": Mistake(
        function="linear_activation_forward",
        uses="layer_not_activated",
        concept="nonlinearity",
        section="forward",
        title={"ja": "活性化関数を通していない", "en": "No activation"},
        explanation={
            "ja": "Z をそのまま返しています。活性化関数がなければ、何層重ねても一つの一次式と同じ"
            "です。",
            "en": "Z is returned as it is. Without an activation any number of layers equals one linear "
            "map.",
        },
    ),
    "layer-tanh": Mistake(
        function="linear_activation_forward",
        uses="layer_tanh",
        concept="relu-activation",
        section="forward",
        title={"ja": "ReLU ではなく tanh", "en": "tanh instead of ReLU"},
        explanation={
            "ja": '隠れ層に tanh を使っています。ここでの "relu" は max(0, Z) です。',
            "en": 'This uses tanh for the hidden layer. Here "relu" means max(0, Z).',
        },
    ),
    "layer-absolute": Mistake(
        function="linear_activation_forward",
        uses="layer_absolute",
        concept="relu-activation",
        section="forward",
        title={"ja": "ReLU ではなく絶対値", "en": "The absolute value instead of ReLU"},
        explanation={
            "ja": "負の数の符号を変えています。ReLU は負の数を 0 にします。",
            "en": "Negative numbers change their sign here. ReLU turns them into 0.",
        },
    ),
    "layer-indicator": Mistake(
        function="linear_activation_forward",
        uses="layer_indicator",
        concept="activation-derivatives",
        section="forward",
        title={"ja": "ReLU の値ではなく傾き", "en": "The slope of ReLU, not its value"},
        explanation={
            "ja": "0 か 1 を返しています。それは逆伝播で使う傾きです。順伝播では正の数をそのまま"
            "通します。",
            "en": "This returns 0 or 1, which is the slope for the way back. Going forward, positive "
            "numbers pass as they are.",
        },
    ),
    "layer-keeps-a": Mistake(
        function="linear_activation_forward",
        uses="layer_keeps_a",
        concept="forward-caches",
        section="caches",
        title={"ja": "Z の代わりに A を保存している", "en": "A is kept in place of Z"},
        explanation={
            "ja": "キャッシュの二つ目は、活性化の前の Z です。A からシグモイドを計算し直すと、傾"
            "きが狂います。",
            "en": "The second part of the cache is Z, before the activation. Putting A through the "
            "sigmoid once more spoils the slope.",
        },
    ),
    "layer-keeps-output": Mistake(
        function="linear_activation_forward",
        uses="layer_keeps_output",
        concept="forward-caches",
        section="caches",
        title={"ja": "A_prev の代わりに A を保存している", "en": "A is kept in place of A_prev"},
        explanation={
            "ja": "線形キャッシュには、層に入ってきた A_prev を入れます。計算結果で上書きしていま"
            "せんか。",
            "en": "The linear cache holds A_prev, which came in. Was it overwritten by the result?",
        },
    ),
    "layer-flat-cache": Mistake(
        function="linear_activation_forward",
        uses="layer_flat_cache",
        concept="forward-caches",
        section="caches",
        title={"ja": "キャッシュが入れ子になっていない", "en": "The cache is flat"},
        explanation={
            "ja": "(A_prev, W, b, Z) と四つ並べています。約束は ((A_prev, W, b), Z) という二つ組"
            "です。",
            "en": "It has four entries, (A_prev, W, b, Z). The agreed form is the pair ((A_prev, W, "
            "b), Z).",
        },
    ),
    "layer-turned-cache": Mistake(
        function="linear_activation_forward",
        uses="layer_turned_cache",
        concept="forward-caches",
        section="caches",
        title={"ja": "キャッシュの二つが逆", "en": "The two parts of the cache are exchanged"},
        explanation={
            "ja": "(Z, (A_prev, W, b)) の順になっています。線形キャッシュが先、Z が後です。",
            "en": "It reads (Z, (A_prev, W, b)). The linear cache comes first, Z second.",
        },
    ),
    "model-all-sigmoid": Mistake(
        function="L_model_forward",
        uses="model_all_sigmoid",
        concept="deep-forward-propagation",
        section="forward",
        title={"ja": "隠れ層もシグモイドになっている", "en": "Hidden layers use the sigmoid too"},
        explanation={
            "ja": "シグモイドは最後の層だけです。隠れ層で使うと傾きが層ごとに 4 分の 1 以下になり"
            "、学習が進みません。",
            "en": "Only the last layer uses the sigmoid. In hidden layers it shrinks the slopes to "
            "a quarter or less at each layer.",
        },
    ),
    "model-all-relu": Mistake(
        function="L_model_forward",
        uses="model_all_relu",
        concept="deep-forward-propagation",
        section="forward",
        title={"ja": "最後の層も ReLU になっている", "en": "The last layer uses ReLU too"},
        explanation={
            "ja": "AL は確率なので、最後の層はシグモイドです。ReLU では 1 を超えたり、ちょうど 0 "
            "になったりします。",
            "en": "AL is a probability, so the last layer is the sigmoid. ReLU may exceed 1 or give "
            "exactly 0.",
        },
    ),
    "model-hidden-linear": Mistake(
        function="L_model_forward",
        uses="model_hidden_linear",
        concept="nonlinearity",
        section="why-depth",
        title={"ja": "隠れ層で活性化関数を忘れている", "en": "Hidden layers have no activation"},
        explanation={
            "ja": "隠れ層が一次式のままです。全体が一つの一次式とシグモイド、つまりロジスティック"
            "回帰と同じになります。",
            "en": "The hidden layers stay linear. The whole then equals one linear map and a sigmoid: "
            "logistic regression.",
        },
    ),
    "model-score": Mistake(
        function="L_model_forward",
        uses="model_score",
        concept="deep-forward-propagation",
        section="forward",
        title={"ja": "最後のシグモイドがない", "en": "The sigmoid at the end is missing"},
        explanation={
            "ja": "最後の層のスコア Z を返しています。AL は確率で、0 と 1 の間にあります。",
            "en": "This returns the score Z of the last layer. AL is a probability between 0 and 1.",
        },
    ),
    "model-feeds-x": Mistake(
        function="L_model_forward",
        uses="model_feeds_x",
        concept="deep-forward-propagation",
        section="pitfalls",
        title={"ja": "どの層にも X を渡している", "en": "Every layer is fed with X"},
        explanation={
            "ja": "二層目からは、前の層の出力 A を入力にします。ループの中で A を更新してください"
            "。",
            "en": "From the second layer on, the input is the A of the layer before. Let A change "
            "inside the loop.",
        },
    ),
    "model-counts-entries": Mistake(
        function="L_model_forward",
        uses="model_counts_entries",
        concept="layer-notation",
        section="pitfalls",
        title={
            "ja": "層の数を len(parameters) としている",
            "en": "Layers are counted as len(parameters)",
        },
        explanation={
            "ja": "parameters には層ごとに W と b の二つがあります。層の数はその半分で、次のキー"
            "は存在しません。",
            "en": "Each layer has two entries in parameters, W and b. The number of layers is half "
            "of them; the next key does not exist.",
        },
    ),
    "model-last-missing": Mistake(
        function="L_model_forward",
        uses="model_last_missing",
        concept="deep-forward-propagation",
        section="forward",
        title={"ja": "最後の層を計算していない", "en": "The last layer is left out"},
        explanation={
            "ja": "隠れ層の A を返しています。ループの後に、シグモイドの層がもう一つあります。",
            "en": "This returns the A of a hidden layer. After the loop there is one more layer, with "
            "the sigmoid.",
        },
    ),
    "model-caches-reversed": Mistake(
        function="L_model_forward",
        uses="model_caches_reversed",
        concept="forward-caches",
        section="caches",
        title={"ja": "キャッシュの順が逆", "en": "The caches are in reverse order"},
        explanation={
            "ja": "リストは第 1 層から第 L 層の順です。逆にたどるのは、逆伝播の側です。",
            "en": "The list goes from layer 1 to layer L. It is the backward pass that reads it from "
            "the end.",
        },
    ),
    "model-last-cache-missing": Mistake(
        function="L_model_forward",
        uses="model_last_cache_missing",
        concept="forward-caches",
        section="caches",
        title={"ja": "最後の層のキャッシュがない", "en": "The cache of the last layer is missing"},
        explanation={
            "ja": "caches の長さが L − 1 です。最後の層のあとでも append します。",
            "en": "caches has L − 1 entries. Append after the last layer as well.",
        },
    ),
    "model-last-cache-alone": Mistake(
        function="L_model_forward",
        uses="model_last_cache_alone",
        concept="forward-caches",
        section="caches",
        title={
            "ja": "最後の層のキャッシュしか返していない",
            "en": "Only the cache of the last layer is returned",
        },
        explanation={
            "ja": "リスト caches ではなく、最後の cache を返しています。",
            "en": "This returns the last cache instead of the list of all.",
        },
    ),
    "model-verdicts": Mistake(
        function="L_model_forward",
        uses="model_verdicts",
        concept="prediction-threshold",
        section="forward",
        title={"ja": "確率ではなく判定を返している", "en": "Verdicts instead of probabilities"},
        explanation={
            "ja": "0.5 と比べるのは予測のときだけです。学習には確率そのものが必要です。",
            "en": "Comparing with 0.5 belongs to prediction. Training needs the probabilities themselves.",
        },
    ),
    "cost-sign": Mistake(
        function="compute_cost",
        uses="cost_sign",
        concept="cross-entropy-cost",
        section="cost",
        title={"ja": "先頭のマイナスがない", "en": "The minus is missing"},
        explanation={
            "ja": "確率の対数は負なので、マイナスを付けて正の量にします。",
            "en": "Logarithms of probabilities are negative; the minus makes the cost positive.",
        },
    ),
    "cost-sum": Mistake(
        function="compute_cost",
        uses="cost_sum",
        concept="loss-and-cost",
        section="cost",
        title={"ja": "平均ではなく合計", "en": "A sum instead of the mean"},
        explanation={
            "ja": "m 倍になっています。コストは損失の平均です。",
            "en": "This is m times too large. The cost is the mean of the losses.",
        },
    ),
    "cost-half": Mistake(
        function="compute_cost",
        uses="cost_half",
        concept="loss-and-cost",
        section="cost",
        title={"ja": "2m で割っている", "en": "Divided by 2m"},
        explanation={
            "ja": "ちょうど半分です。2 で割るのは二乗誤差でよく見る書き方で、交差エントロピーでは "
            "m だけで割ります。",
            "en": "This is exactly half. The 2 belongs to the squared error; cross-entropy divides "
            "by m alone.",
        },
    ),
    "cost-log10": Mistake(
        function="compute_cost",
        uses="cost_log10",
        concept="cross-entropy-cost",
        section="cost",
        title={"ja": "常用対数を使っている", "en": "Logarithm to base 10"},
        explanation={
            "ja": "np.log10 ではなく、自然対数 np.log です。",
            "en": "It is the natural logarithm, np.log, not np.log10.",
        },
    ),
    "cost-log2": Mistake(
        function="compute_cost",
        uses="cost_log2",
        concept="cross-entropy-cost",
        section="cost",
        title={"ja": "底が 2 の対数を使っている", "en": "Logarithm to base 2"},
        explanation={
            "ja": "np.log2 ではなく、自然対数 np.log です。",
            "en": "It is the natural logarithm, np.log, not np.log2.",
        },
    ),
    "cost-positives": Mistake(
        function="compute_cost",
        uses="cost_positives",
        concept="cross-entropy-cost",
        section="cost",
        title={"ja": "y = 0 の例を数えていない", "en": "Examples with y = 0 do not count"},
        explanation={
            "ja": "(1 − Y) log(1 − AL) の項がありません。これでは、何にでも 1 と答えるモデルが最"
            "良になります。",
            "en": "The term (1 − Y) log(1 − AL) is missing. A model that answers 1 to everything would "
            "look best.",
        },
    ),
    "cost-exchanged": Mistake(
        function="compute_cost",
        uses="cost_exchanged",
        concept="cross-entropy-cost",
        section="cost",
        title={"ja": "Y と 1 − Y が逆", "en": "Y and 1 − Y are exchanged"},
        explanation={
            "ja": "y = 1 の例に log(1 − AL) を使っています。正解に与えた確率の対数をとります。",
            "en": "Examples with y = 1 get log(1 − AL). Take the logarithm of the probability given "
            "to the true label.",
        },
    ),
    "cost-squared": Mistake(
        function="compute_cost",
        uses="cost_squared",
        concept="cross-entropy-cost",
        section="cost",
        title={"ja": "二乗誤差になっている", "en": "The squared error"},
        explanation={
            "ja": "シグモイドの後ろで二乗誤差を使うと、自信を持って外したところで傾きが消えます。",
            "en": "Behind a sigmoid the squared error has hardly any slope where the model is confidently "
            "wrong.",
        },
    ),
    "cost-matrix": Mistake(
        function="compute_cost",
        uses="cost_matrix",
        concept="array-shapes",
        section="cost",
        title={"ja": "コストが (1, 1) の配列", "en": "The cost is an array of shape (1, 1)"},
        explanation={
            "ja": "行列の積の結果をそのまま返しています。np.squeeze か .item() で、ただの数にしま"
            "す。",
            "en": "The matrix product is returned as it is. Make it a plain number with np.squeeze "
            "or .item().",
        },
    ),
    "cost-each": Mistake(
        function="compute_cost",
        uses="cost_each",
        concept="loss-and-cost",
        section="cost",
        title={"ja": "例ごとの損失を返している", "en": "The loss of each example"},
        explanation={
            "ja": "平均をとる前の配列です。コストは一つの数です。",
            "en": "This is the array before the mean is taken. The cost is one number.",
        },
    ),
    "linear-back-no-mean": Mistake(
        function="linear_backward",
        uses="back_no_mean",
        concept="deep-backpropagation",
        section="backward",
        title={"ja": "dW と db に平均がない", "en": "No mean in dW and db"},
        explanation={
            "ja": "どちらも m 倍です。コストは例の平均なので、和を m で割ります。",
            "en": "Both are m times too large. The cost is a mean over examples, so the sums are divided "
            "by m.",
        },
    ),
    "linear-back-no-mean-dw": Mistake(
        function="linear_backward",
        uses="back_no_mean_dw",
        concept="deep-backpropagation",
        section="backward",
        title={"ja": "dW に平均がない", "en": "No mean in dW"},
        explanation={
            "ja": "dW だけが m 倍です。",
            "en": "dW alone is m times too large.",
        },
    ),
    "linear-back-no-mean-db": Mistake(
        function="linear_backward",
        uses="back_no_mean_db",
        concept="deep-backpropagation",
        section="backward",
        title={"ja": "db に平均がない", "en": "No mean in db"},
        explanation={
            "ja": "db だけが m 倍です。dW と同じく m で割ります。",
            "en": "db alone is m times too large. It is divided by m, as dW is.",
        },
    ),
    "linear-back-mean-in-da": Mistake(
        function="linear_backward",
        uses="back_mean_in_da",
        concept="deep-backpropagation",
        section="backward",
        title={"ja": "dA_prev も m で割っている", "en": "dA_prev is divided by m"},
        explanation={
            "ja": "dA_prev の列は例ごとの傾きなので、平均はとりません。ここで割ると、手前の層では "
            "m で二度割ることになります。",
            "en": "The columns of dA_prev belong to single examples, so no mean is taken. Dividing "
            "here divides twice in the layer before.",
        },
    ),
    "linear-back-by-inputs": Mistake(
        function="linear_backward",
        uses="back_divides_by_inputs",
        concept="column-convention",
        section="backward",
        title={"ja": "m の代わりに行の数で割っている", "en": "Divided by the number of rows"},
        explanation={
            "ja": "A_prev.shape[0] はユニットの数です。例の数 m は A_prev.shape[1] です。",
            "en": "A_prev.shape[0] counts units. The number of examples m is A_prev.shape[1].",
        },
    ),
    "linear-back-db-flat": Mistake(
        function="linear_backward",
        uses="back_db_flat",
        concept="array-shapes",
        section="pitfalls",
        title={"ja": "db が 1 次元", "en": "db has only one axis"},
        explanation={
            "ja": "keepdims=True がありません。形が (n,) だと、更新のときに b が (n, n) に化ける"
            "ことがあります。",
            "en": "keepdims=True is missing. With shape (n,) the update may turn b into (n, n).",
        },
    ),
    "linear-back-db-axis": Mistake(
        function="linear_backward",
        uses="back_db_axis",
        concept="axis-reductions",
        section="backward",
        title={"ja": "db の和の軸が違う", "en": "db is summed along the wrong axis"},
        explanation={
            "ja": "ユニットについて足しています。例（横の方向、axis=1）について足すと、ユニットご"
            "とに一つ残ります。",
            "en": "This adds up the units. Add up the examples (axis=1), so that one value per unit "
            "is left.",
        },
    ),
    "linear-back-db-total": Mistake(
        function="linear_backward",
        uses="back_db_total",
        concept="axis-reductions",
        section="backward",
        title={"ja": "db が一つの数になっている", "en": "db is a single number"},
        explanation={
            "ja": "軸を指定せずに全部を足しています。バイアスはユニットごとに一つです。",
            "en": "Everything is added up, without an axis. There is one bias per unit.",
        },
    ),
    "linear-back-dw-transposed": Mistake(
        function="linear_backward",
        uses="back_dw_transposed",
        concept="parameter-shapes",
        section="backward",
        title={"ja": "dW が転置されている", "en": "dW is transposed"},
        explanation={
            "ja": "dW の形は W と同じです。dZ A_prevᵀ の順に掛けます。",
            "en": "dW has the shape of W. The order is dZ times A_prev transposed.",
        },
    ),
    "linear-back-untransposed": Mistake(
        function="linear_backward",
        uses="back_da_untransposed",
        concept="deep-backpropagation",
        section="backward",
        title={"ja": "W を転置していない", "en": "W is not transposed"},
        explanation={
            "ja": "W @ dZ では大きさが合いません。帰り道では行と列の役割が入れ替わるので、Wᵀ を掛"
            "けます。",
            "en": "W @ dZ does not fit. On the way back rows and columns exchange their roles: multiply "
            "by W transposed.",
        },
    ),
    "linear-back-order": Mistake(
        function="linear_backward",
        uses="back_returns_gradients_first",
        concept="deep-backpropagation",
        section="the-whole-map",
        title={"ja": "返す順序が違う", "en": "Returned in another order"},
        explanation={
            "ja": "(dW, db, dA_prev) の順になっています。約束は (dA_prev, dW, db) です。",
            "en": "It reads (dW, db, dA_prev). The agreed order is (dA_prev, dW, db).",
        },
    ),
    "linear-back-uses-weights": Mistake(
        function="linear_backward",
        uses="back_uses_weights",
        concept="deep-backpropagation",
        section="backward",
        title={"ja": "dW に W を使っている", "en": "dW is made of W"},
        explanation={
            "ja": "重み W_jk の責任は、運んだ信号 A_prev と上の端の傾き dZ の積です。W そのものは "
            "dW に現れません。",
            "en": "A weight is to blame by the signal A_prev it carried and the slope dZ at its end. "
            "W itself does not occur in dW.",
        },
    ),
    "gate-relu-open": Mistake(
        function="linear_activation_backward",
        uses="gate_relu_open",
        concept="activation-derivatives",
        section="backward",
        title={"ja": "ReLU の傾きを掛けていない", "en": "The slope of ReLU is missing"},
        explanation={
            "ja": '"relu" のとき dZ = dA としています。Z が 0 以下のところは止められていたので、'
            "傾きは 0 です。",
            "en": 'With "relu" you use dZ = dA. Where Z was 0 or less nothing passed, so the slope '
            "is 0 there.",
        },
    ),
    "gate-sigmoid-open": Mistake(
        function="linear_activation_backward",
        uses="gate_sigmoid_open",
        concept="activation-derivatives",
        section="backward",
        title={"ja": "シグモイドの傾きを掛けていない", "en": "The slope of the sigmoid is missing"},
        explanation={
            "ja": '"sigmoid" のとき dZ = dA としています。σ(Z)(1 − σ(Z)) を掛けます。',
            "en": 'With "sigmoid" you use dZ = dA. Multiply by σ(Z)(1 − σ(Z)).',
        },
    ),
    "gate-forgotten": Mistake(
        function="linear_activation_backward",
        uses="gate_forgotten",
        concept="activation-derivatives",
        section="backward",
        title={"ja": "活性化関数を戻っていない", "en": "The activation is skipped on the way back"},
        explanation={
            "ja": "dA をそのまま linear_backward に渡しています。先に dZ = dA ⊙ g′(Z) を求めます。",
            "en": "dA goes straight into linear_backward. First find dZ = dA ⊙ g′(Z).",
        },
    ),
    "gate-exchanged": Mistake(
        function="linear_activation_backward",
        uses="gate_exchanged",
        concept="activation-derivatives",
        section="backward",
        title={"ja": "二つの傾きが逆", "en": "The two slopes are exchanged"},
        explanation={
            "ja": '"relu" にシグモイドの傾き、"sigmoid" に ReLU の傾きを使っています。',
            "en": '"relu" gets the slope of the sigmoid and "sigmoid" that of ReLU.',
        },
    ),
    "gate-relu-value": Mistake(
        function="linear_activation_backward",
        uses="gate_relu_value",
        concept="activation-derivatives",
        section="backward",
        title={"ja": "ReLU の傾きではなく値を掛けている", "en": "The value of ReLU, not its slope"},
        explanation={
            "ja": "max(0, Z) を掛けています。傾きは、Z が正なら 1、そうでなければ 0 です。",
            "en": "You multiply by max(0, Z). The slope is 1 where Z is positive and 0 elsewhere.",
        },
    ),
    "gate-relu-inverted": Mistake(
        function="linear_activation_backward",
        uses="gate_relu_inverted",
        concept="activation-derivatives",
        section="backward",
        title={"ja": "ReLU の条件が逆", "en": "The condition of ReLU is inverted"},
        explanation={
            "ja": "止められていたところだけ傾きを通しています。通すのは Z が正のところです。",
            "en": "The slope passes only where ReLU was closed. It passes where Z is positive.",
        },
    ),
    "gate-relu-at-zero": Mistake(
        function="linear_activation_backward",
        uses="gate_relu_at_zero",
        concept="activation-derivatives",
        section="backward",
        title={"ja": "Z = 0 で傾きを通している", "en": "The slope passes where Z is 0"},
        explanation={
            "ja": "Z >= 0 で判定しています。このラボでは、ちょうど 0 のところの傾きは 0 です。",
            "en": "The test is Z >= 0. In this lab the slope at exactly 0 is 0.",
        },
    ),
    "gate-relu-by-slope": Mistake(
        function="linear_activation_backward",
        uses="gate_relu_by_slope",
        concept="activation-derivatives",
        section="backward",
        title={"ja": "Z ではなく dA の符号を見ている", "en": "The sign of dA decides instead of Z"},
        explanation={
            "ja": "max(0, dA) としています。負の傾きも通ります。門が開いているかどうかを決めるの"
            "は、順伝播の Z です。",
            "en": "This is max(0, dA). Negative slopes pass as well; whether the gate is open is decided "
            "by the Z of the forward pass.",
        },
    ),
    "gate-sigmoid-value": Mistake(
        function="linear_activation_backward",
        uses="gate_sigmoid_value",
        concept="activation-derivatives",
        section="backward",
        title={
            "ja": "シグモイドの傾きではなく値を掛けている",
            "en": "The value of the sigmoid, not its slope",
        },
        explanation={
            "ja": "σ(Z) を掛けています。傾きは σ(Z)(1 − σ(Z)) です。",
            "en": "You multiply by σ(Z). The slope is σ(Z)(1 − σ(Z)).",
        },
    ),
    "gate-sigmoid-of-score": Mistake(
        function="linear_activation_backward",
        uses="gate_sigmoid_of_score",
        concept="forward-caches",
        section="backward",
        title={"ja": "Z(1 − Z) としている", "en": "Z(1 − Z) is used"},
        explanation={
            "ja": "a(1 − a) の a は活性化の後の値です。キャッシュにあるのは Z なので、先に σ(Z) "
            "を求めます。",
            "en": "In a(1 − a) the a comes after the activation. The cache holds Z, so compute σ(Z) "
            "first.",
        },
    ),
    "gate-sigmoid-tanh": Mistake(
        function="linear_activation_backward",
        uses="gate_sigmoid_tanh",
        concept="activation-derivatives",
        section="backward",
        title={"ja": "tanh の傾きを使っている", "en": "The slope of tanh"},
        explanation={
            "ja": "1 − a² は tanh の傾きです。シグモイドでは a(1 − a) です。",
            "en": "1 − a² is the slope of tanh. For the sigmoid it is a(1 − a).",
        },
    ),
    "gate-mean-twice": Mistake(
        function="linear_activation_backward",
        uses="gate_mean_twice",
        concept="deep-backpropagation",
        section="backward",
        title={"ja": "m で二度割っている", "en": "Divided by m twice"},
        explanation={
            "ja": "dZ を m で割ったあと、linear_backward でも割っています。平均をとるのは dW と db "
            "のところだけです。",
            "en": "dZ is divided by m, and linear_backward divides again. The mean belongs to dW and "
            "db alone.",
        },
    ),
    "whole-sign": Mistake(
        function="L_model_backward",
        uses="whole_sign",
        concept="deep-backpropagation",
        section="backward",
        title={"ja": "dAL の符号が逆", "en": "The sign of dAL is flipped"},
        explanation={
            "ja": "すべての勾配の符号が逆です。dAL = −(Y/AL − (1 − Y)/(1 − AL)) のマイナスを確か"
            "めてください。",
            "en": "All gradients have the wrong sign. Look at the minus in dAL = −(Y/AL − (1 − Y)/(1 "
            "− AL)).",
        },
    ),
    "whole-positives": Mistake(
        function="L_model_backward",
        uses="whole_positives",
        concept="deep-backpropagation",
        section="backward",
        title={"ja": "dAL に y = 0 の項がない", "en": "dAL lacks the term for y = 0"},
        explanation={
            "ja": "−Y/AL だけになっています。y = 0 の例からは傾きが届きません。",
            "en": "It is −Y/AL alone, so examples with y = 0 send no slope.",
        },
    ),
    "whole-plus-between": Mistake(
        function="L_model_backward",
        uses="whole_plus_between",
        concept="deep-backpropagation",
        section="backward",
        title={"ja": "dAL の中の符号が違う", "en": "The sign within dAL"},
        explanation={
            "ja": "log(1 − a) を微分すると −1/(1 − a) です。括弧の中の二つの項の間はマイナスです。",
            "en": "The derivative of log(1 − a) is −1/(1 − a). Between the two terms in the brackets "
            "there is a minus.",
        },
    ),
    "whole-shortcut-twice": Mistake(
        function="L_model_backward",
        uses="whole_shortcut_twice",
        concept="deep-backpropagation",
        section="backward",
        title={
            "ja": "シグモイドの傾きを二度掛けている",
            "en": "The slope of the sigmoid is applied twice",
        },
        explanation={
            "ja": "AL − Y は dZ です。dAL として渡すと、シグモイドの傾きがもう一度掛かります。",
            "en": "AL − Y is dZ. Passed on as dAL it gets the slope of the sigmoid a second time.",
        },
    ),
    "whole-mean-twice": Mistake(
        function="L_model_backward",
        uses="whole_mean_twice",
        concept="deep-backpropagation",
        section="backward",
        title={"ja": "dAL を m で割っている", "en": "dAL is divided by m"},
        explanation={
            "ja": "平均は linear_backward の中でとっています。dAL は例ごとの傾きのままにします。",
            "en": "The mean is taken inside linear_backward. dAL stays the slope of each example.",
        },
    ),
    "whole-last-relu": Mistake(
        function="L_model_backward",
        uses="whole_last_relu",
        concept="deep-backpropagation",
        section="backward",
        title={"ja": "最後の層を ReLU として戻っている", "en": "The last layer is taken for ReLU"},
        explanation={
            "ja": "行きに使った活性化関数の傾きで戻ります。最後の層はシグモイドです。",
            "en": "Go back with the slope of the activation used on the way there. In the last layer "
            "that is the sigmoid.",
        },
    ),
    "whole-all-sigmoid": Mistake(
        function="L_model_backward",
        uses="whole_all_sigmoid",
        concept="deep-backpropagation",
        section="backward",
        title={
            "ja": "隠れ層をシグモイドとして戻っている",
            "en": "Hidden layers are taken for sigmoid",
        },
        explanation={
            "ja": "最後の層は正しいのですが、隠れ層は ReLU でした。",
            "en": "The last layer is right, but the hidden layers were ReLU.",
        },
    ),
    "whole-hidden-open": Mistake(
        function="L_model_backward",
        uses="whole_hidden_open",
        concept="activation-derivatives",
        section="backward",
        title={
            "ja": "隠れ層で ReLU の傾きを掛けていない",
            "en": "Hidden layers lack the slope of ReLU",
        },
        explanation={
            "ja": "最後の層だけが正しく、手前の層ほど狂います。止められていたユニットには傾きを送"
            "りません。",
            "en": "Only the last layer is right; the further down, the worse. Units that were off "
            "receive no slope.",
        },
    ),
    "whole-keys-from-zero": Mistake(
        function="L_model_backward",
        uses="whole_keys_from_zero",
        concept="layer-notation",
        section="caches",
        title={"ja": "勾配のキーが一つずれている", "en": "Keys of the gradients are off by one"},
        explanation={
            "ja": "caches[0] は第 1 層のキャッシュです。勾配のキーは dW1、db1 から始まります。",
            "en": "caches[0] belongs to layer 1. The keys begin with dW1 and db1.",
        },
    ),
    "whole-first-missing": Mistake(
        function="L_model_backward",
        uses="whole_first_missing",
        concept="deep-backpropagation",
        section="backward",
        title={"ja": "第 1 層の勾配がない", "en": "Layer 1 has no gradients"},
        explanation={
            "ja": "ループが一回足りません。最後の層のあと、L − 1 個の隠れ層をすべて戻ります。",
            "en": "The loop is one round short. After the last layer all L − 1 hidden layers follow.",
        },
    ),
    "whole-forward-order": Mistake(
        function="L_model_backward",
        uses="whole_forward_order",
        concept="deep-backpropagation",
        section="the-whole-map",
        title={"ja": "第 1 層から始めている", "en": "Starts with layer 1"},
        explanation={
            "ja": "dAL は最後の層の傾きです。最後のキャッシュから始め、手前へ戻ります。",
            "en": "dAL belongs to the last layer. Begin with the last cache and go back.",
        },
    ),
    "update-ascent": Mistake(
        function="update_parameters",
        uses="update_ascent",
        concept="gradient-descent",
        section="the-whole-map",
        title={"ja": "傾きを足している", "en": "The slope is added"},
        explanation={
            "ja": "傾きの向きに動くとコストは増えます。学習率 × 傾きを引きます。",
            "en": "Moving along the slope raises the cost. Subtract the rate times the slope.",
        },
    ),
    "update-no-rate": Mistake(
        function="update_parameters",
        uses="update_no_rate",
        concept="learning-rate",
        section="the-whole-map",
        title={"ja": "学習率を掛けていない", "en": "The learning rate is missing"},
        explanation={
            "ja": "傾きをそのまま引いています。歩幅を決めるのは学習率です。",
            "en": "The whole slope is subtracted. The learning rate decides the stride.",
        },
    ),
    "update-divided": Mistake(
        function="update_parameters",
        uses="update_divided",
        concept="learning-rate",
        section="the-whole-map",
        title={"ja": "学習率で割っている", "en": "Divided by the learning rate"},
        explanation={
            "ja": "学習率は掛けます。小さいほど歩幅が短くなります。",
            "en": "The rate is a factor: the smaller it is, the shorter the step.",
        },
    ),
    "update-step-alone": Mistake(
        function="update_parameters",
        uses="update_step_alone",
        concept="gradient-descent",
        section="the-whole-map",
        title={"ja": "動く量だけを返している", "en": "Only the step is returned"},
        explanation={
            "ja": "−α × 傾きだけです。元のパラメータに加えます。",
            "en": "This is −α times the slope alone. Add it to the old parameter.",
        },
    ),
    "update-multiplied": Mistake(
        function="update_parameters",
        uses="update_multiplied",
        concept="gradient-descent",
        section="the-whole-map",
        title={
            "ja": "パラメータにも学習率を掛けている",
            "en": "The rate multiplies the parameter too",
        },
        explanation={
            "ja": "括弧の位置が違います。学習率は傾きだけに掛かります。",
            "en": "The brackets stand in the wrong place. The rate multiplies the slope only.",
        },
    ),
    "update-weights-only": Mistake(
        function="update_parameters",
        uses="update_weights_only",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "b を更新していない", "en": "b is not updated"},
        explanation={
            "ja": "W だけが動いています。b も同じように更新します。",
            "en": "Only W moves. b is updated in the same way.",
        },
    ),
    "update-biases-only": Mistake(
        function="update_parameters",
        uses="update_biases_only",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "W を更新していない", "en": "W is not updated"},
        explanation={
            "ja": "b だけが動いています。W も同じように更新します。",
            "en": "Only b moves. W is updated in the same way.",
        },
    ),
    "update-last-missing": Mistake(
        function="update_parameters",
        uses="update_last_missing",
        concept="layer-notation",
        section="pitfalls",
        title={"ja": "最後の層を更新していない", "en": "The last layer is not updated"},
        explanation={
            "ja": "range(1, L) は L を含みません。第 L 層まで更新します。",
            "en": "range(1, L) does not include L. Update up to layer L.",
        },
    ),
    "update-unchanged": Mistake(
        function="update_parameters",
        uses="update_unchanged",
        concept="training-cycle",
        section="the-whole-map",
        title={"ja": "パラメータが変わっていない", "en": "The parameters stay the same"},
        explanation={
            "ja": "計算した値を辞書に戻していないか、元の辞書を返しています。",
            "en": "The new values are not stored, or the old dictionary is returned.",
        },
    ),
}

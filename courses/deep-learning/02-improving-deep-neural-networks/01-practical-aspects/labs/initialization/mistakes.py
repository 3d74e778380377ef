"""Wrong versions on purpose: each is a misconception with a name and an explanation."""

import numpy as np
from authoring import Mistake


def start(layers_dims, weights, bias=lambda n, p: np.zeros((n, 1))):
    """Starting values from `weights(units, before)` and `bias(units, before)`."""
    parameters = {}
    for k in range(1, len(layers_dims)):
        n, p = layers_dims[k], layers_dims[k - 1]
        parameters[f"W{k}"], parameters[f"b{k}"] = weights(n, p), bias(n, p)
    return parameters


def nothing(n, p):
    return np.zeros((n, p))


def large(n, p):
    return np.random.randn(n, p) * 10


def he(n, p):
    return np.random.randn(n, p) * np.sqrt(2 / p)


def flat(n, p):
    return np.zeros(n)


def row(n, p):
    return np.zeros((1, n))


def lone(n, p):
    return 0.0


# initialize_parameters_zeros


def zeros_swapped(layers_dims):
    return start(layers_dims, lambda n, p: np.zeros((p, n)))


def zeros_flat(layers_dims):
    return start(layers_dims, nothing, flat)


def zeros_row(layers_dims):
    return start(layers_dims, nothing, row)


def zeros_scalar_bias(layers_dims):
    return start(layers_dims, nothing, lone)


def zeros_ones(layers_dims):
    return start(layers_dims, lambda n, p: np.ones((n, p)))


def zeros_last_missing(layers_dims):
    return start(layers_dims[:-1], nothing)


def zeros_from_zero(layers_dims):
    found = start(layers_dims, nothing)
    return {name[0] + str(int(name[1:]) - 1): value for name, value in found.items()}


def zeros_no_bias(layers_dims):
    found = start(layers_dims, nothing)
    return {name: value for name, value in found.items() if name[0] == "W"}


# initialize_parameters_random


def random_unscaled(layers_dims):
    return start(layers_dims, lambda n, p: np.random.randn(n, p))


def random_small(layers_dims):
    return start(layers_dims, lambda n, p: np.random.randn(n, p) * 0.01)


def random_divided(layers_dims):
    return start(layers_dims, lambda n, p: np.random.randn(n, p) / 10)


def random_uniform(layers_dims):
    return start(layers_dims, lambda n, p: np.random.rand(n, p) * 10)


def random_equal_units(layers_dims):
    return start(layers_dims, lambda n, p: np.ones((n, 1)) * np.random.randn(1, p) * 10)


def random_bias(layers_dims):
    return start(layers_dims, large, lambda n, p: np.random.randn(n, 1) * 10)


def random_flat(layers_dims):
    return start(layers_dims, large, flat)


def random_swapped(layers_dims):
    return start(layers_dims, lambda n, p: np.random.randn(p, n) * 10)


def random_last_missing(layers_dims):
    return start(layers_dims[:-1], large)


# initialize_parameters_he


def he_of(factor):
    """A start whose weights are normal numbers times factor(units, before)."""
    return lambda n, p: np.random.randn(n, p) * factor(n, p)


def he_variance(layers_dims):
    return start(layers_dims, he_of(lambda n, p: 2 / p))


def he_one(layers_dims):
    return start(layers_dims, he_of(lambda n, p: np.sqrt(1 / p)))


def he_own_layer(layers_dims):
    return start(layers_dims, he_of(lambda n, p: np.sqrt(2 / n)))


def he_both_layers(layers_dims):
    return start(layers_dims, he_of(lambda n, p: np.sqrt(2 / (n + p))))


def he_upside_down(layers_dims):
    return start(layers_dims, he_of(lambda n, p: np.sqrt(p / 2)))


def he_multiplied(layers_dims):
    return start(layers_dims, he_of(lambda n, p: np.sqrt(2 * p)))


def he_first_layer(layers_dims):
    return start(layers_dims, he_of(lambda n, p: np.sqrt(2 / layers_dims[0])))


def he_times_ten(layers_dims):
    return start(layers_dims, he_of(lambda n, p: 10 * np.sqrt(2 / p)))


def he_uniform(layers_dims):
    return start(layers_dims, lambda n, p: np.random.rand(n, p) * np.sqrt(2 / p))


def he_bias(layers_dims):
    return start(layers_dims, he, lambda n, p: np.random.randn(n, 1) * np.sqrt(2 / p))


def he_swapped(layers_dims):
    return start(layers_dims, lambda n, p: he(n, p).T)


# signal_sizes


def rms(values):
    return np.sqrt(np.mean(values**2))


def forward(X, layers_dims, initialization, activation=None, size=rms, of_z=False):
    """The right measurement, or one with another activation, size or moment."""
    weights = {"zeros": nothing, "random": large, "he": he}[initialization]
    parameters = start(layers_dims, weights)
    A, sizes = X, [size(X)]
    for k in range(1, len(layers_dims)):
        Z = parameters[f"W{k}"] @ A + parameters[f"b{k}"]
        A = (activation or (lambda z: np.maximum(0, z)))(Z)
        sizes.append(size(Z if of_z else A))
    return sizes


def signal_linear(X, layers_dims, initialization):
    return forward(X, layers_dims, initialization, lambda z: z)


def signal_before(X, layers_dims, initialization):
    return forward(X, layers_dims, initialization, of_z=True)


def signal_deviation(X, layers_dims, initialization):
    return forward(X, layers_dims, initialization, size=np.std)


def signal_mean(X, layers_dims, initialization):
    return forward(X, layers_dims, initialization, size=lambda a: np.mean(np.abs(a)))


def signal_no_root(X, layers_dims, initialization):
    return forward(X, layers_dims, initialization, size=lambda a: np.mean(a**2))


def signal_norm(X, layers_dims, initialization):
    return forward(X, layers_dims, initialization, size=np.linalg.norm)


def signal_no_input(X, layers_dims, initialization):
    return forward(X, layers_dims, initialization)[1:]


def signal_last_missing(X, layers_dims, initialization):
    return forward(X, layers_dims, initialization)[:-1]


def signal_last_alone(X, layers_dims, initialization):
    return forward(X, layers_dims, initialization)[-1]


def signal_always_he(X, layers_dims, initialization):
    return forward(X, layers_dims, "he")


def signal_sigmoid(X, layers_dims, initialization):
    def squash(z):
        return (1 + np.tanh(z / 2)) / 2

    return forward(X, layers_dims, initialization, squash)


MISTAKES = {
    "zeros-swapped": Mistake(
        function="initialize_parameters_zeros",
        uses="zeros_swapped",
        concept="parameter-shapes",
        section="initialization",
        title={
            "ja": "W の行と列が逆になっている",
            "en": "Rows and columns of W are exchanged",
        },
        explanation={
            "ja": (
                "`W` の形が（前の層, その層）になっています。`[3, 4, 2, 1]` で `W1.shape` を表示すると (3, 4) のはずです。行"
                "はその層のユニット、列は前の層のユニットなので、正しくは (4, 3) です。"
            ),
            "en": (
                "`W` has the shape (layer before, this layer): for `[3, 4, 2, 1]` you get "
                "(3, 4) for `W1`. Rows stand for the units of this layer, columns for "
                "those of the one before, so it must be (4, 3)."
            ),
        },
    ),
    "zeros-flat": Mistake(
        function="initialize_parameters_zeros",
        uses="zeros_flat",
        concept="parameter-shapes",
        section="initialization",
        title={
            "ja": "b が一次元の配列になっている",
            "en": "The biases are one-dimensional",
        },
        explanation={
            "ja": (
                "`b` の形が `(n,)` です。これは列でも行でもなく、$WA$ に足すと思わぬ向きに広がります。形を `(n, 1)` にして、縦の列だと決め"
                "ておきましょう。"
            ),
            "en": (
                "`b` has shape `(n,)`, which is neither a column nor a row and spreads in "
                "an unexpected direction when added to $WA$. Give it the shape `(n, 1)`, a "
                "column."
            ),
        },
    ),
    "zeros-row": Mistake(
        function="initialize_parameters_zeros",
        uses="zeros_row",
        concept="parameter-shapes",
        section="initialization",
        title={
            "ja": "b が横一行になっている",
            "en": "The biases are rows",
        },
        explanation={
            "ja": "`b` の形が (1, n) です。$Z$ の行がユニット、列が例なので、ユニットごとに一つの値を持つ `b` は縦の列 (n, 1) になります。",
            "en": (
                "`b` has shape (1, n). In $Z$ rows are units and columns are examples; one "
                "value per unit is a column, (n, 1)."
            ),
        },
    ),
    "zeros-scalar-bias": Mistake(
        function="initialize_parameters_zeros",
        uses="zeros_scalar_bias",
        concept="parameter-shapes",
        section="initialization",
        title={
            "ja": "b がただの数になっている",
            "en": "The biases are plain numbers",
        },
        explanation={
            "ja": (
                "`b` が一つの数 0 です。最初は同じでも、学習が始まればユニットごとに違う値になります。ユニットの数だけ要素を持つ、形 (n, 1) の配列にし"
                "てください。"
            ),
            "en": (
                "`b` is the single number 0. That is the same at first, but training gives "
                "each unit a bias of its own. Make it an array of shape (n, 1), one entry "
                "per unit."
            ),
        },
    ),
    "zeros-ones": Mistake(
        function="initialize_parameters_zeros",
        uses="zeros_ones",
        concept="symmetry-breaking",
        section="initialization",
        title={
            "ja": "重みが 0 ではなく 1 になっている",
            "en": "The weights are 1, not 0",
        },
        explanation={
            "ja": "重みがすべて 1 です。どのユニットも同じままという点では 0 と変わりませんが、この関数は 0 で始めるとどうなるかを見るためのものです。",
            "en": (
                "All weights are 1. As far as symmetry goes that is no better than 0, but "
                "this function is there to show what zeros do."
            ),
        },
    ),
    "zeros-last-missing": Mistake(
        function="initialize_parameters_zeros",
        uses="zeros_last_missing",
        concept="parameter-shapes",
        section="initialization",
        title={
            "ja": "最後の層がない",
            "en": "The last layer is missing",
        },
        explanation={
            "ja": (
                "`[3, 4, 2, 1]` で `W3` と `b3` がありません。リストの最初は入力の大きさなので、層は 1 から「長さ − 1」まであります"
                "。`range` の終わりの値は含まれないことにも注意してください。"
            ),
            "en": (
                "For `[3, 4, 2, 1]` there are no `W3` and `b3`. The first entry is the "
                "input, so layers run from 1 to length − 1; remember that `range` stops "
                "before its end."
            ),
        },
    ),
    "zeros-from-zero": Mistake(
        function="initialize_parameters_zeros",
        uses="zeros_from_zero",
        concept="parameter-shapes",
        section="initialization",
        title={
            "ja": "番号が 0 から始まっている",
            "en": "Numbering starts at 0",
        },
        explanation={
            "ja": "キーが `W0` から始まっています。0 番は入力で、重みを持ちません。最初の層は `W1`、`b1` です。",
            "en": (
                "The keys start with `W0`. Number 0 is the input, which has no weights; "
                "the first layer is `W1`, `b1`."
            ),
        },
    ),
    "zeros-no-bias": Mistake(
        function="initialize_parameters_zeros",
        uses="zeros_no_bias",
        concept="parameter-shapes",
        section="initialization",
        title={
            "ja": "バイアスが入っていない",
            "en": "The biases are missing",
        },
        explanation={
            "ja": "辞書に重みしか入っていません。どの層にも、重み `W` とバイアス `b` の両方が必要です。",
            "en": "The dictionary holds weights only. Every layer needs both, `W` and `b`.",
        },
    ),
    "random-unscaled": Mistake(
        function="initialize_parameters_random",
        uses="random_unscaled",
        concept="he-initialisation",
        section="initialization",
        title={
            "ja": "10 倍していない",
            "en": "The factor 10 is missing",
        },
        explanation={
            "ja": "重みの標準偏差が 1 です。標準正規乱数をそのまま使っています。この関数では、わざと大きすぎる値にするために 10 倍します。",
            "en": (
                "The weights have standard deviation 1: the standard normal numbers as "
                "they come. Here they are multiplied by 10, too large on purpose."
            ),
        },
    ),
    "random-small": Mistake(
        function="initialize_parameters_random",
        uses="random_small",
        concept="he-initialisation",
        section="initialization",
        title={
            "ja": "0.01 倍になっている",
            "en": "Scaled by 0.01",
        },
        explanation={
            "ja": (
                "重みの標準偏差が 0.01 です。前のコースではそのくらい小さな乱数を使いましたが、ここでは大きすぎるとどうなるかを見るので、10 倍にしてください"
                "。"
            ),
            "en": (
                "The weights have standard deviation 0.01, as small as in the previous "
                "course. This function is to show what too large a start does: multiply by "
                "10."
            ),
        },
    ),
    "random-divided": Mistake(
        function="initialize_parameters_random",
        uses="random_divided",
        concept="he-initialisation",
        section="initialization",
        title={
            "ja": "掛けずに割っている",
            "en": "Divided where it should be multiplied",
        },
        explanation={
            "ja": "重みの標準偏差が 0.1 です。10 を掛けるところで割っています。",
            "en": (
                "The weights have standard deviation 0.1: they are divided by 10, not multiplied."
            ),
        },
    ),
    "random-uniform": Mistake(
        function="initialize_parameters_random",
        uses="random_uniform",
        concept="normal-distribution",
        section="initialization",
        title={
            "ja": "0 から 10 の一様乱数になっている",
            "en": "Uniform numbers from 0 to 10",
        },
        explanation={
            "ja": (
                "負の重みが一つもなく、平均が 5 に近くなっています。`np.random.rand` は 0 と 1 の間の一様乱数です。正規乱数は、名前の最後に"
                " n が付くほうです。"
            ),
            "en": (
                "No weight is negative and the mean is near 5. `np.random.rand` gives "
                "uniform numbers between 0 and 1; the normal ones have an n at the end of "
                "the name."
            ),
        },
    ),
    "random-equal-units": Mistake(
        function="initialize_parameters_random",
        uses="random_equal_units",
        concept="symmetry-breaking",
        section="initialization",
        title={
            "ja": "どのユニットも同じ重みになっている",
            "en": "All units have the same weights",
        },
        explanation={
            "ja": (
                "`W` の行がどれも同じです。乱数でも、全ユニットに同じ値を配ると対称性が残り、どのユニットも同じことを学びます。要素ごとに別の乱数を引いてください"
                "。"
            ),
            "en": (
                "All rows of `W` are equal. Random or not, units that share their weights "
                "stay symmetric and learn the same thing. Draw a new number for every "
                "entry."
            ),
        },
    ),
    "random-bias": Mistake(
        function="initialize_parameters_random",
        uses="random_bias",
        concept="symmetry-breaking",
        section="initialization",
        title={
            "ja": "バイアスも乱数になっている",
            "en": "The biases are random too",
        },
        explanation={
            "ja": "`b` が 0 ではありません。対称性は重みの乱数だけで破れるので、バイアスは 0 のままにします。",
            "en": (
                "`b` is not 0. The random weights already break the symmetry; biases stay at 0."
            ),
        },
    ),
    "random-flat": Mistake(
        function="initialize_parameters_random",
        uses="random_flat",
        concept="parameter-shapes",
        section="initialization",
        title={
            "ja": "b が一次元の配列になっている",
            "en": "The biases are one-dimensional",
        },
        explanation={
            "ja": "`b` の形が `(n,)` です。ユニットごとに一つの値を縦に並べた `(n, 1)` にしてください。",
            "en": "`b` has shape `(n,)`. Make it a column with one value per unit: `(n, 1)`.",
        },
    ),
    "random-swapped": Mistake(
        function="initialize_parameters_random",
        uses="random_swapped",
        concept="parameter-shapes",
        section="initialization",
        title={
            "ja": "W の行と列が逆になっている",
            "en": "Rows and columns of W are exchanged",
        },
        explanation={
            "ja": "`W` の形が（前の層, その層）になっています。乱数を引くときに渡す大きさは、その層、前の層の順です。",
            "en": (
                "`W` has the shape (layer before, this layer). The sizes handed to the "
                "generator come in the order this layer, layer before."
            ),
        },
    ),
    "random-last-missing": Mistake(
        function="initialize_parameters_random",
        uses="random_last_missing",
        concept="parameter-shapes",
        section="initialization",
        title={
            "ja": "最後の層がない",
            "en": "The last layer is missing",
        },
        explanation={
            "ja": "最後の層の `W` と `b` がありません。層の番号は 1 から「リストの長さ − 1」までです。",
            "en": (
                "`W` and `b` of the last layer are missing. Layers run from 1 to the "
                "length of the list minus 1."
            ),
        },
    ),
    "he-variance": Mistake(
        function="initialize_parameters_he",
        uses="he_variance",
        concept="he-initialisation",
        section="initialization",
        title={
            "ja": "平方根をとらずに掛けている",
            "en": "The square root is missing",
        },
        explanation={
            "ja": (
                "入力が 50 個の層で、標準偏差が 0.2 ではなく 0.04 になっています。$2/n$ は重みの**分散**です。乱数に掛けるのは標準偏差、つま"
                "りその平方根です。"
            ),
            "en": (
                "With 50 inputs the standard deviation is 0.04 and not 0.2. $2/n$ is the "
                "**variance** of the weights; random numbers are multiplied by the "
                "standard deviation, its root."
            ),
        },
    ),
    "he-one": Mistake(
        function="initialize_parameters_he",
        uses="he_one",
        concept="he-initialisation",
        section="initialization",
        title={
            "ja": "2 ではなく 1 を使っている",
            "en": "1 in place of 2",
        },
        explanation={
            "ja": (
                "重みが $1/\\sqrt{2}$ 倍だけ小さくなっています。分散 $1/n$ は tanh に向く初期値です。ReLU は信号の半分を 0 にする"
                "ので、その分を 2 で補います。"
            ),
            "en": (
                "The weights are smaller by $1/\\sqrt{2}$. A variance of $1/n$ suits tanh; "
                "ReLU cuts away half of the signal, and the 2 makes up for it."
            ),
        },
    ),
    "he-own-layer": Mistake(
        function="initialize_parameters_he",
        uses="he_own_layer",
        concept="he-initialisation",
        section="initialization",
        title={
            "ja": "前の層ではなく、その層の大きさで割っている",
            "en": "Divided by this layer's size, not by the one before",
        },
        explanation={
            "ja": (
                "分母が $n^{[l]}$ になっています。$z$ は前の層の出力の和なので、項の数は**前の層**の大きさ $n^{[l-1]}$ です。50 個"
                "から 200 個への層で `W1.std()` を確かめてください。"
            ),
            "en": (
                "The denominator is $n^{[l]}$. A unit's $z$ is a sum over the outputs of "
                "the layer **before**, so the number of terms is $n^{[l-1]}$. Look at "
                "`W1.std()` for a layer from 50 to 200 units."
            ),
        },
    ),
    "he-both-layers": Mistake(
        function="initialize_parameters_he",
        uses="he_both_layers",
        concept="glorot-initialisation",
        section="initialization",
        title={
            "ja": "両側の層の大きさを足している",
            "en": "The sizes of both layers are added",
        },
        explanation={
            "ja": (
                "分散が $2/(n^{[l-1]} + n^{[l]})$ になっています。これは Glorot の初期化で、tanh やシグモイドのためのものです"
                "。He では前の層の大きさだけを使います。"
            ),
            "en": (
                "The variance is $2/(n^{[l-1]} + n^{[l]})$. That is Glorot's "
                "initialisation, made for tanh and the sigmoid; He uses the size of the "
                "layer before alone."
            ),
        },
    ),
    "he-upside-down": Mistake(
        function="initialize_parameters_he",
        uses="he_upside_down",
        concept="he-initialisation",
        section="initialization",
        title={
            "ja": "分数の上下が逆になっている",
            "en": "The fraction is upside down",
        },
        explanation={
            "ja": "前の層が大きいほど重みも大きくなっています。和の項が増えるほど一つ一つは小さくしたいので、$n^{[l-1]}$ は分母に置きます。",
            "en": (
                "Weights grow with the layer before. The more terms a sum has, the smaller "
                "each should be: $n^{[l-1]}$ belongs in the denominator."
            ),
        },
    ),
    "he-multiplied": Mistake(
        function="initialize_parameters_he",
        uses="he_multiplied",
        concept="he-initialisation",
        section="initialization",
        title={
            "ja": "割らずに掛けている",
            "en": "Multiplied by the size, not divided by it",
        },
        explanation={
            "ja": (
                "平方根の中が $2 \\cdot n^{[l-1]}$ になっています。層が広いほど信号が爆発します。$2$ を $n^{[l-1]}$ で割ってく"
                "ださい。"
            ),
            "en": (
                "Under the root stands $2 \\cdot n^{[l-1]}$, so wide layers explode all "
                "the more. Divide 2 by $n^{[l-1]}$."
            ),
        },
    ),
    "he-first-layer": Mistake(
        function="initialize_parameters_he",
        uses="he_first_layer",
        concept="he-initialisation",
        section="initialization",
        title={
            "ja": "どの層も入力の大きさで割っている",
            "en": "Every layer is scaled by the input's size",
        },
        explanation={
            "ja": (
                "`W1` は正しいのに、ほかの層の広がりが違います。どの層にも $n^{[0]}$ を使っています。層ごとに、その一つ前の層の大きさを使ってください"
                "。"
            ),
            "en": (
                "`W1` is right, the others are not: all layers use $n^{[0]}$. Each layer "
                "takes the size of the one just before it."
            ),
        },
    ),
    "he-times-ten": Mistake(
        function="initialize_parameters_he",
        uses="he_times_ten",
        concept="he-initialisation",
        section="initialization",
        title={
            "ja": "10 倍が残っている",
            "en": "The factor 10 is still there",
        },
        explanation={
            "ja": "重みがちょうど 10 倍大きくなっています。前の関数から写した 10 が残っているようです。",
            "en": (
                "The weights are ten times too large: the 10 of the previous function is "
                "still there."
            ),
        },
    ),
    "he-uniform": Mistake(
        function="initialize_parameters_he",
        uses="he_uniform",
        concept="normal-distribution",
        section="initialization",
        title={
            "ja": "0 と 1 の間の一様乱数を使っている",
            "en": "Uniform numbers between 0 and 1",
        },
        explanation={
            "ja": "重みがすべて正です。`np.random.rand` ではなく、平均 0 の正規乱数を引いてください。",
            "en": (
                "All weights are positive. Draw normal numbers of mean 0, not those of "
                "`np.random.rand`."
            ),
        },
    ),
    "he-bias": Mistake(
        function="initialize_parameters_he",
        uses="he_bias",
        concept="symmetry-breaking",
        section="initialization",
        title={
            "ja": "バイアスも乱数になっている",
            "en": "The biases are random too",
        },
        explanation={
            "ja": "`b` が 0 ではありません。He の初期化で決めるのは重みだけで、バイアスは 0 です。",
            "en": "`b` is not 0. He's rule is about the weights; biases start at 0.",
        },
    ),
    "he-swapped": Mistake(
        function="initialize_parameters_he",
        uses="he_swapped",
        concept="parameter-shapes",
        section="initialization",
        title={
            "ja": "W の行と列が逆になっている",
            "en": "Rows and columns of W are exchanged",
        },
        explanation={
            "ja": "広がりは正しいのですが、形が（前の層, その層）になっています。行がその層、列が前の層です。",
            "en": (
                "The spread is right, but the shape is (layer before, this layer). Rows "
                "are for this layer, columns for the one before."
            ),
        },
    ),
    "signal-linear": Mistake(
        function="signal_sizes",
        uses="signal_linear",
        concept="relu-activation",
        section="initialization",
        title={
            "ja": "ReLU を通していない",
            "en": "ReLU is missing",
        },
        explanation={
            "ja": "He で、一層ごとに信号が約 1.41 倍になっています。$Z$ をそのまま次の層に渡しているためです。負の値を 0 にしてから渡してください。",
            "en": (
                "With He the signal grows by about 1.41 in each layer, because $Z$ goes on "
                "to the next layer as it is. Set negative values to 0 first."
            ),
        },
    ),
    "signal-before": Mistake(
        function="signal_sizes",
        uses="signal_before",
        concept="relu-activation",
        section="initialization",
        title={
            "ja": "ReLU の前の Z を測っている",
            "en": "Z is measured, before ReLU",
        },
        explanation={
            "ja": "次の層に渡す値は正しいのに、測っているのが $Z$ です。測るのは、ReLU を通したあとの $A$ です。",
            "en": (
                "What goes on to the next layer is right, but it is $Z$ that you measure. "
                "Measure $A$, after ReLU."
            ),
        },
    ),
    "signal-deviation": Mistake(
        function="signal_sizes",
        uses="signal_deviation",
        concept="expectation-and-variance",
        section="initialization",
        title={
            "ja": "標準偏差を測っている",
            "en": "The standard deviation is measured",
        },
        explanation={
            "ja": (
                "平均を引いてから測っています。最初の数を、`X` の二乗の平均の平方根と比べてください。ReLU の出力は平均が 0 ではないので、二つは違う値にな"
                "ります。"
            ),
            "en": (
                "The mean is taken away first. Compare your first number with the root of "
                "the mean square of `X`: the output of ReLU does not have mean 0, so the "
                "two differ."
            ),
        },
    ),
    "signal-mean": Mistake(
        function="signal_sizes",
        uses="signal_mean",
        concept="expectation-and-variance",
        section="initialization",
        title={
            "ja": "絶対値の平均を測っている",
            "en": "The mean of absolute values is measured",
        },
        explanation={
            "ja": "二乗せず、絶対値を平均しています。`X = [[3, 4]]` なら 3.5 ではなく 3.54 になるはずです。",
            "en": (
                "Absolute values are averaged, not squares. For `X = [[3, 4]]` the answer "
                "is 3.54, not 3.5."
            ),
        },
    ),
    "signal-no-root": Mistake(
        function="signal_sizes",
        uses="signal_no_root",
        concept="expectation-and-variance",
        section="initialization",
        title={
            "ja": "平方根をとっていない",
            "en": "The root is missing",
        },
        explanation={
            "ja": "二乗の平均のままです。`X = [[3, 4]]` で 12.5 になっていませんか。その平方根が答えです。",
            "en": (
                "This is the mean of the squares. Do you get 12.5 for `X = [[3, 4]]`? Its "
                "root is the answer."
            ),
        },
    ),
    "signal-norm": Mistake(
        function="signal_sizes",
        uses="signal_norm",
        concept="vector-norms",
        section="initialization",
        title={
            "ja": "平均せずに和の平方根をとっている",
            "en": "The sum is not divided by the number of entries",
        },
        explanation={
            "ja": "全要素の二乗の**和**の平方根になっています。これでは例の数や層の幅を増やすだけで大きくなります。要素の数で割って平均にしてください。",
            "en": (
                "This is the root of the **sum** of squares, which grows with the number "
                "of examples and units alone. Divide by the number of entries."
            ),
        },
    ),
    "signal-no-input": Mistake(
        function="signal_sizes",
        uses="signal_no_input",
        concept="deep-forward-propagation",
        section="initialization",
        title={
            "ja": "入力の大きさが入っていない",
            "en": "The size of the input is missing",
        },
        explanation={
            "ja": "数が一つ足りません。リストの最初は、どの層も通っていない `X` の大きさです。",
            "en": (
                "One number is missing. The list begins with the size of `X`, before any layer."
            ),
        },
    ),
    "signal-last-missing": Mistake(
        function="signal_sizes",
        uses="signal_last_missing",
        concept="deep-forward-propagation",
        section="initialization",
        title={
            "ja": "最後の層が入っていない",
            "en": "The last layer is missing",
        },
        explanation={
            "ja": "数が一つ足りません。最後の層の出力を測る前に終わっています。層の数は `layers_dims` の長さ − 1 です。",
            "en": (
                "One number is missing: the loop ends before the last layer is measured. "
                "There are as many layers as `layers_dims` has entries, minus 1."
            ),
        },
    ),
    "signal-last-alone": Mistake(
        function="signal_sizes",
        uses="signal_last_alone",
        concept="deep-forward-propagation",
        section="initialization",
        title={
            "ja": "最後の層の大きさだけを返している",
            "en": "Only the last size is returned",
        },
        explanation={
            "ja": "数が一つだけ返っています。途中でどう変わったかを見たいので、入力から最後の層までの大きさをすべてリストに入れてください。",
            "en": (
                "A single number comes back. What happens on the way matters: put all "
                "sizes, from the input to the last layer, into the list."
            ),
        },
    ),
    "signal-always-he": Mistake(
        function="signal_sizes",
        uses="signal_always_he",
        concept="he-initialisation",
        section="initialization",
        title={
            "ja": "initialization を見ていない",
            "en": "The argument initialization is ignored",
        },
        explanation={
            "ja": "どの名前を渡しても He で始めています。`initialization` の値によって、呼び出す関数を選んでください。",
            "en": (
                "Whatever the name, the start is He's. Choose the function by the value of "
                "`initialization`."
            ),
        },
    ),
    "signal-sigmoid": Mistake(
        function="signal_sizes",
        uses="signal_sigmoid",
        concept="relu-activation",
        section="initialization",
        title={
            "ja": "シグモイドを使っている",
            "en": "The sigmoid is used",
        },
        explanation={
            "ja": '"zeros" でも大きさが 0.5 になっています。シグモイドは 0 を 0.5 に移すからです。このラボではすべての層が ReLU です。',
            "en": (
                'Even with "zeros" the size is 0.5, since the sigmoid turns 0 into 0.5. '
                "In this lab every layer is ReLU."
            ),
        },
    ),
}

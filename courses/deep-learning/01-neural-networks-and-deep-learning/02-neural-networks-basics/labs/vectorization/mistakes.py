"""Wrong versions on purpose: each is a misconception with a name and an explanation."""

import numpy as np
from authoring import Mistake


def dot_product_of_sums(a, b):
    return np.sum(a) * np.sum(b)


def dot_product_no_sum(a, b):
    return a * b


def outer_product_transposed(a, b):
    return np.outer(b, a)


def outer_product_of_sums(a, b):
    return a[:, None] + b


def relu_and_derivative_wrong_at_zero(Z):
    return np.maximum(0, Z), (Z >= 0).astype(float)


def relu_and_derivative_sign(Z):
    return np.maximum(0, Z), np.sign(Z)


def relu_and_derivative_no_slope(Z):
    return np.maximum(0, Z), np.maximum(0, Z)


def relu_and_derivative_booleans(Z):
    return np.maximum(0, Z), Z > 0


def relu_and_derivative_swapped(Z):
    return (Z > 0).astype(float), np.maximum(0, Z)


def relu_and_derivative_absolute(Z):
    return np.abs(Z), (Z > 0).astype(float)


def column_norms_wrong_axis(X):
    return np.sqrt(np.sum(X**2, axis=1, keepdims=True))


def column_norms_squared(X):
    return np.sum(X**2, axis=0, keepdims=True)


def column_norms_flat(X):
    return np.sqrt(np.sum(X**2, axis=0))


def column_norms_whole(X):
    return np.linalg.norm(X)


def column_norms_absolute(X):
    return np.sum(np.abs(X), axis=0, keepdims=True)


def linear_scores_forgot_bias(w, b, X):
    return w.T @ X


def linear_scores_transposed(w, b, X):
    return X.T @ w + b


def linear_scores_mean(w, b, X):
    return np.mean(w * X, axis=0, keepdims=True) + b


def linear_scores_bias_per_feature(w, b, X):
    return np.sum(w * X + b, axis=0, keepdims=True)


def gradient_sums_means(X, dZ):
    return X @ dZ.T / X.shape[1], np.mean(dZ)


def gradient_sums_transposed(X, dZ):
    return dZ @ X.T, np.sum(dZ)


def gradient_sums_no_sum(X, dZ):
    return X * dZ, np.sum(dZ)


def gradient_sums_separate(X, dZ):
    return np.sum(X, axis=1, keepdims=True) * np.sum(dZ), np.sum(dZ)


def gradient_sums_db_not_summed(X, dZ):
    return X @ dZ.T, np.sum(dZ, axis=0)


def standardize_features_wrong_axis(X):
    return (X - X.mean(axis=0)) / X.std(axis=0)


def standardize_features_global(X):
    return (X - X.mean()) / X.std()


def standardize_features_centred_only(X):
    return X - X.mean(axis=1, keepdims=True)


def standardize_features_variance(X):
    return (X - X.mean(axis=1, keepdims=True)) / X.var(axis=1, keepdims=True)


def standardize_features_sample(X):
    return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True, ddof=1)


def standardize_features_not_centred(X):
    return X / X.std(axis=1, keepdims=True)


def standardize_features_missing_brackets(X):
    return X - X.mean(axis=1, keepdims=True) / X.std(axis=1, keepdims=True)


def squared_sums(A, B):
    """|a|^2 for the rows and |b|^2 for the columns of the table."""
    return np.sum(A**2, axis=0)[:, None] + np.sum(B**2, axis=0)


def pairwise_squared_distances_transposed(A, B):
    return (squared_sums(A, B) - 2 * A.T @ B).T


def pairwise_squared_distances_rooted(A, B):
    return np.sqrt(np.sum((A[:, :, None] - B[:, None, :]) ** 2, axis=0))


def pairwise_squared_distances_no_cross_term(A, B):
    return squared_sums(A, B)


def pairwise_squared_distances_missing_two(A, B):
    return squared_sums(A, B) - A.T @ B


def pairwise_squared_distances_plus(A, B):
    return squared_sums(A, B) + 2 * A.T @ B


def pairwise_squared_distances_sum_first(A, B):
    return np.sum(A[:, :, None] - B[:, None, :], axis=0) ** 2


def pairwise_squared_distances_absolute(A, B):
    return np.sum(np.abs(A[:, :, None] - B[:, None, :]), axis=0)


MISTAKES = {
    "dot-product-of-sums": Mistake(
        function="dot_product",
        uses="dot_product_of_sums",
        concept="vectorisation",
        section="vectorisation",
        title={"ja": "足してから掛けている", "en": "Summed first, multiplied after"},
        explanation={
            "ja": "sum(a)·sum(b) を計算しています。内積は、同じ位置の要素を掛けてから足します。",
            "en": "This is sum(a)·sum(b). A dot product multiplies entries in the same place, "
            "then adds.",
        },
    ),
    "dot-product-no-sum": Mistake(
        function="dot_product",
        uses="dot_product_no_sum",
        concept="vectorisation",
        section="vectorisation",
        title={"ja": "積を足し合わせていない", "en": "The products are not added up"},
        explanation={
            "ja": "a * b は要素ごとの積で、形が (n,) のままです。それを足して 1 個の数にします。",
            "en": "a * b is the product entry by entry, still of shape (n,). Add those up to "
            "one number.",
        },
    ),
    "outer-product-transposed": Mistake(
        function="outer_product",
        uses="outer_product_transposed",
        concept="array-shapes",
        section="broadcasting",
        title={"ja": "行と列が入れ替わっている", "en": "Rows and columns are swapped"},
        explanation={
            "ja": "表が転置されています。行が a、列が b に対応するので、列にするのは a のほうで"
            "す。",
            "en": "The table is transposed. Rows belong to a, so it is a that becomes the column.",
        },
    ),
    "outer-product-of-sums": Mistake(
        function="outer_product",
        uses="outer_product_of_sums",
        concept="broadcasting",
        section="broadcasting",
        title={"ja": "掛け算ではなく足し算になっている", "en": "Added instead of multiplied"},
        explanation={
            "ja": "ブロードキャストの形は合っていますが、a[i] + b[j] の表になっています。",
            "en": "The broadcasting is right, but this is the table of a[i] + b[j].",
        },
    ),
    "relu-wrong-at-zero": Mistake(
        function="relu_and_derivative",
        uses="relu_and_derivative_wrong_at_zero",
        concept="derivative-as-slope",
        section="derivative-as-slope",
        title={"ja": "Z = 0 の傾きが 1 になっている", "en": "Slope 1 at Z = 0"},
        explanation={
            "ja": "Z >= 0 で比べています。0 では左右の傾きが違うので、値は約束で決めます。ここ"
            "では 0 です。",
            "en": "The comparison is Z >= 0. At 0 the slopes on the two sides differ, so the "
            "value is a rule; ours is 0.",
        },
    ),
    "relu-sign": Mistake(
        function="relu_and_derivative",
        uses="relu_and_derivative_sign",
        concept="derivative-as-slope",
        section="derivative-as-slope",
        title={"ja": "負の側の傾きが −1 になっている", "en": "Slope −1 on the negative side"},
        explanation={
            "ja": "np.sign は負の数で −1 になります。ReLU は負の側では平らなので、傾きは 0 です。",
            "en": "np.sign is −1 for negative numbers. ReLU is flat there, so its slope is 0.",
        },
    ),
    "relu-no-slope": Mistake(
        function="relu_and_derivative",
        uses="relu_and_derivative_no_slope",
        concept="derivative-as-slope",
        section="derivative-as-slope",
        title={
            "ja": "傾きの代わりに ReLU の値を返している",
            "en": "The value again instead of the slope",
        },
        explanation={
            "ja": "2 番目も max(0, Z) になっています。正の側の傾きは、Z の大きさによらず 1 です。",
            "en": "The second output is max(0, Z) too. On the positive side the slope is 1, "
            "however large Z is.",
        },
    ),
    "relu-booleans": Mistake(
        function="relu_and_derivative",
        uses="relu_and_derivative_booleans",
        concept="vectorisation",
        section="vectorisation",
        title={"ja": "傾きが真偽値のまま", "en": "The slope is left as truth values"},
        explanation={
            "ja": "Z > 0 の結果は True と False の配列です。astype(float) で 1. と 0. に直します。",
            "en": "Z > 0 gives an array of True and False. astype(float) turns it into 1. and 0.",
        },
    ),
    "relu-swapped": Mistake(
        function="relu_and_derivative",
        uses="relu_and_derivative_swapped",
        concept="vectorisation",
        section="vectorisation",
        title={"ja": "返す順序が逆になっている", "en": "The two outputs are swapped"},
        explanation={
            "ja": "(slope, A) の順に返しています。先が A、後が slope です。",
            "en": "The pair is (slope, A). A comes first, slope second.",
        },
    ),
    "relu-absolute": Mistake(
        function="relu_and_derivative",
        uses="relu_and_derivative_absolute",
        concept="vectorisation",
        section="vectorisation",
        title={
            "ja": "負の値を 0 にせず、符号を変えている",
            "en": "Negative values are flipped, not cut",
        },
        explanation={
            "ja": "|Z| になっています。ReLU は負の値を 0 にします。",
            "en": "This is |Z|. ReLU turns negative values into 0.",
        },
    ),
    "column-norms-wrong-axis": Mistake(
        function="column_norms",
        uses="column_norms_wrong_axis",
        concept="column-convention",
        section="broadcasting",
        title={"ja": "行ごとの長さになっている", "en": "Row lengths instead of column lengths"},
        explanation={
            "ja": "axis=1 で足すと、行（特徴量）ごとの値になります。列の中を縦に足すのは axis=0 "
            "です。",
            "en": "Summing along axis 1 gives one value for each row (feature). Going down a "
            "column is axis 0.",
        },
    ),
    "column-norms-squared": Mistake(
        function="column_norms",
        uses="column_norms_squared",
        concept="vectorisation",
        section="vectorisation",
        title={"ja": "平方根を取っていない", "en": "The square root is missing"},
        explanation={
            "ja": "二乗の和のままです。長さは、その平方根です。",
            "en": "This is the sum of squares. The length is its square root.",
        },
    ),
    "column-norms-flat": Mistake(
        function="column_norms",
        uses="column_norms_flat",
        concept="array-shapes",
        section="broadcasting",
        title={"ja": "軸が一つ消えている", "en": "One axis is lost"},
        explanation={
            "ja": "形が (m,) です。keepdims=True を付けると (1, m) のまま残り、あとの計算で形を"
            "間違えにくくなります。",
            "en": "The shape is (m,). keepdims=True keeps it at (1, m), and later steps are safer.",
        },
    ),
    "column-norms-whole": Mistake(
        function="column_norms",
        uses="column_norms_whole",
        concept="array-shapes",
        section="vectorisation",
        title={"ja": "行列全体の長さになっている", "en": "One length for the whole matrix"},
        explanation={
            "ja": "axis を指定しないと、全要素をまとめた 1 個の値になります。axis=0 で列ごとに"
            "求めます。",
            "en": "Without axis, all entries are taken together into one value. axis=0 gives "
            "one for each column.",
        },
    ),
    "column-norms-absolute": Mistake(
        function="column_norms",
        uses="column_norms_absolute",
        concept="vectorisation",
        section="vectorisation",
        title={"ja": "二乗ではなく絶対値を足している", "en": "Absolute values instead of squares"},
        explanation={
            "ja": "絶対値の和（L1 ノルム）です。長さは、二乗の和の平方根です。",
            "en": "This is the sum of absolute values, the L1 norm. The length is the root of "
            "the sum of squares.",
        },
    ),
    "linear-scores-forgot-bias": Mistake(
        function="linear_scores",
        uses="linear_scores_forgot_bias",
        concept="broadcasting",
        section="broadcasting",
        title={"ja": "b を足していない", "en": "b is not added"},
        explanation={
            "ja": "wᵀX だけになっています。数 b を足すと、ブロードキャストですべての例に足されます。",
            "en": "This is wᵀX alone. Adding the number b broadcasts it to all examples.",
        },
    ),
    "linear-scores-transposed": Mistake(
        function="linear_scores",
        uses="linear_scores_transposed",
        concept="column-convention",
        section="notation-and-shapes",
        title={"ja": "スコアが転置されている", "en": "The scores are transposed"},
        explanation={
            "ja": "X.T @ w の形は (m, 1) です。例を列に並べるには、w.T @ X とします。",
            "en": "X.T @ w has shape (m, 1). Examples go in columns: w.T @ X.",
        },
    ),
    "linear-scores-mean": Mistake(
        function="linear_scores",
        uses="linear_scores_mean",
        concept="vectorisation",
        section="vectorisation",
        title={"ja": "和ではなく平均を取っている", "en": "A mean instead of a sum"},
        explanation={
            "ja": "特徴量の数で割られています。スコアは、重み付きの和そのものです。",
            "en": "The scores are divided by the number of features. A score is the weighted "
            "sum itself.",
        },
    ),
    "linear-scores-bias-per-feature": Mistake(
        function="linear_scores",
        uses="linear_scores_bias_per_feature",
        concept="broadcasting",
        section="broadcasting",
        title={"ja": "b を特徴量の数だけ足している", "en": "b is added once for every feature"},
        explanation={
            "ja": "和を取る前に b を足したため、n_x 回足されています。足し合わせたあとで 1 回だ"
            "け足します。",
            "en": "b is added before the sum and so counts n_x times. Add it once, after the sum.",
        },
    ),
    "gradient-sums-means": Mistake(
        function="gradient_sums",
        uses="gradient_sums_means",
        concept="logistic-gradients",
        section="gradients",
        title={"ja": "和ではなく平均になっている", "en": "Means instead of sums"},
        explanation={
            "ja": "m で割られています。平均にするのは呼び出す側で、ここでは和を返します。",
            "en": "The results are divided by m. The caller takes the mean; this function "
            "returns the sums.",
        },
    ),
    "gradient-sums-transposed": Mistake(
        function="gradient_sums",
        uses="gradient_sums_transposed",
        concept="array-shapes",
        section="notation-and-shapes",
        title={"ja": "dw が転置されている", "en": "dw is transposed"},
        explanation={
            "ja": "dw の形が (1, n_x) です。w と同じ (n_x, 1) にするには、X @ dZ.T の順に掛けま"
            "す。",
            "en": "dw has shape (1, n_x). For the shape of w, (n_x, 1), multiply X @ dZ.T.",
        },
    ),
    "gradient-sums-no-sum": Mistake(
        function="gradient_sums",
        uses="gradient_sums_no_sum",
        concept="vectorisation",
        section="vectorisation",
        title={"ja": "例について足していない", "en": "Not summed over the examples"},
        explanation={
            "ja": "X * dZ の形は (n_x, m) のままです。例の軸（axis=1）について足すか、X @ dZ.T "
            "とします。",
            "en": "X * dZ still has shape (n_x, m). Sum along the examples (axis 1), or write X "
            "@ dZ.T.",
        },
    ),
    "gradient-sums-separate": Mistake(
        function="gradient_sums",
        uses="gradient_sums_separate",
        concept="vectorisation",
        section="vectorisation",
        title={"ja": "X と dZ を別々に足している", "en": "X and dZ are summed separately"},
        explanation={
            "ja": "例ごとに x と dz を掛けてから足します。先に足してしまうと、どの例の誤差かが"
            "分からなくなります。",
            "en": "Multiply x and dz example by example, then add. Summed first, an error no "
            "longer belongs to its example.",
        },
    ),
    "gradient-sums-db-not-summed": Mistake(
        function="gradient_sums",
        uses="gradient_sums_db_not_summed",
        concept="array-shapes",
        section="pitfalls",
        title={"ja": "db が 1 個の数になっていない", "en": "db is not one number"},
        explanation={
            "ja": "dZ の形は (1, m) なので、axis=0 で足しても m 個のままです。すべての例について"
            "足します。",
            "en": "dZ has shape (1, m), so summing along axis 0 leaves m numbers. Sum over all "
            "examples.",
        },
    ),
    "standardize-wrong-axis": Mistake(
        function="standardize_features",
        uses="standardize_features_wrong_axis",
        concept="column-convention",
        section="notation-and-shapes",
        title={"ja": "例ごとに標準化している", "en": "Examples are standardised, not features"},
        explanation={
            "ja": "axis=0 では、1 個の例の特徴量どうしを平均します。特徴量は行なので、axis=1 で"
            "平均します。",
            "en": "axis=0 averages over the features of one example. Features are rows, so use "
            "axis=1.",
        },
    ),
    "standardize-global": Mistake(
        function="standardize_features",
        uses="standardize_features_global",
        concept="feature-standardisation",
        section="pitfalls",
        title={
            "ja": "全体で一つの平均と標準偏差を使っている",
            "en": "One mean and standard deviation for everything",
        },
        explanation={
            "ja": "axis がないので、単位の違う特徴量が混ざっています。行ごとに求めます。",
            "en": "Without axis, features in different units are mixed. Compute both for each row.",
        },
    ),
    "standardize-centred-only": Mistake(
        function="standardize_features",
        uses="standardize_features_centred_only",
        concept="feature-standardisation",
        section="pitfalls",
        title={"ja": "標準偏差で割っていない", "en": "Not divided by the standard deviation"},
        explanation={
            "ja": "平均は 0 になりましたが、ばらつきがそろっていません。",
            "en": "The means are 0, but the spreads still differ.",
        },
    ),
    "standardize-variance": Mistake(
        function="standardize_features",
        uses="standardize_features_variance",
        concept="feature-standardisation",
        section="pitfalls",
        title={"ja": "分散で割っている", "en": "Divided by the variance"},
        explanation={
            "ja": "分散は標準偏差の二乗です。分散で割ると、結果の標準偏差が 1 になりません。",
            "en": "The variance is the square of the standard deviation; dividing by it does "
            "not give a standard deviation of 1.",
        },
    ),
    "standardize-sample": Mistake(
        function="standardize_features",
        uses="standardize_features_sample",
        concept="feature-standardisation",
        section="pitfalls",
        title={"ja": "m − 1 で割った標準偏差を使っている", "en": "Standard deviation with m − 1"},
        explanation={
            "ja": "ddof=1 は標本から母集団のばらつきを推定するときのものです。ここでは m で割り"
            "ます。",
            "en": "ddof=1 estimates the spread of a population from a sample. Here it is "
            "divided by m.",
        },
    ),
    "standardize-not-centred": Mistake(
        function="standardize_features",
        uses="standardize_features_not_centred",
        concept="feature-standardisation",
        section="pitfalls",
        title={"ja": "平均を引いていない", "en": "The mean is not subtracted"},
        explanation={
            "ja": "ばらつきはそろいましたが、各行の平均が 0 になっていません。",
            "en": "The spreads agree, but the rows do not have mean 0.",
        },
    ),
    "standardize-missing-brackets": Mistake(
        function="standardize_features",
        uses="standardize_features_missing_brackets",
        concept="feature-standardisation",
        section="pitfalls",
        title={"ja": "引き算の括弧がない", "en": "The subtraction has no brackets"},
        explanation={
            "ja": "割り算が先に行われ、X − (平均 ÷ 標準偏差) になっています。引いた結果全体を"
            "割ります。",
            "en": "The division comes first: X − (mean / standard deviation). Divide the whole difference.",
        },
    ),
    "pairwise-transposed": Mistake(
        function="pairwise_squared_distances",
        uses="pairwise_squared_distances_transposed",
        concept="array-shapes",
        section="broadcasting",
        title={"ja": "表が転置されている", "en": "The table is transposed"},
        explanation={
            "ja": "形が (q, p) です。行が A の列、列が B の列に対応します。",
            "en": "The shape is (q, p). Rows belong to the columns of A, columns to those of B.",
        },
    ),
    "pairwise-rooted": Mistake(
        function="pairwise_squared_distances",
        uses="pairwise_squared_distances_rooted",
        concept="vectorisation",
        section="vectorisation",
        title={"ja": "平方根を取っている", "en": "A square root too many"},
        explanation={
            "ja": "距離そのものになっています。求めるのは距離の二乗です。",
            "en": "These are the distances. The squared distances are wanted.",
        },
    ),
    "pairwise-no-cross-term": Mistake(
        function="pairwise_squared_distances",
        uses="pairwise_squared_distances_no_cross_term",
        concept="vectorisation",
        section="vectorisation",
        title={"ja": "−2a·b の項がない", "en": "The term −2a·b is missing"},
        explanation={
            "ja": "|a|² + |b|² だけでは、直交するベクトルのときしか正しくありません。|a − b|"
            "² = |a|² + |b|² − 2a·b です。",
            "en": "|a|² + |b|² is right only for orthogonal vectors: |a − b|² = |a|² + "
            "|b|² − 2a·b.",
        },
    ),
    "pairwise-missing-two": Mistake(
        function="pairwise_squared_distances",
        uses="pairwise_squared_distances_missing_two",
        concept="vectorisation",
        section="vectorisation",
        title={"ja": "a·b に 2 が掛かっていない", "en": "a·b lacks its factor 2"},
        explanation={
            "ja": "展開すると、a·b の項は 2 回現れます。|a − b|² = |a|² + |b|² − 2a·b です。",
            "en": "Expanding gives the term a·b twice: |a − b|² = |a|² + |b|² − 2a·b.",
        },
    ),
    "pairwise-plus": Mistake(
        function="pairwise_squared_distances",
        uses="pairwise_squared_distances_plus",
        concept="vectorisation",
        section="vectorisation",
        title={"ja": "引き算ではなく足し算になっている", "en": "Added instead of subtracted"},
        explanation={
            "ja": "|a + b|² になっています。距離は a − b の長さです。",
            "en": "This is |a + b|². A distance is the length of a − b.",
        },
    ),
    "pairwise-sum-first": Mistake(
        function="pairwise_squared_distances",
        uses="pairwise_squared_distances_sum_first",
        concept="vectorisation",
        section="vectorisation",
        title={"ja": "足してから二乗している", "en": "Summed first, squared after"},
        explanation={
            "ja": "差を足してから二乗すると、正と負が打ち消し合います。二乗してから足します。",
            "en": "Summing the differences first lets plus and minus cancel. Square, then add.",
        },
    ),
    "pairwise-absolute": Mistake(
        function="pairwise_squared_distances",
        uses="pairwise_squared_distances_absolute",
        concept="vectorisation",
        section="vectorisation",
        title={"ja": "二乗ではなく絶対値を足している", "en": "Absolute values instead of squares"},
        explanation={
            "ja": "差の絶対値の和（L1 距離）です。差の二乗を足します。",
            "en": "This is the sum of absolute differences, the L1 distance. Add the squared "
            "differences.",
        },
    ),
}

"""Wrong versions on purpose: each is a misconception with a name and an explanation."""

import math

import numpy as np
from authoring import Mistake


def sigmoid_sign(x):
    return 1 / (1 + np.exp(x))


def sigmoid_brackets(x):
    return 1 / 1 + np.exp(-x)


def sigmoid_no_reciprocal(x):
    return 1 / np.exp(-x)


def sigmoid_minus(x):
    return 1 / (1 - np.exp(-x))


def sigmoid_tanh(x):
    return np.tanh(x)


def sigmoid_step(x):
    return np.where(x > 0, 1.0, 0.0)


def sigmoid_shares(x):
    return np.exp(x) / np.sum(np.exp(x))


def sigmoid_math_exp(x):
    return 1 / (1 + math.exp(-x))


def sigmoid_is_slope(x):
    a = 1 / (1 + np.exp(-x))
    return a * (1 - a)


def sigmoid_mean(x):
    return 1 / (1 + np.exp(-np.mean(x)))


def sigmoid_derivative_of_x(x):
    return x * (1 - x)


def sigmoid_derivative_one_minus(x):
    s = 1 / (1 + np.exp(-x))
    return 1 - s


def sigmoid_derivative_negative(x):
    s = 1 / (1 + np.exp(-x))
    return s * (s - 1)


def sigmoid_derivative_is_value(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative_plus(x):
    s = 1 / (1 + np.exp(-x))
    return s * (1 + s)


def sigmoid_derivative_of_tanh(x):
    s = 1 / (1 + np.exp(-x))
    return 1 - s**2


def sigmoid_derivative_sigmoid_twice(x):
    s = 1 / (1 + np.exp(-(1 / (1 + np.exp(-x)))))
    return s * (1 - s)


def sigmoid_derivative_brackets(x):
    s = 1 / (1 + np.exp(-x))
    return s * 1 - s


def sigmoid_derivative_matrix_product(x):
    s = 1 / (1 + np.exp(-x))
    return np.dot(s, 1 - s)


def sigmoid_derivative_max_only(x):
    s = 1 / (1 + np.exp(-x))
    return np.max(s * (1 - s))


def image2vector_flat(image):
    return image.reshape(-1)


def image2vector_row(image):
    return image.reshape(1, -1)


def image2vector_transposed_first(image):
    return image.T.reshape(-1, 1)


def image2vector_channels_first(image):
    return image.transpose(2, 0, 1).reshape(-1, 1)


def image2vector_column_by_column(image):
    return image.transpose(1, 0, 2).reshape(-1, 1)


def image2vector_pixels_by_channels(image):
    return image.reshape(-1, image.shape[2])


def image2vector_rows_kept(image):
    return image.reshape(image.shape[0], -1)


def image2vector_unchanged(image):
    image.reshape(-1, 1)
    return image


def image2vector_grey(image):
    return image.mean(axis=2).reshape(-1, 1)


def image2vector_one_channel(image):
    return image[:, :, 0].reshape(-1, 1)


def image2vector_scaled(image):
    return image.reshape(-1, 1) / 255


def normalize_rows_by_column(x):
    return x / np.sqrt(np.sum(x**2, axis=0, keepdims=True))


def normalize_rows_no_keepdims(x):
    return x / np.linalg.norm(x, axis=1)


def normalize_rows_whole(x):
    return x / np.linalg.norm(x)


def normalize_rows_absolute(x):
    return x / np.sum(np.abs(x), axis=1, keepdims=True)


def normalize_rows_no_root(x):
    return x / np.sum(x**2, axis=1, keepdims=True)


def normalize_rows_maximum(x):
    return x / np.max(np.abs(x), axis=1, keepdims=True)


def normalize_rows_sum(x):
    return x / np.sum(x, axis=1, keepdims=True)


def normalize_rows_standardised(x):
    return (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)


def normalize_rows_mean_square(x):
    return x / np.sqrt(np.mean(x**2, axis=1, keepdims=True))


def normalize_rows_only_lengths(x):
    return np.linalg.norm(x, axis=1, keepdims=True)


def normalize_rows_min_max(x):
    low = x.min(axis=1, keepdims=True)
    return (x - low) / (x.max(axis=1, keepdims=True) - low)


def softmax_by_column(x):
    shares = np.exp(x - np.max(x, axis=0, keepdims=True))
    return shares / np.sum(shares, axis=0, keepdims=True)


def softmax_whole(x):
    shares = np.exp(x - np.max(x, axis=1, keepdims=True))
    return shares / np.sum(shares)


def softmax_no_keepdims(x):
    shares = np.exp(x - np.max(x, axis=1, keepdims=True))
    return shares / np.sum(shares, axis=1)


def softmax_no_exp(x):
    return x / np.sum(x, axis=1, keepdims=True)


def softmax_overflow(x):
    shares = np.exp(x)
    return shares / np.sum(shares, axis=1, keepdims=True)


def softmax_global_max(x):
    shares = np.exp(x - np.max(x))
    return shares / np.sum(shares, axis=1, keepdims=True)


def softmax_column_max(x):
    shares = np.exp(x - np.max(x, axis=0, keepdims=True))
    return shares / np.sum(shares, axis=1, keepdims=True)


def softmax_numerator_only(x):
    shares = np.exp(x - np.max(x, axis=1, keepdims=True))
    return shares / np.sum(np.exp(x), axis=1, keepdims=True)


def softmax_not_divided(x):
    return np.exp(x - np.max(x, axis=1, keepdims=True))


def softmax_minus(x):
    shares = np.exp(np.min(x, axis=1, keepdims=True) - x)
    return shares / np.sum(shares, axis=1, keepdims=True)


def softmax_sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax_hard_max(x):
    return (x == np.max(x, axis=1, keepdims=True)).astype(float)


def softmax_logarithm(x):
    top = np.max(x, axis=1, keepdims=True)
    return x - top - np.log(np.sum(np.exp(x - top), axis=1, keepdims=True))


def L1_mean(yhat, y):
    return np.mean(np.abs(yhat - y))


def L1_no_absolute(yhat, y):
    return np.sum(yhat - y)


def L1_absolute_of_sum(yhat, y):
    return np.abs(np.sum(yhat - y))


def L1_squares(yhat, y):
    return np.sum((yhat - y) ** 2)


def L1_root(yhat, y):
    return np.sqrt(np.sum((yhat - y) ** 2))


def L1_not_summed(yhat, y):
    return np.abs(yhat - y)


def L1_largest(yhat, y):
    return np.max(np.abs(yhat - y))


def L1_absolute_of_each(yhat, y):
    return np.sum(np.abs(yhat) - np.abs(y))


def L1_table(yhat, y):
    return np.sum(np.abs(yhat.reshape(-1, 1) - y))


def L2_mean(yhat, y):
    return np.mean((yhat - y) ** 2)


def L2_root(yhat, y):
    return np.sqrt(np.sum((yhat - y) ** 2))


def L2_absolute(yhat, y):
    return np.sum(np.abs(yhat - y))


def L2_not_summed(yhat, y):
    return (yhat - y) ** 2


def L2_square_of_sum(yhat, y):
    return np.sum(yhat - y) ** 2


def L2_half(yhat, y):
    return np.sum((yhat - y) ** 2) / 2


def L2_difference_of_squares(yhat, y):
    return np.sum(yhat**2 - y**2)


def L2_no_square(yhat, y):
    return np.sum(yhat - y)


def L2_dot_of_both(yhat, y):
    return np.dot(yhat, y)


def L2_table(yhat, y):
    gap = yhat - y
    return gap.reshape(-1, 1) @ gap.reshape(1, -1)


MISTAKES = {
    "sigmoid-sign": Mistake(
        function="sigmoid",
        uses="sigmoid_sign",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={"ja": "指数の符号が逆になっている", "en": "The sign in the exponent is flipped"},
        explanation={
            "ja": "exp(−x) ではなく exp(x) を使っています。値は 1 − σ(x) になり、x が大きいほど 0 に近づきます。シグモイドは増える関数です。",
            "en": "This uses exp(x) in place of exp(−x), which gives 1 − σ(x): it falls as x grows. The sigmoid rises.",
        },
    ),
    "sigmoid-brackets": Mistake(
        function="sigmoid",
        uses="sigmoid_brackets",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={"ja": "分母の括弧がない", "en": "The brackets of the denominator are missing"},
        explanation={
            "ja": "1 / 1 が先に計算され、結果は 1 + exp(−x) です。x = 0 で 2 になります。割り算と足し算では、割り算が先です。",
            "en": "1 / 1 is worked out first, so the result is 1 + exp(−x): 2 at x = 0. Division comes before addition.",
        },
    ),
    "sigmoid-no-reciprocal": Mistake(
        function="sigmoid",
        uses="sigmoid_no_reciprocal",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={"ja": "分母の 1 が抜けている", "en": "The 1 in the denominator is missing"},
        explanation={
            "ja": "1 / exp(−x) は exp(x) と同じで、いくらでも大きくなります。分母に 1 を足すから、値が 1 を超えなくなります。",
            "en": "1 / exp(−x) is just exp(x) and grows without limit. The 1 added below keeps the value under 1.",
        },
    ),
    "sigmoid-minus": Mistake(
        function="sigmoid",
        uses="sigmoid_minus",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={"ja": "分母が引き算になっている", "en": "The denominator subtracts"},
        explanation={
            "ja": "分母が 1 − exp(−x) になっています。x = 0 で 0 で割ることになり、負の x では値も負になります。",
            "en": "The denominator is 1 − exp(−x). At x = 0 it divides by zero, and for negative x the value is negative.",
        },
    ),
    "sigmoid-tanh": Mistake(
        function="sigmoid",
        uses="sigmoid_tanh",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={"ja": "シグモイドではなく tanh を返している", "en": "This is tanh, not the sigmoid"},
        explanation={
            "ja": "形は似ていますが、tanh の値は −1 から 1 までです。シグモイドの値は 0 から 1 までで、x = 0 で 0.5 です。",
            "en": "It looks alike, but tanh runs from −1 to 1. The sigmoid runs from 0 to 1 and is 0.5 at x = 0.",
        },
    ),
    "sigmoid-step": Mistake(
        function="sigmoid",
        uses="sigmoid_step",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={"ja": "0 か 1 に切ってしまっている", "en": "Cut to 0 or 1"},
        explanation={
            "ja": "値が 0 と 1 しかありません。シグモイドは 0 から 1 へなめらかに変わり、その途中の値が「どのくらい」を表します。",
            "en": "The only values are 0 and 1. The sigmoid passes smoothly from 0 to 1, and the values between say how much.",
        },
    ),
    "sigmoid-shares": Mistake(
        function="sigmoid",
        uses="sigmoid_shares",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={
            "ja": "全要素の和で割っている（ソフトマックス）",
            "en": "Divided by the sum of all entries (a softmax)",
        },
        explanation={
            "ja": "全体の和が 1 になるように割っています。シグモイドは要素を一つずつ変換する関数で、ほかの要素には影響されません。",
            "en": "This divides so that everything adds up to 1. The sigmoid treats each entry alone; the others play no part.",
        },
    ),
    "sigmoid-math-exp": Mistake(
        function="sigmoid",
        uses="sigmoid_math_exp",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={"ja": "math.exp に配列を渡している", "en": "math.exp was given an array"},
        explanation={
            "ja": "math.exp は数を一つしか受け取れず、配列では TypeError になります。同じ働きで配列全体に使えるのは np.exp です。",
            "en": "math.exp takes a single number and refuses an array with a TypeError. np.exp does the same to whole arrays.",
        },
    ),
    "sigmoid-is-slope": Mistake(
        function="sigmoid",
        uses="sigmoid_is_slope",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={
            "ja": "シグモイドの代わりに傾きを返している",
            "en": "The slope in place of the value",
        },
        explanation={
            "ja": "a(1 − a) はシグモイドの傾きで、最大でも 0.25 です。ここで返すのは a のほうです。",
            "en": "a(1 − a) is the slope of the sigmoid, never above 0.25. What belongs here is a itself.",
        },
    ),
    "sigmoid-mean": Mistake(
        function="sigmoid",
        uses="sigmoid_mean",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={
            "ja": "要素ごとではなく平均のシグモイドになっている",
            "en": "The sigmoid of the mean",
        },
        explanation={
            "ja": "x を一つの数にまとめてから計算しているので、配列を渡しても数が一つしか返りません。結果は x と同じ形です。",
            "en": "The entries are merged into one number first, so an array comes back as a single value. The result has the shape of x.",
        },
    ),
    "slope-of-x": Mistake(
        function="sigmoid_derivative",
        uses="sigmoid_derivative_of_x",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={"ja": "x をそのまま s として使っている", "en": "x itself is used as s"},
        explanation={
            "ja": "x(1 − x) を計算しています。公式 s(1 − s) の s は x ではなく σ(x) なので、先にシグモイドを通します。",
            "en": "This is x(1 − x). In the formula s(1 − s), s is not x but σ(x): the sigmoid comes first.",
        },
    ),
    "slope-one-minus": Mistake(
        function="sigmoid_derivative",
        uses="sigmoid_derivative_one_minus",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={"ja": "掛ける s が抜けている", "en": "The factor s is missing"},
        explanation={
            "ja": "1 − s だけを返しています。傾きは s と 1 − s の積で、x = 0 では 0.5 ではなく 0.25 です。（分母の二乗を忘れても同じ値になります。）",
            "en": "Only 1 − s is returned. The slope is the product of s and 1 − s: 0.25 at x = 0, not 0.5. (Forgetting to square the denominator gives the same.)",
        },
    ),
    "slope-negative": Mistake(
        function="sigmoid_derivative",
        uses="sigmoid_derivative_negative",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={"ja": "符号が逆になっている", "en": "The sign is flipped"},
        explanation={
            "ja": "s(s − 1) なので、どこでも負になります。シグモイドはいつも増える関数なので、傾きは正です。",
            "en": "s(s − 1) is negative everywhere. The sigmoid always rises, so its slope is positive.",
        },
    ),
    "slope-is-value": Mistake(
        function="sigmoid_derivative",
        uses="sigmoid_derivative_is_value",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={
            "ja": "傾きではなくシグモイドの値を返している",
            "en": "The value in place of the slope",
        },
        explanation={
            "ja": "s をそのまま返しています。傾きは、そこから s(1 − s) を計算した値です。",
            "en": "This returns s unchanged. The slope is s(1 − s), one step further.",
        },
    ),
    "slope-plus": Mistake(
        function="sigmoid_derivative",
        uses="sigmoid_derivative_plus",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={"ja": "引き算が足し算になっている", "en": "Plus in place of minus"},
        explanation={
            "ja": "s(1 + s) を計算しています。両端で s は 0 か 1 に近づき、傾きはどちらの端でも 0 になるはずです。",
            "en": "This is s(1 + s). Where s comes close to 0 or to 1 the curve is flat, so the slope must vanish at both ends.",
        },
    ),
    "slope-of-tanh": Mistake(
        function="sigmoid_derivative",
        uses="sigmoid_derivative_of_tanh",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={"ja": "tanh の公式を使っている", "en": "The formula of tanh"},
        explanation={
            "ja": "1 − s² は tanh の傾きです。シグモイドでは s − s²、つまり s(1 − s) になります。",
            "en": "1 − s² is the slope of tanh. For the sigmoid it is s − s², that is s(1 − s).",
        },
    ),
    "slope-sigmoid-twice": Mistake(
        function="sigmoid_derivative",
        uses="sigmoid_derivative_sigmoid_twice",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={"ja": "シグモイドを二回通している", "en": "The sigmoid was applied twice"},
        explanation={
            "ja": "σ(x) をもう一度 σ に通してから s(1 − s) を計算しています。sigmoid を呼ぶのは一回だけです。",
            "en": "σ(x) goes through σ once more before s(1 − s). Call sigmoid only once.",
        },
    ),
    "slope-brackets": Mistake(
        function="sigmoid_derivative",
        uses="sigmoid_derivative_brackets",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={"ja": "括弧が抜けて 0 になっている", "en": "Missing brackets make it 0"},
        explanation={
            "ja": "s * 1 − s は、掛け算が先に計算されるので、いつも 0 です。1 − s を括弧でくくります。",
            "en": "In s * 1 − s the product is worked out first, so this is always 0. Put 1 − s in brackets.",
        },
    ),
    "slope-matrix-product": Mistake(
        function="sigmoid_derivative",
        uses="sigmoid_derivative_matrix_product",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={
            "ja": "要素ごとの積ではなく行列の積になっている",
            "en": "A matrix product in place of an entry-by-entry one",
        },
        explanation={
            "ja": "np.dot や @ は行列の積で、内側の大きさが合わないとエラーになります。ここで必要なのは同じ位置どうしの積、つまり * です。",
            "en": "np.dot and @ are matrix products and refuse sizes that do not touch. Needed here is the product of entries in the same place: *.",
        },
    ),
    "slope-max-only": Mistake(
        function="sigmoid_derivative",
        uses="sigmoid_derivative_max_only",
        concept="sigmoid",
        section="sigmoid-and-slope",
        title={
            "ja": "要素ごとではなく一つの数になっている",
            "en": "One number in place of one for each entry",
        },
        explanation={
            "ja": "配列全体の最大の傾きだけを返しています。傾きは要素ごとに一つずつあり、結果は x と同じ形です。",
            "en": "Only the largest slope is returned. Every entry has a slope of its own; the result has the shape of x.",
        },
    ),
    "vector-flat": Mistake(
        function="image2vector",
        uses="image2vector_flat",
        concept="image-as-vector",
        section="image-as-vector",
        title={
            "ja": "列ではなく一次元の配列になっている",
            "en": "A flat array in place of a column",
        },
        explanation={
            "ja": "形が (n,) で、行でも列でもありません。列にするには、二つ目の軸の長さ 1 も指定します。",
            "en": "The shape is (n,), which is neither row nor column. For a column, name the second axis of length 1 as well.",
        },
    ),
    "vector-row": Mistake(
        function="image2vector",
        uses="image2vector_row",
        concept="image-as-vector",
        section="image-as-vector",
        title={"ja": "列ではなく行になっている", "en": "A row in place of a column"},
        explanation={
            "ja": "形が (1, n) です。この先では一つの例が一列なので、(n, 1) にします。",
            "en": "The shape is (1, n). From here on one example is one column, so it has to be (n, 1).",
        },
    ),
    "vector-transposed-first": Mistake(
        function="image2vector",
        uses="image2vector_transposed_first",
        concept="image-as-vector",
        section="image-as-vector",
        title={"ja": "並べる前に転置している", "en": "Transposed before unrolling"},
        explanation={
            "ja": '形は合っていますが、順序が違います。.T は三つの軸を全部逆にするので、左上の画素の赤・緑・青が離れ離れになります（order="F" でも同じです）。転置せずに並べます。',
            "en": 'The shape fits, the order does not: .T reverses all three axes, and red, green and blue of one pixel end up far apart (order="F" does the same). Unroll without transposing.',
        },
    ),
    "vector-channels-first": Mistake(
        function="image2vector",
        uses="image2vector_channels_first",
        concept="image-as-vector",
        section="image-as-vector",
        title={"ja": "色ごとに並べている", "en": "One channel after the other"},
        explanation={
            "ja": "赤をすべて並べてから緑、青と続けています。ここでの約束は、画素ごとに色の値を続けて並べる順、つまり配列のもとの順です。",
            "en": "All of red comes first, then green, then blue. The rule here is the array's own order: the channels of one pixel stand together.",
        },
    ),
    "vector-column-by-column": Mistake(
        function="image2vector",
        uses="image2vector_column_by_column",
        concept="image-as-vector",
        section="image-as-vector",
        title={"ja": "縦の列から順に読んでいる", "en": "Read down the columns of the picture"},
        explanation={
            "ja": "画像を左の列から縦に読んでいます。配列のもとの順では、上の行から横に読みます。",
            "en": "The picture is read downwards, column by column. In the array's own order it is read along the rows, from the top.",
        },
    ),
    "vector-pixels-by-channels": Mistake(
        function="image2vector",
        uses="image2vector_pixels_by_channels",
        concept="image-as-vector",
        section="image-as-vector",
        title={"ja": "色の軸が残っている", "en": "The channel axis is left"},
        explanation={
            "ja": "形が (画素の数, 色の数) です。軸を二つしかまとめていません。色の数も掛けて、全部で一列にします。",
            "en": "The shape is (pixels, channels): only two of the three axes were merged. Multiply by the channels too, for a single column.",
        },
    ),
    "vector-rows-kept": Mistake(
        function="image2vector",
        uses="image2vector_rows_kept",
        concept="image-as-vector",
        section="image-as-vector",
        title={"ja": "高さの軸が残っている", "en": "The height axis is left"},
        explanation={
            "ja": "画像の行ごとに一行の表になっています。これは例がたくさん入った配列 (m, 高さ, 幅) のときの書き方です。画像一枚なら (n, 1) です。",
            "en": "This keeps one row for each row of the picture. That form belongs to an array of many examples, (m, height, width); one picture becomes (n, 1).",
        },
    ),
    "vector-unchanged": Mistake(
        function="image2vector",
        uses="image2vector_unchanged",
        concept="image-as-vector",
        section="image-as-vector",
        title={"ja": "reshape の結果を捨てている", "en": "The result of reshape is thrown away"},
        explanation={
            "ja": "reshape は元の配列を変えず、新しい形の配列を返します。その返り値を使っていないので、形が元のままです。",
            "en": "reshape leaves the array as it is and returns one of another shape. That return value is not used, so nothing has changed.",
        },
    ),
    "vector-grey": Mistake(
        function="image2vector",
        uses="image2vector_grey",
        concept="image-as-vector",
        section="image-as-vector",
        title={"ja": "色を平均して減らしている", "en": "The channels are averaged away"},
        explanation={
            "ja": "色の軸を平均したので、要素の数が減りました。並べ替えるだけで、値は一つも失わないようにします。",
            "en": "Averaging over the channels loses values. Unrolling only rearranges; every value must still be there.",
        },
    ),
    "vector-one-channel": Mistake(
        function="image2vector",
        uses="image2vector_one_channel",
        concept="image-as-vector",
        section="image-as-vector",
        title={"ja": "色を一つしか取っていない", "en": "Only one channel is taken"},
        explanation={
            "ja": "最初の色だけを並べています。長さは高さ×幅×色になるはずです。",
            "en": "Only the first channel is unrolled. The length must be height times width times channels.",
        },
    ),
    "vector-scaled": Mistake(
        function="image2vector",
        uses="image2vector_scaled",
        concept="image-as-vector",
        section="image-as-vector",
        title={"ja": "値まで変えている", "en": "The values were changed as well"},
        explanation={
            "ja": "並べ方は合っていますが、255 で割っています。この関数の役目は並べ替えだけです。値を変えるときは、呼ぶ側が別に行います。",
            "en": "The arrangement is right, but everything was divided by 255. This function only rearranges; whoever calls it may scale.",
        },
    ),
    "rows-by-column": Mistake(
        function="normalize_rows",
        uses="normalize_rows_by_column",
        concept="row-normalisation",
        section="row-normalisation",
        title={"ja": "行ではなく列をそろえている", "en": "Columns were normalised, not rows"},
        explanation={
            "ja": "axis=0 は縦に足す向きなので、列の長さで割っています。行の中で足すのは axis=1 です。",
            "en": "axis=0 adds downwards, so this divides by the lengths of the columns. Adding inside a row is axis=1.",
        },
    ),
    "rows-no-keepdims": Mistake(
        function="normalize_rows",
        uses="normalize_rows_no_keepdims",
        concept="row-normalisation",
        section="row-normalisation",
        title={"ja": "ノルムの形が (m,) のまま割っている", "en": "Divided by norms of shape (m,)"},
        explanation={
            "ja": "長さの配列が (m,) になり、右端の軸（列）とそろえようとしてエラーになります。keepdims=True で (m, 1) のまま残すと、行ごとに割れます。",
            "en": "The lengths have shape (m,), and NumPy lines them up with the last axis, the columns, and refuses. keepdims=True keeps (m, 1), which divides row by row.",
        },
    ),
    "rows-whole": Mistake(
        function="normalize_rows",
        uses="normalize_rows_whole",
        concept="row-normalisation",
        section="row-normalisation",
        title={"ja": "全体の長さで割っている", "en": "Divided by the length of everything"},
        explanation={
            "ja": "axis がないので、全要素から一つの長さを求めて割っています。行ごとに別の長さが必要です。",
            "en": "Without an axis there is one length for all entries together. Each row needs its own.",
        },
    ),
    "rows-absolute": Mistake(
        function="normalize_rows",
        uses="normalize_rows_absolute",
        concept="row-normalisation",
        section="row-normalisation",
        title={"ja": "L1 ノルムで割っている", "en": "Divided by the L1 norm"},
        explanation={
            "ja": "絶対値の和で割っています。ユークリッドの長さは、二乗の和の平方根です。行 (3, 4) なら 7 ではなく 5 で割ります。",
            "en": "This divides by the sum of absolute values. Euclidean length is the root of the sum of squares: for the row (3, 4) divide by 5, not 7.",
        },
    ),
    "rows-no-root": Mistake(
        function="normalize_rows",
        uses="normalize_rows_no_root",
        concept="row-normalisation",
        section="row-normalisation",
        title={"ja": "平方根を取っていない", "en": "The square root is missing"},
        explanation={
            "ja": "二乗の和で割っています。行 (3, 4) なら 25 ではなく、その平方根の 5 で割ります。",
            "en": "This divides by the sum of squares. For the row (3, 4) divide by 5, the root, and not by 25.",
        },
    ),
    "rows-maximum": Mistake(
        function="normalize_rows",
        uses="normalize_rows_maximum",
        concept="row-normalisation",
        section="row-normalisation",
        title={"ja": "最大値で割っている", "en": "Divided by the largest entry"},
        explanation={
            "ja": "各行の絶対値の最大を 1 にしています。長さを 1 にするには、二乗の和の平方根で割ります。",
            "en": "This makes the largest entry of each row 1. For length 1, divide by the root of the sum of squares.",
        },
    ),
    "rows-sum": Mistake(
        function="normalize_rows",
        uses="normalize_rows_sum",
        concept="row-normalisation",
        section="row-normalisation",
        title={"ja": "行の和で割っている", "en": "Divided by the sum of the row"},
        explanation={
            "ja": "行の和が 1 になっています。そろえるのは和ではなく長さです。符号の違う値が打ち消し合わないように、二乗してから足します。",
            "en": "Now each row adds up to 1. It is the length that should be 1; squaring before adding keeps opposite signs from cancelling.",
        },
    ),
    "rows-standardised": Mistake(
        function="normalize_rows",
        uses="normalize_rows_standardised",
        concept="row-normalisation",
        section="row-normalisation",
        title={"ja": "標準化になっている", "en": "Standardised instead"},
        explanation={
            "ja": "平均を引いて標準偏差で割っています。ここでは平均を引かず、長さで割るだけです。行の向きは変わりません。",
            "en": "This subtracts the mean and divides by the standard deviation. Here nothing is subtracted: a row keeps its direction and only its length changes.",
        },
    ),
    "rows-mean-square": Mistake(
        function="normalize_rows",
        uses="normalize_rows_mean_square",
        concept="row-normalisation",
        section="row-normalisation",
        title={
            "ja": "和ではなく平均の平方根で割っている",
            "en": "The root of the mean, not of the sum",
        },
        explanation={
            "ja": "二乗の平均の平方根で割ったので、長さが 1 ではなく √n になっています。二乗を足してから平方根を取ります。",
            "en": "Dividing by the root of the mean square leaves rows of length √n. Add the squares, then take the root.",
        },
    ),
    "rows-only-lengths": Mistake(
        function="normalize_rows",
        uses="normalize_rows_only_lengths",
        concept="row-normalisation",
        section="row-normalisation",
        title={"ja": "長さを返しただけで割っていない", "en": "The lengths alone, nothing divided"},
        explanation={
            "ja": "各行の長さまでは求められています。最後に x をそれで割って、x と同じ形で返します。",
            "en": "The lengths are right. The last step is missing: divide x by them and return an array in the shape of x.",
        },
    ),
    "rows-min-max": Mistake(
        function="normalize_rows",
        uses="normalize_rows_min_max",
        concept="row-normalisation",
        section="row-normalisation",
        title={"ja": "0 から 1 の範囲に伸縮している", "en": "Stretched to the range 0 to 1"},
        explanation={
            "ja": "行の最小を 0、最大を 1 にしています。ここで必要なのは、各行をその長さで割ることだけです。",
            "en": "This maps the smallest entry of a row to 0 and the largest to 1. All that is needed is to divide each row by its length.",
        },
    ),
    "softmax-by-column": Mistake(
        function="softmax",
        uses="softmax_by_column",
        concept="softmax",
        section="softmax",
        title={"ja": "行ではなく列の和が 1 になっている", "en": "Columns add up to 1, not rows"},
        explanation={
            "ja": "axis=0 で計算したので、列ごとのソフトマックスです。一行が一つの例なので、足すのは axis=1 です。",
            "en": "With axis=0 this is the softmax of the columns. One row is one example here, so add along axis=1.",
        },
    ),
    "softmax-whole": Mistake(
        function="softmax",
        uses="softmax_whole",
        concept="softmax",
        section="softmax",
        title={"ja": "全体の和で割っている", "en": "Divided by the sum of everything"},
        explanation={
            "ja": "axis がないので、表全体の和が 1 になっています。行ごとに和を求め、行ごとに割ります。",
            "en": "Without an axis the whole table adds up to 1. Each row needs a sum of its own.",
        },
    ),
    "softmax-no-keepdims": Mistake(
        function="softmax",
        uses="softmax_no_keepdims",
        concept="softmax",
        section="softmax",
        title={"ja": "和の形が (m,) のまま割っている", "en": "Divided by sums of shape (m,)"},
        explanation={
            "ja": "和が (m,) になり、列とそろえようとしてエラーになるか、別の行の和で割ってしまいます。keepdims=True で (m, 1) に保ちます。",
            "en": "The sums have shape (m,) and are lined up with the columns: an error, or division by another row's sum. keepdims=True keeps (m, 1).",
        },
    ),
    "softmax-no-exp": Mistake(
        function="softmax",
        uses="softmax_no_exp",
        concept="softmax",
        section="softmax",
        title={"ja": "exp を取っていない", "en": "The exponential is missing"},
        explanation={
            "ja": "x をそのまま和で割っています。負の値があると割合が負になります。先に exp を取れば、どれも正になります。",
            "en": "This divides x itself by its sum, so negative entries give negative shares. exp comes first and makes everything positive.",
        },
    ),
    "softmax-overflow": Mistake(
        function="softmax",
        uses="softmax_overflow",
        concept="softmax",
        section="softmax",
        title={"ja": "大きな値でオーバーフローしている", "en": "Large entries overflow"},
        explanation={
            "ja": "式は正しいのですが、exp(1000) は inf になり、inf / inf は nan です。先に各行の最大値を引くと、値を変えずに避けられます。",
            "en": "The formula is right, but exp(1000) is inf, and inf / inf is nan. Subtract each row's largest entry first: the result stays the same.",
        },
    ),
    "softmax-global-max": Mistake(
        function="softmax",
        uses="softmax_global_max",
        concept="softmax",
        section="softmax",
        title={
            "ja": "表全体の最大値を引いている",
            "en": "The largest entry of the whole table was subtracted",
        },
        explanation={
            "ja": "行どうしが大きく離れていると、低い行では exp がすべて 0 になり、0 / 0 が nan になります。引くのは、その行の最大値です。",
            "en": "When rows lie far apart, every exp of a low row becomes 0 and 0 / 0 is nan. Subtract the largest entry of that very row.",
        },
    ),
    "softmax-column-max": Mistake(
        function="softmax",
        uses="softmax_column_max",
        concept="softmax",
        section="softmax",
        title={
            "ja": "列の最大値を引いている",
            "en": "The largest entry of each column was subtracted",
        },
        explanation={
            "ja": "一行の中で引く数が列ごとに違うので、割合が変わってしまいます。引いてもよいのは、その行の全要素に共通の数だけです。",
            "en": "Inside one row different numbers are subtracted, which changes the shares. Only a number common to the whole row may be taken off.",
        },
    ),
    "softmax-numerator-only": Mistake(
        function="softmax",
        uses="softmax_numerator_only",
        concept="softmax",
        section="softmax",
        title={
            "ja": "分子でだけ最大値を引いている",
            "en": "The shift was made above the line only",
        },
        explanation={
            "ja": "分母では引いていないので、行の和が 1 になりません。分子と分母の両方に同じ exp を使います。",
            "en": "Below the line nothing was subtracted, so rows no longer add up to 1. Use the same exponentials above and below.",
        },
    ),
    "softmax-not-divided": Mistake(
        function="softmax",
        uses="softmax_not_divided",
        concept="softmax",
        section="softmax",
        title={"ja": "和で割っていない", "en": "Not divided by the sum"},
        explanation={
            "ja": "exp までで止まっています。行の和が 1 になるように、最後に行の和で割ります。",
            "en": "This stops at the exponentials. Divide by the sum of the row, so that the row adds up to 1.",
        },
    ),
    "softmax-minus": Mistake(
        function="softmax",
        uses="softmax_minus",
        concept="softmax",
        section="softmax",
        title={"ja": "指数の符号が逆になっている", "en": "The sign in the exponent is flipped"},
        explanation={
            "ja": "exp(−x) を使っているので、小さい値ほど割合が大きくなっています。ソフトマックスの指数に負号はありません。",
            "en": "With exp(−x) the smallest entries get the largest shares. The softmax has no minus in the exponent.",
        },
    ),
    "softmax-sigmoid": Mistake(
        function="softmax",
        uses="softmax_sigmoid",
        concept="softmax",
        section="softmax",
        title={"ja": "要素ごとのシグモイドになっている", "en": "The sigmoid of each entry"},
        explanation={
            "ja": "一つずつは 0 から 1 の値ですが、行の和が 1 になりません。ソフトマックスは、行の中で割合を分け合います。",
            "en": "Each value lies between 0 and 1, but rows do not add up to 1. In a softmax the entries of a row share one whole.",
        },
    ),
    "softmax-hard-max": Mistake(
        function="softmax",
        uses="softmax_hard_max",
        concept="softmax",
        section="softmax",
        title={"ja": "最大の要素だけを 1 にしている", "en": "All or nothing"},
        explanation={
            "ja": "最大のところだけ 1、ほかは 0 です。ソフトマックスは「やわらかい」最大で、ほかの要素にも差に応じた割合を残します。",
            "en": "The largest entry gets 1, the others 0. The softmax is a soft maximum: the others keep shares according to their distance.",
        },
    ),
    "softmax-logarithm": Mistake(
        function="softmax",
        uses="softmax_logarithm",
        concept="softmax",
        section="softmax",
        title={"ja": "対数を返している", "en": "The logarithm of the shares"},
        explanation={
            "ja": "ソフトマックスの対数になっていて、どの値も 0 以下です。割合そのものを返します。",
            "en": "These are the logarithms of the shares, all at or below 0. Return the shares themselves.",
        },
    ),
    "l1-mean": Mistake(
        function="L1",
        uses="L1_mean",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "和ではなく平均になっている", "en": "The mean in place of the sum"},
        explanation={
            "ja": "要素の数で割っています。ここでの L1 は和です。割るかどうかは、テキストの式で必ず確かめてください。",
            "en": "This divides by the number of entries. L1 here is the sum; always look in the text's formula whether there is a division.",
        },
    ),
    "l1-no-absolute": Mistake(
        function="L1",
        uses="L1_no_absolute",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "絶対値を取っていない", "en": "No absolute values"},
        explanation={
            "ja": "正の差と負の差が打ち消し合っています。一つずつ絶対値を取ってから足します。",
            "en": "Differences of opposite sign cancel. Take the absolute value of each, then add.",
        },
    ),
    "l1-absolute-of-sum": Mistake(
        function="L1",
        uses="L1_absolute_of_sum",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "足してから絶対値を取っている", "en": "The absolute value of the sum"},
        explanation={
            "ja": "先に足したので、もう打ち消し合ったあとです。絶対値、それから和の順にします。",
            "en": "After adding, opposite signs have cancelled already. Absolute values first, then the sum.",
        },
    ),
    "l1-squares": Mistake(
        function="L1",
        uses="L1_squares",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "二乗の和（L2）になっている", "en": "The sum of squares (L2)"},
        explanation={
            "ja": "二乗しているので、これは L2 です。L1 は差の絶対値を足します。",
            "en": "With squares this is L2. L1 adds the absolute differences.",
        },
    ),
    "l1-root": Mistake(
        function="L1",
        uses="L1_root",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "ユークリッド距離になっている", "en": "The Euclidean distance"},
        explanation={
            "ja": "二乗の和の平方根、つまり L2 ノルムです。L1 では二乗も平方根も使いません。",
            "en": "This is the root of the sum of squares, the L2 norm. L1 has neither squares nor a root.",
        },
    ),
    "l1-not-summed": Mistake(
        function="L1",
        uses="L1_not_summed",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "足し合わせていない", "en": "Not added up"},
        explanation={
            "ja": "要素ごとの絶対値のまま、形が (m,) です。全部を足して一つの数にします。",
            "en": "These are the absolute differences one by one, of shape (m,). Add them up to one number.",
        },
    ),
    "l1-largest": Mistake(
        function="L1",
        uses="L1_largest",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "一番大きな差だけを返している", "en": "Only the largest difference"},
        explanation={
            "ja": "最大の外れだけを見ています。L1 は全部の外れを足します。",
            "en": "Only the worst miss counts here. L1 adds all of them.",
        },
    ),
    "l1-absolute-of-each": Mistake(
        function="L1",
        uses="L1_absolute_of_each",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "引く前に絶対値を取っている", "en": "Absolute values before the difference"},
        explanation={
            "ja": "|yhat| − |y| を足しています。先に引き、その差の絶対値を取ります。",
            "en": "This adds |yhat| − |y|. Subtract first; the absolute value is that of the difference.",
        },
    ),
    "l1-table": Mistake(
        function="L1",
        uses="L1_table",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "すべての組み合わせの差を足している", "en": "Every pair was compared"},
        explanation={
            "ja": "列 (m, 1) と (m,) を引いたので、(m, m) の表に広がっています。エラーにならないのが怖いところです。引く前に二つの形をそろえます。",
            "en": "A column (m, 1) minus an (m,) array spreads into a table (m, m), without any error. Make the two shapes equal before subtracting.",
        },
    ),
    "l2-mean": Mistake(
        function="L2",
        uses="L2_mean",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "和ではなく平均になっている", "en": "The mean in place of the sum"},
        explanation={
            "ja": "要素の数で割った平均二乗誤差です。ここでの L2 は二乗の和です。",
            "en": "Divided by the number of entries this is the mean squared error. L2 here is the sum of squares.",
        },
    ),
    "l2-root": Mistake(
        function="L2",
        uses="L2_root",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "平方根を取っている", "en": "A root was taken"},
        explanation={
            "ja": "平方根を取ると L2 ノルム（距離）です。ここでの L2 は、平方根を取らない二乗の和です。",
            "en": "With the root this is the L2 norm, a distance. L2 here is the sum of squares without a root.",
        },
    ),
    "l2-absolute": Mistake(
        function="L2",
        uses="L2_absolute",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "絶対値の和（L1）になっている", "en": "The sum of absolute values (L1)"},
        explanation={
            "ja": "差の絶対値を足しているので、これは L1 です。L2 は差を二乗してから足します。",
            "en": "Absolute differences make L1. L2 squares each difference before adding.",
        },
    ),
    "l2-not-summed": Mistake(
        function="L2",
        uses="L2_not_summed",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "足し合わせていない", "en": "Not added up"},
        explanation={
            "ja": "要素ごとの二乗のまま、形が (m,) です。全部を足して一つの数にします。",
            "en": "These are the squares one by one, of shape (m,). Add them up to one number.",
        },
    ),
    "l2-square-of-sum": Mistake(
        function="L2",
        uses="L2_square_of_sum",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "足してから二乗している", "en": "The square of the sum"},
        explanation={
            "ja": "先に足したので、正の差と負の差が打ち消し合っています。一つずつ二乗してから足します。",
            "en": "After adding, opposite signs have cancelled already. Square each difference, then add.",
        },
    ),
    "l2-half": Mistake(
        function="L2",
        uses="L2_half",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "2 で割っている", "en": "Halved"},
        explanation={
            "ja": "微分しやすいように ½ を付ける流儀もありますが、ここでの式には付いていません。",
            "en": "Some put ½ in front because it suits the derivative, but the formula here has none.",
        },
    ),
    "l2-difference-of-squares": Mistake(
        function="L2",
        uses="L2_difference_of_squares",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "引く前に二乗している", "en": "Squared before the difference"},
        explanation={
            "ja": "yhat² − y² を足しています。先に引き、その差を二乗します。結果が負になったら、これを疑ってください。",
            "en": "This adds yhat² − y². Subtract first and square the difference. A negative result is the sign of this slip.",
        },
    ),
    "l2-no-square": Mistake(
        function="L2",
        uses="L2_no_square",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "二乗していない", "en": "Nothing is squared"},
        explanation={
            "ja": "差をそのまま足したので、正と負が打ち消し合っています。差を二乗してから足します。",
            "en": "The differences were added as they are, so opposite signs cancel. Square them first.",
        },
    ),
    "l2-dot-of-both": Mistake(
        function="L2",
        uses="L2_dot_of_both",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "yhat と y の内積になっている", "en": "The dot product of yhat and y"},
        explanation={
            "ja": "内積を使う考えは良いのですが、必要なのは差とそれ自身の内積です。yhat と y が等しいときに 0 になるか確かめてください。",
            "en": "A dot product is a good idea, but of the difference with itself. See whether the result is 0 when yhat equals y.",
        },
    ),
    "l2-table": Mistake(
        function="L2",
        uses="L2_table",
        concept="absolute-and-squared-error",
        section="errors",
        title={"ja": "積が (m, m) の表になっている", "en": "The product became a table (m, m)"},
        explanation={
            "ja": "列と行をこの順に掛けると、内側の 1 が消えて (m, m) の表になります。行と列の順に掛けるか、二乗して足します。",
            "en": "A column times a row loses the inner 1 and leaves a table (m, m). Multiply row by column, or square and add.",
        },
    ),
}

"""Matrix products and convolutions."""

from __future__ import annotations

from labs.diagnosis.errors.advice import INNER, PRINT_SHAPES, S, operand_shapes
from labs.diagnosis.errors.kinds import Kind, kind

KINDS: tuple[Kind, ...] = (
    kind(
        "tf_matmul_rank",
        ("The numbers of dimensions differ", "次元の数が違います"),
        (
            "`tf.matmul` got {a}{left} and {b}{right}: both need two dimensions or more.",
            "`tf.matmul` に {a}{left} と {b}{right} が渡されました。どちらも 2 次元以上が必要です。",
        ),
        [
            (
                "A vector (n,) must become (n, 1): `tf.expand_dims(v, 1)` or `tf.reshape(v, (-1, 1))`.",
                "ベクトル (n,) を (n, 1) にします：`tf.expand_dims(v, 1)` か `tf.reshape(v, (-1, 1))`。",
            ),
        ],
        [PRINT_SHAPES],
        rf"In\[0\] and In\[1\] has different ndims: (?P<a>{S}) vs\. (?P<b>{S})",
        r"In\[[01]\] (?:ndims must be|is not a matrix|mismatch In)",
        r"Shape must be (?:at least )?rank 2 but is rank \d for .{0,60}[Mm]at",
        derive=operand_shapes,
    ),
    kind(
        "tf_matmul",
        ("The inner sizes of the product differ", "積の内側の大きさが違います"),
        (
            "In `tf.matmul` of {a}{left} and {b}{right} the columns of the first must be the rows "
            "of the second.",
            "`tf.matmul` の {a}{left} と {b}{right} では、左の列数と右の行数が同じでなければなりません。",
        ),
        INNER,
        [PRINT_SHAPES],
        rf"Matrix size-incompatible: In\[0\]: (?P<a>{S}), In\[1\]: (?P<b>{S})",
        rf"Dimensions must be equal, but are \d+ and \d+ for .{{0,120}}MatMul.* with input shapes: "
        rf"(?P<a>{S}), (?P<b>{S})",
        derive=operand_shapes,
    ),
    kind(
        "conv_too_small",
        ("The image is smaller than the window", "画像が窓より小さくなっています"),
        (
            "A convolution or pooling would give a size of zero or less.",
            "畳み込みやプーリングの結果の大きさが 0 以下になります。",
        ),
        [
            (
                "Too many layers shrink the image: use `padding='same'` or fewer poolings.",
                "縮める層が多すぎます。`padding='same'` にするか、プーリングを減らします。",
            ),
            (
                "The axes are mixed up: (height, width, channels).",
                "軸の順番が違います。(高さ, 幅, チャンネル) です。",
            ),
        ],
        [("The shapes layer by layer: `model.summary()`.", "層ごとの形：`model.summary()`。")],
        r"Computed output size would be (?:zero or )?negative",
        r"Negative dimension size caused by subtracting",
        r"The computed output size",
    ),
    kind(
        "conv_channels",
        ("The numbers of channels differ", "チャンネルの数が違います"),
        (
            "The input has {m} channels, the filter expects {n}.",
            "入力のチャンネルは {m}、フィルターが受け取るのは {n} です。",
        ),
        [
            (
                "A filter has the shape (height, width, channels in, channels out).",
                "フィルターの形は (高さ, 幅, 入力チャンネル, 出力チャンネル) です。",
            ),
            (
                "Grey images need an axis for one channel: `x[..., None]`.",
                "白黒画像にはチャンネルの軸が必要です：`x[..., None]`。",
            ),
        ],
        [PRINT_SHAPES],
        r"input depth must be evenly divisible by filter depth: (?P<m>\d+) vs\.? (?P<n>\d+)",
        r"number of input channels must be evenly divisible(?P<m>)(?P<n>)",
        r"Depth of input \((?P<m>\d+)\) is not a multiple of input depth of filter \((?P<n>\d+)",
        derive=lambda _f, params: {"m": "?", "n": "?", **params},
    ),
)

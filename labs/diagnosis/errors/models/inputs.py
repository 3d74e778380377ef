"""What a model or layer is given."""

from __future__ import annotations

from labs.diagnosis.errors.advice import SUMMARY, S
from labs.diagnosis.errors.kinds import Kind, kind, when

KINDS: tuple[Kind, ...] = (
    kind(
        "keras_inputs_missing",
        ("The model needs more inputs", "モデルの入力が足りません"),
        (
            "The model takes {want} inputs, but got {got}.",
            "モデルの入力は {want} 個ですが、{got} 個しか渡されていません。",
        ),
        [
            (
                "Pass all inputs as one list: `model([a, b])`.",
                "すべての入力を 1 つのリストで渡します：`model([a, b])`。",
            ),
            (
                "An input was forgotten in the call or in `fit`.",
                "呼び出しや `fit` で入力を忘れています。",
            ),
        ],
        [("The `inputs` of `keras.Model(...)`.", "`keras.Model(...)` の `inputs`。")],
        r"expects (?P<want>[2-9]|\d{2,3}) (?:named )?input\(s\).{0,200}(?:but it )?received "
        r"(?P<got>\d+) input tensor",
        r"expects (?P<want>[2-9]) inputs?, but it received (?P<got>\d)",
        r"Missing data for input \"",
    ),
    kind(
        "keras_inputs_count",
        ("The layer takes one input", "層の入力は 1 つです"),
        (
            "The layer expects {want} input, but got {got}.",
            "層の入力は {want} つですが、{got} つ渡されています。",
        ),
        [
            (
                "A list of tensors was passed: join them first with `Concatenate` or `Add`.",
                "テンソルのリストを渡しています。先に `Concatenate` や `Add` でまとめます。",
            ),
            (
                "A second argument was meant to be a keyword.",
                "2 番目の引数は名前を付けて渡すものです。",
            ),
        ],
        [("What stands in the brackets of the call.", "呼び出しの括弧の中。")],
        r"expects (?P<want>\d+) (?:named )?input\(s\), but it received (?P<got>\d+) input tensor",
    ),
    kind(
        "keras_input_size",
        ("The last axis has the wrong size", "最後の軸の大きさが違います"),
        (
            "The layer was built for size {want} on axis {axis}, but got the shape {b}.",
            "層は軸 {axis} の大きさ {want} で作られましたが、形 {b} が渡されました。",
        ),
        [
            (
                "Examples and features are swapped: Keras wants (examples, features).",
                "例と特徴が逆です。Keras は (例, 特徴) の順です。",
            ),
            (
                "The data has another number of features than `Input` says.",
                "データの特徴の数が `Input` の指定と違います。",
            ),
            (
                "A `Flatten` is missing or changes the size.",
                "`Flatten` がないか、大きさが変わっています。",
            ),
        ],
        [SUMMARY],
        rf"expected axis (?P<axis>-?\d+) of input shape to have value (?P<want>\d+),? but received "
        rf"input with shape (?P<b>{S})",
        rf"Invalid input shape for input .{{1,300}}Expected shape (?P<want>{S}), but input has "
        rf"incompatible shape (?P<b>{S})(?P<axis>)",
        rf"expected shape=(?P<want>{S}), found shape=(?P<b>{S})(?P<axis>)",
        rf"Input shape is incompatible.*expected (?P<want>{S}).*got (?P<b>{S})(?P<axis>)",
        derive=lambda _f, params: {"axis": "-1", **params},
    ),
    kind(
        "keras_ndim",
        ("The number of dimensions is wrong", "次元の数が違います"),
        (
            "The layer `{layer}` expects {want} dimensions, but got {got} (shape {b}).",
            "層 `{layer}` は {want} 次元を求めていますが、{got} 次元です（形 {b}）。",
        ),
        [
            when(
                lambda _f, params: params.get("layer", "").startswith("conv"),
                "Images need (examples, height, width, channels): add an axis with `x[None]` or "
                "`x[..., None]`.",
                "画像は (例, 高さ, 幅, チャンネル) です。`x[None]` や `x[..., None]` で軸を足します。",
            ),
            when(
                lambda _f, params: params.get("layer", "").startswith(
                    ("lstm", "gru", "simple_rnn")
                ),
                "Sequences need (examples, time steps, features).",
                "系列は (例, 時刻, 特徴) です。",
            ),
            (
                "The axis of the examples is missing: `x.reshape(1, -1)` or `x[None]`.",
                "例の軸がありません。`x.reshape(1, -1)` か `x[None]` を使います。",
            ),
            ("A `Flatten` is missing or too early.", "`Flatten` がないか、早すぎます。"),
        ],
        [SUMMARY],
        rf"of layer \"?'?(?P<layer>\w{{1,60}})\"?'? is incompatible with the layer: expected "
        rf"(?:min_ndim|max_ndim|ndim)=(?P<want>\d+), found ndim=(?P<got>\d+)(?:\. Full shape received: "
        rf"(?P<b>{S}))?",
        r"^Kernel shape must have the same length as input, but received kernel of shape "
        r".{1,80} and input of shape (?P<b>\(.{1,40}\))",
        derive=lambda _f, params: {"layer": "?", "want": "?", "got": "?", "b": "?", **params},
    ),
    kind(
        "keras_merge_count",
        ("Several inputs are needed as a list", "複数の入力をリストで渡します"),
        (
            "A merging layer (`Add`, `Concatenate`, ...) takes a list.",
            "まとめる層（`Add`、`Concatenate` など）はリストを受け取ります。",
        ),
        [
            (
                "The square brackets are missing: `Add()([a, b])`.",
                "角括弧がありません：`Add()([a, b])`。",
            )
        ],
        [("The brackets of the call.", "呼び出しの括弧。")],
        r"merge layer should be called on a list",
        r"`?(?:Dot|Concatenate)`? layer should be called on a list",
    ),
    kind(
        "keras_merge_shapes",
        ("The inputs to be merged differ in shape", "まとめる入力の形が違います"),
        (
            "The shapes do not fit together{detail}.",
            "形が合っていません{detail}。",
        ),
        [
            (
                "In a shortcut the number of channels must be equal: a 1×1 convolution on the shortcut.",
                "ショートカットではチャンネルの数をそろえます。1×1 の畳み込みを使います。",
            ),
            (
                "A stride or missing `padding='same'` made one of them smaller.",
                "ストライドか、`padding='same'` の忘れで、一方が小さくなっています。",
            ),
            ("Another `axis` is meant.", "別の `axis` のつもりではありませんか。"),
        ],
        [("The shapes of the inputs, layer by layer.", "層ごとの、入力の形。")],
        r"Inputs have incompatible shapes\. Received shapes (?P<detail>.{1,80})",
        r"`Concatenate` layer requires inputs with matching shapes.*?input_shape=(?P<detail>\[.{1,120}\])",
        r"Cannot broadcast shape.*Input shapes are: (?P<detail>.{1,100}?)\.?$",
        r"Operands could not be broadcast together with shapes (?P<detail>.{1,80})",
        derive=lambda _f, params: {"detail": f": {params['detail']}" if "detail" in params else ""},
    ),
)

"""Labels, losses, compiling and fitting."""

from __future__ import annotations

from labs.diagnosis.errors.advice import PRINT_SHAPES, S
from labs.diagnosis.errors.kinds import Kind, kind

LOSS_AND_LABELS = (
    "The loss in `compile`, the shape of the labels and the last layer.",
    "`compile` の損失、ラベルの形、最後の層。",
)


KINDS: tuple[Kind, ...] = (
    kind(
        "labels_need_one_hot",
        ("The loss expects one-hot labels", "損失が one-hot のラベルを求めています"),
        (
            "The labels have the shape {b}, the model's outputs {a}.",
            "ラベルの形は {b}、モデルの出力の形は {a} です。",
        ),
        [
            (
                "Labels are class numbers: use `sparse_categorical_crossentropy`.",
                "ラベルがクラス番号なら `sparse_categorical_crossentropy` を使います。",
            ),
            (
                "Or make them one-hot: `keras.utils.to_categorical(y, n)`.",
                "または one-hot にします：`keras.utils.to_categorical(y, n)`。",
            ),
            (
                "Labels of shape (m,) for one output: `y.reshape(-1, 1)`.",
                "出力が 1 つでラベルが (m,) なら `y.reshape(-1, 1)` とします。",
            ),
        ],
        [LOSS_AND_LABELS],
        rf"Arguments `target` and `output` must have the same rank \(ndim\)\. Received: "
        rf"target\.shape=(?P<b>{S}), output\.shape=(?P<a>{S})",
        rf"You are passing a target array of shape (?P<b>{S}) while using as loss "
        rf"`categorical_crossentropy`(?P<a>)",
        rf"Shapes (?P<b>\(None, 1\)|\(\d+, 1\)) and (?P<a>{S}) are incompatible",
        derive=lambda _f, params: {"a": "?", **params},
    ),
    kind(
        "labels_are_one_hot",
        ("The loss expects class numbers", "損失がクラス番号を求めています"),
        (
            "The labels have the shape {b}, the model's outputs {a}: the `sparse_` loss takes one "
            "number per example.",
            "ラベルの形は {b}、出力の形は {a} です。`sparse_` の損失には例ごとに番号を 1 つ渡します。",
        ),
        [
            (
                "Labels are one-hot: use `categorical_crossentropy`.",
                "ラベルが one-hot なら `categorical_crossentropy` を使います。",
            ),
            (
                "Or take the numbers: `y.argmax(axis=-1)`.",
                "または番号にします：`y.argmax(axis=-1)`。",
            ),
        ],
        [LOSS_AND_LABELS],
        rf"Argument `output` must have rank \(ndim\) `target\.ndim - 1`\. Received: "
        rf"target\.shape=(?P<b>{S}), output\.shape=(?P<a>{S})",
        r"Can not squeeze dim\[1\], expected a dimension of 1, got \d+ .{0,80}"
        r"sparse(?P<a>)(?P<b>)",
        derive=lambda _f, params: {"a": "?", "b": "?", **params},
    ),
    kind(
        "loss_shapes",
        ("Labels and outputs differ in shape", "ラベルと出力の形が違います"),
        (
            "The labels have the shape {b}, the model's outputs {a}.",
            "ラベルの形は {b}、モデルの出力の形は {a} です。",
        ),
        [
            ("The last layer has the wrong number of units.", "最後の層のユニットの数が違います。"),
            (
                "The labels are of another form than the loss expects (class numbers or one-hot).",
                "ラベルの表し方（クラス番号か one-hot）が損失と合いません。",
            ),
            (
                "The arguments of the loss are swapped: labels come first.",
                "損失の引数が逆です。ラベルが先です。",
            ),
        ],
        [LOSS_AND_LABELS],
        rf"Arguments `target` and `output` must have the same shape(?: up until the last dimension)?"
        rf"[.:] ?(?:Received: )?target\.shape=(?P<b>{S}), output\.shape=(?P<a>{S})",
    ),
    kind(
        "data_lengths",
        ("Not equally many examples", "例の数がそろっていません"),
        (
            "Inputs and labels must hold equally many examples{detail}.",
            "入力とラベルの例の数は同じでなければなりません{detail}。",
        ),
        [
            (
                "Examples stand in the columns: Keras wants (examples, features), so transpose.",
                "例が列に並んでいます。Keras は (例, 特徴) なので転置します。",
            ),
            ("X and y come from different splits.", "X と y が別の分割から来ています。"),
        ],
        [PRINT_SHAPES],
        r"Data cardinality is ambiguous(?:[^']{0,100}(?P<detail>'x' sizes: .{1,60}))?",
        r"Input arrays should have the same number of samples as target",
        derive=lambda _f, params: {"detail": f": {params['detail']}" if "detail" in params else ""},
    ),
    kind(
        "keras_not_built",
        ("The model does not know its sizes yet", "モデルの大きさがまだ決まっていません"),
        (
            "Without an input shape there are no weights.",
            "入力の形が分からないので、重みがまだありません。",
        ),
        [
            (
                "Put `keras.Input((n,))` first in the model.",
                "モデルの最初に `keras.Input((n,))` を置きます。",
            ),
            ("Or call the model on data once.", "または、1 度モデルにデータを渡します。"),
        ],
        [("The first layer.", "最初の層。")],
        r"but the layer isn't built",
        r"has not yet been built",
        r"Weights for model .{0,60} have not yet been created",
        r"has never been called and thus has no defined (?:input|output)",
        r"(?:layer|model) .{0,60}has (?:not been|never been) built",
    ),
    kind(
        "keras_not_compiled",
        ("compile is missing", "compile がまだです"),
        (
            "`fit` and `evaluate` need a compiled model.",
            "`fit` と `evaluate` の前に compile が必要です。",
        ),
        [
            (
                "Call `model.compile(optimizer=..., loss=...)` before.",
                "先に `model.compile(optimizer=..., loss=...)` を呼びます。",
            )
        ],
        [
            (
                "The lines between making and fitting the model.",
                "モデルを作ってから学習するまでの行。",
            )
        ],
        r"You must (?:call `compile\(\)`|compile your model) before",
        r"Model must be compiled",
    ),
    kind(
        "keras_no_loss",
        ("There is no loss", "損失がありません"),
        ("`compile` was called without a loss.", "`compile` に損失がありません。"),
        [
            (
                "Give one: `model.compile(loss=...)`.",
                "`model.compile(loss=...)` のように指定します。",
            )
        ],
        [("The call of `compile`.", "`compile` の呼び出し。")],
        r"No loss to compute",
        r"The model cannot be compiled because it has no loss",
    ),
)

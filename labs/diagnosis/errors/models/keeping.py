"""Layers, data and files that Keras does not take."""

from __future__ import annotations

from labs.diagnosis.errors.advice import SUMMARY, S
from labs.diagnosis.errors.kinds import Kind, kind

KINDS: tuple[Kind, ...] = (
    kind(
        "keras_name_twice",
        ("Two layers have the same name", "同じ名前の層が 2 つあります"),
        ("The name {name} is used more than once.", "名前 {name} が 2 度使われています。"),
        [
            (
                "Give each layer its own `name`, or none.",
                "層ごとに別の `name` を付けるか、省略します。",
            )
        ],
        [("Every `name=`.", "すべての `name=`。")],
        r"should have unique names\. Name '(?P<name>\w{1,60})'",
        r"The name \"(?P<name>\w{1,60})\" is used \d+ times in the model",
    ),
    kind(
        "keras_not_a_layer",
        ("Only layers can be added", "追加できるのは層だけです"),
        (
            "Something else than a layer was added to the model.",
            "モデルに層でないものを追加しています。",
        ),
        [
            (
                "Make a layer of it: `keras.layers.Dense(...)`.",
                "`keras.layers.Dense(...)` のような層にします。",
            ),
            ("The class is passed without brackets.", "括弧のないクラスを渡しています。"),
        ],
        [("What is added.", "追加しているもの。")],
        r"Only instances of `?keras\.Layer`? can be added",
        r"The added layer must be an instance of class Layer",
    ),
    kind(
        "keras_data_type",
        ("The data are no arrays of numbers", "データが数の配列ではありません"),
        (
            "Keras takes arrays and tensors of numbers: {detail}",
            "Keras に渡すのは数の配列やテンソルです：{detail}",
        ),
        [
            ("Lists must become arrays: `np.array(x)`.", "リストは `np.array(x)` で配列にします。"),
            ("Texts must become numbers first.", "文字列は先に数にします。"),
        ],
        [("Print `type(x)` and `x.dtype`.", "`type(x)` と `x.dtype` を表示してください。")],
        r"(?P<detail>Invalid dtype: \w{1,20})",
        r"(?P<detail>Unrecognized data type: .{1,60})",
        r"Failed to find data adapter that can handle input: (?P<detail>.{1,80})",
    ),
    kind(
        "keras_dimension_unknown",
        ("A size must be known here", "ここでは大きさが必要です"),
        (
            "Weights of shape {b} cannot be made: None is no size.",
            "形 {b} の重みは作れません。None は大きさではありません。",
        ),
        [
            (
                "`keras.Input` must say the size of the last axis.",
                "`keras.Input` で最後の軸の大きさを指定します。",
            ),
            (
                "A `Flatten` follows axes of unknown size.",
                "大きさの分からない軸の後に `Flatten` があります。",
            ),
        ],
        [SUMMARY],
        r"Shapes used to initialize variables must be fully-defined.{0,60}shape=(?P<b>\(.{1,40}?\))",
        r"The last dimension of the inputs to a Dense layer should be defined(?P<b>)",
        derive=lambda _f, params: {"b": "?", **params},
    ),
    kind(
        "keras_reshape",
        ("The number of entries does not fit the new shape", "要素の数が新しい形と合いません"),
        (
            "From {a} to {b}: both must hold equally many entries, the examples not counted.",
            "{a} から {b} への変形です。例の軸を除いた要素の数が同じでなければなりません。",
        ),
        [
            (
                "The target shape is written without the axis of the examples.",
                "目標の形には例の軸を書きません。",
            ),
            ("A size is wrong.", "大きさが間違っています。"),
        ],
        [SUMMARY],
        rf"total size of the tensor must be unchanged.{{0,20}}input_shape=(?P<a>{S}), "
        rf"target_shape=(?P<b>{S})",
        r"total size of new array must be unchanged, input_shape = (?P<a>.{1,40}), output_shape = "
        r"(?P<b>.{1,40})",
    ),
    kind(
        "keras_optimizer_variables",
        ("The optimiser belongs to another model", "別のモデルの最適化手法です"),
        (
            "An optimiser remembers the variables of its first step and takes no others.",
            "最適化手法は最初に使った変数を覚え、ほかの変数は受け付けません。",
        ),
        [
            ("Make a new optimiser for each model.", "モデルごとに新しく作ります。"),
            (
                "Layers were added or frozen after the first step.",
                "最初の更新の後で層を加えたり固定したりしています。",
            ),
        ],
        [("Where the optimiser is made and used.", "最適化手法を作る場所と使う場所。")],
        r"This optimizer can only be called for the variables it was",
        r"(?:KeyError: )?The optimizer cannot recognize variable",
    ),
    kind(
        "keras_validation_split",
        ("validation_split works on arrays only", "validation_split は配列だけに使えます"),
        ("The data are no arrays or tensors.", "データが配列やテンソルではありません。"),
        [
            (
                "Split the data yourself and pass `validation_data`.",
                "自分で分けて `validation_data` で渡します。",
            )
        ],
        [("The call of `fit`.", "`fit` の呼び出し。")],
        r"`validation_split` is only supported for",
    ),
    kind(
        "keras_file_name",
        ("The file name has the wrong ending", "ファイル名の拡張子が違います"),
        (
            "Keras 3 saves models as `.keras` and weights as `.weights.h5`.",
            "Keras 3 はモデルを `.keras`、重みを `.weights.h5` に保存します。",
        ),
        [("Change the ending of the file name.", "ファイル名の拡張子を変えます。")],
        [("Every `save` and `load`.", "すべての `save` と `load`。")],
        r"Invalid filepath extension for saving",
        r"filename must end in `?\.weights\.h5",
        r"filepath provided must end in",
        r"File format not supported",
    ),
)

"""Attributes and functions that tensors of another kind have."""

from __future__ import annotations

from labs.diagnosis.errors.advice import DID_YOU_MEAN, OBJECT, PRINT_TYPE, with_similar
from labs.diagnosis.errors.kinds import Kind, kind, when

KINDS: tuple[Kind, ...] = (
    kind(
        "tf_assign_constant",
        ("A tensor cannot be changed", "テンソルは変更できません"),
        (
            "`.{name}` works on a `tf.Variable`; this is a tensor, which never changes.",
            "`.{name}` は `tf.Variable` に使うものです。これは変更できないテンソルです。",
        ),
        [
            (
                "The value was made with `tf.constant` or came out of a computation.",
                "`tf.constant` で作ったか、計算の結果として得た値です。",
            ),
            (
                "A variable was replaced by `w = w - ...`; use `w.assign_sub(...)`.",
                "`w = w - ...` で変数を置き換えています。`w.assign_sub(...)` を使ってください。",
            ),
        ],
        [("Where the value is made.", "値を作っている場所。")],
        r"(?:EagerTensor|SymbolicTensor|Tensor)' object has no attribute '(?P<name>assign\w{0,20})'",
    ),
    kind(
        "tape_target_outside",
        ("The value is no longer a tensor", "テンソルではなくなっています"),
        (
            "The tape was asked about a NumPy value, which it cannot follow.",
            "テープに NumPy の値を渡しています。テープはそれを追跡できません。",
        ),
        [
            (
                "`.numpy()` or a NumPy function was used on the way from the variables to the loss.",
                "変数から損失までの途中で `.numpy()` や NumPy の関数を使っています。",
            )
        ],
        [
            (
                "Every step between the variables and the loss: they must all be TensorFlow.",
                "変数から損失までのすべての計算。すべて TensorFlow で書く必要があります。",
            )
        ],
        r"object has no attribute '_id'",
    ),
    kind(
        "keras_tensor_as_value",
        ("A symbolic tensor has no value yet", "記号テンソルにはまだ値がありません"),
        (
            "A KerasTensor stands for data that comes later: it has a shape and a dtype, but no "
            "numbers. NumPy, `tf.` functions, `if` and `float()` need numbers.",
            "KerasTensor は後から入るデータの代わりです。形と dtype はありますが数値はありません。"
            "NumPy、`tf.` の関数、`if`、`float()` には数値が必要です。",
        ),
        [
            (
                "A `tf.` or `np.` function is used while the model is put together: use a layer or "
                "`keras.ops` (for a sum: `keras.layers.Add()([a, b])`).",
                "モデルを組み立てる途中で `tf.` や `np.` の関数を使っています。層か `keras.ops` を使います"
                "（和なら `keras.layers.Add()([a, b])`）。",
            ),
            (
                "The computation belongs into the `call` of a layer of your own.",
                "その計算は自作の層の `call` の中に書きます。",
            ),
            (
                "A value is needed: call the model on data first.",
                "数値が必要なら、先にモデルへデータを渡してください。",
            ),
        ],
        [
            (
                "Every function between `keras.Input` and the model's outputs.",
                "`keras.Input` からモデルの出力までに使うすべての関数。",
            )
        ],
        r"A KerasTensor cannot be used as input to a TensorFlow function",
        r"A KerasTensor is symbolic",
        r"symbolic KerasTensor cannot",
        r"'KerasTensor' object has no attribute '(?P<name>\w{1,60})'",
        r"Cannot convert a symbolic Keras input/output to a numpy array",
        r"(?:using|passing) a `?KerasTensor`? ",
        r"Iterating over a symbolic KerasTensor",
    ),
    kind(
        "symbolic_numpy",
        ("In a graph tensors have no value", "グラフの中のテンソルには値がありません"),
        (
            "`.{name}` was asked of a symbolic tensor: inside `tf.function` and in a model's "
            "training step there are no numbers to read.",
            "記号テンソルに `.{name}` を使っています。`tf.function` やモデルの学習ステップの中では、"
            "数値を読み出せません。",
        ),
        [
            (
                "`.numpy()` is called inside a function decorated with `@tf.function`, a custom "
                "loss or a metric: use TensorFlow functions there.",
                "`@tf.function` の付いた関数、自作の損失や指標の中で `.numpy()` を使っています。"
                "そこでは TensorFlow の関数を使います。",
            ),
            (
                "To look at values, use `tf.print`, or compile with `run_eagerly=True`.",
                "値を見たいときは `tf.print` か、`run_eagerly=True` での compile を使います。",
            ),
        ],
        [("Which function is turned into a graph.", "どの関数がグラフに変換されているか。")],
        r"'(?:SymbolicTensor|Tensor)' object has no attribute '(?P<name>numpy|item|tolist)'",
        r"(?P<name>numpy)\(\) is only available when eager execution",
    ),
    kind(
        "attribute_unknown",
        ("The value has no such attribute", "その属性はありません"),
        (
            "A value of type `{owner}` has no `.{name}`.",
            "型 `{owner}` の値に `.{name}` はありません。",
        ),
        [
            DID_YOU_MEAN,
            when(
                lambda _failure, params: (
                    params.get("owner") == "numpy.ndarray"
                    and params.get("name") in ("append", "extend", "remove", "insert")
                ),
                "Arrays do not grow: collect in a list and turn it into an array at the end.",
                "配列は伸びません。リストに集めて、最後に配列にしてください。",
            ),
            when(
                lambda _failure, params: "." not in params.get("owner", "."),
                "`self.{name}` is never assigned in `__init__`.",
                "`__init__` の中で `self.{name}` に代入していません。",
            ),
            (
                "The value is of another type than expected.",
                "値が思っていた型ではありません。",
            ),
        ],
        [PRINT_TYPE],
        OBJECT,
        r"^type object '(?P<owner>\w{1,80})' has no attribute '(?P<name>\w{1,80})'",
        derive=with_similar,
    ),
)

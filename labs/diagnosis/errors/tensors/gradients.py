"""Gradients: None, tapes, data without labels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import CauseGiven, Kind, Params, kind, when

TENSORS = ("tensor", "variable", "graph_tensor")


GRADIENT_WORDS = ("grad", "tape", "dx", "dy", "dw", "db")


TAPE = (
    "The lines inside `with tf.GradientTape() as tape:` and which values they use.",
    "`with tf.GradientTape() as tape:` の中の行と、そこで使う値。",
)


GRADIENT_CAUSES: list[CauseGiven] = [
    when(
        lambda failure, _p: not failure.has("variable"),
        "The value is a `tf.constant`: only variables are followed by themselves. Use "
        "`tf.Variable`, or `tape.watch(x)` inside the `with`.",
        "`tf.constant` の値です。自動で追跡されるのは変数だけです。`tf.Variable` にするか、`with` の中で "
        "`tape.watch(x)` を呼びます。",
    ),
    (
        "The loss was computed outside of the `with` of the tape.",
        "損失をテープの `with` の外で計算しています。",
    ),
    (
        "The chain is broken by `.numpy()`, NumPy functions or a cast to integers.",
        "`.numpy()`、NumPy の関数、整数への変換で計算のつながりが切れています。",
    ),
    (
        "The loss does not depend on this variable.",
        "損失がこの変数に依存していません。",
    ),
]


def _gradient(failure: Failure, params: Params) -> Mapping[str, Any] | None:
    """None in an operation is a gradient where the line holds tensors or says so."""
    if params.get("none"):
        return {} if failure.has(*TENSORS) and failure.has("none") else None
    if "operand" not in params:
        return {}
    if "NoneType" not in (params.get("left"), params.get("right")):
        return None
    line = failure.source_line.lower()
    named = any(word in line for word in GRADIENT_WORDS)
    return {} if failure.has(*TENSORS) or ("tf." in line and named) else None


KINDS: tuple[Kind, ...] = (
    kind(
        "keras_no_data",
        ("A model or layer is called without data", "モデルか層にデータが渡されていません"),
        (
            "A Keras model or layer is called like a function, on data; the brackets are empty.",
            "Keras のモデルや層はデータを渡して呼び出しますが、かっこの中が空です。",
        ),
        [
            (
                "The data is missing: `model(X)`, `layer(x)`.",
                "データを渡していません。`model(X)`、`layer(x)` のように書きます。",
            ),
            (
                "A class was meant: the object is there already and needs no `()` of its own.",
                "クラスを呼ぶつもりなら、オブジェクトはすでにあるので `()` は要りません。",
            ),
        ],
        [
            (
                "What this model or layer should work on, and its name in your code.",
                "このモデルや層に渡すはずのデータと、その変数名。",
            )
        ],
        r"^missing a required argument: '(?P<missing>inputs|args)'$",
        r"^[\w.]{1,60}\.call\(\) missing 1 required positional argument: '(?P<missing>inputs)'",
        types="TypeError",
    ),
    kind(
        "gradient_none",
        ("There is no gradient", "勾配がありません"),
        (
            "A gradient is None: the tape saw no way from the variable to the loss.",
            "勾配が None です。変数から損失までのつながりをテープが記録していません。",
        ),
        GRADIENT_CAUSES,
        [TAPE],
        r"No gradients provided for any variable",
        r"^unsupported operand type\(s\) for (?P<operand>[^:]{1,20}): '(?P<left>[\w.]{1,60})' and "
        r"'(?P<right>[\w.]{1,60})'",
        r"Attempt to convert a value \((?P<none>None)\)",
        r"Gradients do not exist for variables",
        r"^`?grads?(?:_and_vars)?`? .{0,40}None",
        derive=_gradient,
    ),
    kind(
        "tape_used_twice",
        ("The tape was asked twice", "テープに 2 度たずねています"),
        (
            "A `tf.GradientTape` gives its gradients once and then forgets.",
            "`tf.GradientTape` は勾配を 1 度だけ返し、その後は記録を消します。",
        ),
        [
            (
                "Ask for all gradients in one call: `tape.gradient(loss, [w, b])`.",
                "1 度にまとめて求めます：`tape.gradient(loss, [w, b])`。",
            ),
            (
                "Or make it `tf.GradientTape(persistent=True)`.",
                "または `tf.GradientTape(persistent=True)` とします。",
            ),
        ],
        [("Every `tape.gradient`.", "すべての `tape.gradient`。")],
        r"non-persistent GradientTape can only be used to compute one set",
    ),
    kind(
        "tape_target_outside",
        ("The tape knows only tensors", "テープが扱えるのはテンソルだけです"),
        ("The loss or a variable is no tensor.", "損失か変数がテンソルではありません。"),
        GRADIENT_CAUSES,
        [TAPE],
        r"Target should be a list or nested structure of Tensors",
        r"Passed in object .{1,120} not Tensor",
        r"^`?tape\.gradient",
    ),
)

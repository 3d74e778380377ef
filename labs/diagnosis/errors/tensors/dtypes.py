"""Kinds of entries that TensorFlow does not mix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.advice import PRINT_DTYPES
from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind, when

DTYPES = {"float": "float32", "double": "float64", "int": "int32", "half": "float16"}


def _dtypes(_failure: Failure, params: Params) -> Mapping[str, Any]:
    return {
        name: DTYPES.get(params.get(name, ""), params.get(name, "?")) for name in ("want", "got")
    }


KINDS: tuple[Kind, ...] = (
    kind(
        "tf_dtype_mismatch",
        ("Two dtypes meet", "dtype がそろっていません"),
        (
            "TensorFlow does not convert by itself: {want} was expected, {got} came.",
            "TensorFlow は自動で変換しません。{want} のところに {got} が渡されています。",
        ),
        [
            when(
                lambda _f, params: "float64" in (params.get("got"), params.get("want")),
                "NumPy arrays are float64, TensorFlow uses float32: "
                "`tf.cast(x, tf.float32)` or `x.astype('float32')`.",
                "NumPy の配列は float64、TensorFlow は float32 です。`tf.cast(x, tf.float32)` か "
                "`x.astype('float32')` を使います。",
            ),
            when(
                lambda _f, params: "int" in params.get("got", "") + params.get("want", ""),
                "Labels or counts are integers: `tf.cast(y, tf.float32)`.",
                "ラベルや個数が整数です。`tf.cast(y, tf.float32)` を使います。",
            ),
            ("Cast one side so that both are equal.", "一方を変換して、両方をそろえます。"),
        ],
        [PRINT_DTYPES],
        r"cannot compute \w{1,40} as input #\d+\(zero-based\) was expected to be an? "
        r"(?P<want>\w{1,20}) tensor but is an? (?P<got>\w{1,20}) tensor",
        r"Tensor conversion requested dtype (?P<want>\w{1,20}) for Tensor with dtype (?P<got>\w{1,20})",
        r"Input '\w{1,40}' of '\w{1,40}' Op has type (?P<got>\w{1,20}) that does not match type "
        r"(?P<want>\w{1,20})",
        r"`x` and `y` must have the same dtype, got (?P<want>[\w.']{1,30}) != (?P<got>[\w.']{1,30})",
        r"Incompatible type conversion requested to type '?(?P<want>\w{1,20})'? .{0,60}type "
        r"'?(?P<got>\w{1,20})",
        derive=_dtypes,
    ),
    kind(
        "tf_convert_dtype",
        ("The value does not fit the dtype", "値が dtype に合いません"),
        (
            "{value} cannot become a tensor of dtype {want}.",
            "{value} を dtype {want} のテンソルにできません。",
        ),
        [
            (
                "The other tensor holds integers: `tf.cast(x, tf.float32)` first, or write `1.0`.",
                "もう一方のテンソルが整数です。先に `tf.cast(x, tf.float32)` とするか `1.0` と書きます。",
            ),
            (
                "The `dtype` argument is not the one that is meant.",
                "引数 `dtype` が意図と違います。",
            ),
        ],
        [PRINT_DTYPES],
        r"Cannot convert (?P<value>.{1,80}?) to EagerTensor of dtype (?P<want>\w{1,20})",
        r"Expected (?P<want>\w{1,20})(?: passed to parameter '\w+' of op '\w+')?, (?:but )?got "
        r"(?P<value>.{1,60}?) of type",
        r"Can't convert Python sequence with out-of-range integer to Tensor(?P<value>)(?P<want>)",
        derive=lambda _f, params: {"value": "…", "want": "?", **params},
    ),
    kind(
        "tf_none_value",
        ("None cannot become a tensor", "None はテンソルになりません"),
        (
            "A value is None where a number or tensor is needed.",
            "数やテンソルの場所に None があります。",
        ),
        [
            ("It is a gradient that the tape does not know.", "テープが知らない勾配です。"),
            ("A function has no `return`.", "関数に `return` がありません。"),
            (
                "A size of a Keras shape is None until there is data.",
                "Keras の形の大きさが、データが入るまで None です。",
            ),
        ],
        [("Where the value is made.", "値を作っている場所。")],
        r"Attempt to convert a value \(None\)",
        r"None values not supported",
        r"Cannot convert '?None'? to a",
        r"Argument `?\w+`? .{0,20}cannot be None",
    ),
)

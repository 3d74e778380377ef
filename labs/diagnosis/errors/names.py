"""Names, attributes, modules and files that are not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind, when
from labs.diagnosis.errors.removed import removed

IMPORTS = {
    "np": "import numpy as np",
    "numpy": "import numpy",
    "tf": "import tensorflow as tf",
    "tensorflow": "import tensorflow",
    "keras": "import keras",
    "layers": "from keras import layers",
    "math": "import math",
    "plt": "import matplotlib.pyplot as plt",
    "pd": "import pandas as pd",
    "random": "import random",
    "time": "import time",
    "os": "import os",
    "copy": "import copy",
    "sys": "import sys",
    "re": "import re",
    "itertools": "import itertools",
    "functools": "import functools",
    "defaultdict": "from collections import defaultdict",
    "Dense": "from keras.layers import Dense",
    "Sequential": "from keras import Sequential",
}
OF_LISTS = frozenset(["list", "tuple"])
OF_NUMBERS = frozenset(["int", "float", "bool", "complex", "str"])


def _import_of(_failure: Failure, params: Params) -> Mapping[str, Any] | None:
    statement = IMPORTS.get(params["name"])
    return {"statement": statement} if statement else None


def _with_similar(failure: Failure, _params: Params) -> Mapping[str, Any]:
    return {"similar": " / ".join(f"{name}" for name in failure.similar)}


def _of(kinds: frozenset[str]) -> Any:
    def derive(failure: Failure, params: Params) -> Mapping[str, Any] | None:
        return _with_similar(failure, params) if params["owner"] in kinds else None

    return derive


def _removed(_failure: Failure, params: Params) -> Mapping[str, Any] | None:
    return removed(params.get("module", ""), params.get("name", ""))


def _similar(failure: Failure, _params: Params) -> bool:
    return bool(failure.similar)


def _same_letters(failure: Failure, params: Params) -> bool:
    return any(name.lower() == params.get("name", "").lower() for name in failure.similar)


OBJECT = r"^'(?P<owner>[\w.]{1,80})' object has no attribute '(?P<name>\w{1,80})'"
DID_YOU_MEAN = when(
    _similar,
    "A spelling mistake: did you mean `{similar}`?",
    "綴り間違い: `{similar}` のことではありませんか。",
)
PRINT_TYPE = (
    "Print `type(...)` of the value before that line.",
    "その行の前で `type(...)` を表示してみてください。",
)
NONE_CAUSES = [
    (
        "A function of yours has no `return`, so calling it gives None.",
        "自分の関数に `return` がないため、呼び出した結果が None になっています。",
    ),
    (
        "The function returns only in one branch of an `if`.",
        "`if` の一方の枝でしか `return` していません。",
    ),
    (
        "A method that changes in place (`append`, `sort`, `update`) returns None.",
        "その場で変更するメソッド(`append`、`sort`、`update`)は None を返します。",
    ),
]
WHO_RETURNS = (
    "The function that made the value: does each way through it end with `return`?",
    "値を作った関数。どの道筋も `return` で終わっていますか。",
)

KINDS: tuple[Kind, ...] = (
    kind(
        "unbound_local",
        ("A variable is read before it has a value", "値が入る前に変数を読んでいます"),
        (
            "`{name}` is assigned somewhere in this function, so it is local here; at this line "
            "it has no value yet.",
            "`{name}` はこの関数の中で代入されるので局所変数です。この行ではまだ値がありません。",
        ),
        [
            when(
                lambda failure, params: failure.source_line.count(params.get("name", "\0")) > 1,
                "The line reads and assigns it: the value from outside is not visible here. "
                "Pass it in as an argument.",
                "この行は読み取りと代入の両方をしています。関数の外の値は見えないので、引数で渡してください。",
            ),
            (
                "It is assigned only in a branch of an `if` or in a loop that did not run.",
                "実行されなかった `if` の枝やループの中でだけ代入されています。",
            ),
            (
                "A variable of the same name outside the function is meant: give yours another "
                "name or pass it in.",
                "関数の外の同名の変数のつもりなら、名前を変えるか引数で渡してください。",
            ),
        ],
        [
            (
                "Every line of the function that assigns `{name}`.",
                "関数の中で `{name}` に代入しているすべての行。",
            )
        ],
        r"cannot access local variable '(?P<name>\w{1,80})'",
        r"local variable '(?P<name>\w{1,80})' referenced before assignment",
        r"free variable '(?P<name>\w{1,80})' (?:in|referenced)",
        r"cannot access free variable '(?P<name>\w{1,80})'",
    ),
    kind(
        "name_missing_import",
        ("An import is missing", "import がありません"),
        (
            "The name `{name}` stands for a library that is not imported in this file.",
            "名前 `{name}` はライブラリを指しますが、このファイルでは import されていません。",
        ),
        [
            (
                "`{statement}` at the top of the file is missing.",
                "ファイルの先頭に `{statement}` がありません。",
            ),
            (
                "It is imported under another name.",
                "別の名前で import されています。",
            ),
        ],
        [("The import lines at the top.", "先頭の import の行。")],
        r"^name '(?P<name>\w{1,80})' is not defined",
        types="NameError",
        derive=_import_of,
    ),
    kind(
        "name_unknown",
        ("A name that has no value", "値のない名前です"),
        (
            "Nothing was assigned to `{name}` before this line.",
            "この行より前で `{name}` に何も代入されていません。",
        ),
        [
            when(
                _same_letters,
                "Capital and small letters differ: `{similar}` exists.",
                "大文字と小文字が違います。`{similar}` ならあります。",
            ),
            when(
                lambda failure, params: (
                    _similar(failure, params) and not _same_letters(failure, params)
                ),
                "A spelling mistake: did you mean `{similar}`?",
                "綴り間違い: `{similar}` のことではありませんか。",
            ),
            (
                "It is a variable of another function: pass it in as an argument, or take it out "
                "of the dictionary that holds it.",
                "別の関数の変数です。引数で渡すか、入っている辞書から取り出してください。",
            ),
            (
                "It is assigned further down, or the text lacks quotation marks.",
                "もっと下で代入しているか、文字列の引用符が抜けています。",
            ),
        ],
        [
            (
                "Where `{name}` gets its value, letter by letter.",
                "`{name}` に値を入れている場所(1 文字ずつ確かめてください)。",
            )
        ],
        r"^(?:global )?name '(?P<name>\w{1,80})' is not defined",
        derive=_with_similar,
    ),
    kind(
        "api_removed",
        ("This name was removed or moved", "削除または移動された名前です"),
        (
            "`{old}` is no longer there since {library}.",
            "{library} 以降、`{old}` はありません。",
        ),
        [
            (
                "The code was written for an older version. {advice}",
                "古い版のために書かれたコードです。{advice}",
            )
        ],
        [
            (
                "Other lines from the same source: they may use old names too.",
                "同じ出典から写したほかの行。そこにも古い名前があるかもしれません。",
            )
        ],
        r"^module '(?P<module>[\w.]{1,80})' has no attribute '(?P<name>\w{1,80})'",
        r"^`np\.(?P<name>\w{1,60})` was removed in the NumPy 2\.0 release()",
        r"^cannot import name '(?P<name>\w{1,80})' from '(?P<module>[\w.]{1,80})'",
        r"^No module named '(?P<module>(?:tensorflow|keras|numpy)\.[\w.]{1,80})'",
        r"^(?P<module>tf)\.(?P<name>\w{1,60}) is not compatible with eager",
        derive=_removed,
    ),
    kind(
        "attribute_of_none",
        ("The value is None", "値が None です"),
        (
            "`.{name}` was asked of None: there is no value where one was expected.",
            "None に対して `.{name}` を使っています。値があるはずの場所に値がありません。",
        ),
        NONE_CAUSES,
        [WHO_RETURNS],
        r"^'NoneType' object has no attribute '(?P<name>\w{1,80})'",
    ),
    kind(
        "attribute_of_list",
        ("A list is no array", "リストは配列ではありません"),
        (
            "A Python {owner} has no `.{name}`; NumPy arrays have.",
            "Python の {owner} に `.{name}` はありません。",
        ),
        [
            (
                "Turn it into an array first: `np.array(...)`.",
                "先に `np.array(...)` で配列にしてください。",
            ),
            DID_YOU_MEAN,
            (
                "A function returned a list or several values where an array was expected.",
                "配列のはずの場所に、関数がリストや複数の値を返しています。",
            ),
        ],
        [PRINT_TYPE],
        OBJECT,
        derive=_of(OF_LISTS),
    ),
    kind(
        "attribute_of_number",
        ("A plain {owner} has no such attribute", "ただの {owner} にその属性はありません"),
        (
            "`.{name}` was asked of a value of type {owner}.",
            "型 {owner} の値に対して `.{name}` を使っています。",
        ),
        [
            (
                "An array became a single value on the way, by `sum`, `mean` or an index.",
                "`sum`、`mean`、添字などの途中で、配列が 1 つの値になっています。",
            ),
            (
                "The variable was assigned again with another meaning.",
                "変数が別の意味で代入し直されています。",
            ),
            DID_YOU_MEAN,
        ],
        [PRINT_TYPE],
        OBJECT,
        derive=_of(OF_NUMBERS),
    ),
    kind(
        "attribute_of_dict",
        ("Items of a dictionary are taken with brackets", "辞書の要素は角括弧で取り出します"),
        (
            "A dictionary has no attribute `.{name}`.",
            "辞書に属性 `.{name}` はありません。",
        ),
        [
            (
                'A key is meant: write `["{name}"]`.',
                'キーのつもりなら `["{name}"]` と書きます。',
            ),
            DID_YOU_MEAN,
        ],
        [("The keys: print `.keys()`.", "キー。`.keys()` を表示してください。")],
        OBJECT,
        derive=_of(frozenset({"dict"})),
    ),
    kind(
        "attribute_of_module",
        ("The library has no such name", "ライブラリにその名前はありません"),
        (
            "The module `{module}` has no `{name}`.",
            "モジュール `{module}` に `{name}` はありません。",
        ),
        [
            DID_YOU_MEAN,
            (
                "It is in another part of the library, for example `np.linalg` or `tf.math`.",
                "ライブラリの別の場所(`np.linalg` や `tf.math` など)にあります。",
            ),
            (
                "It was there in an older version and has been removed or renamed.",
                "古い版にはありましたが、削除されたか名前が変わっています。",
            ),
        ],
        [("The spelling, and the library's reference.", "綴りと、ライブラリの説明書。")],
        r"^(?:partially initialized )?module '(?P<module>[\w.]{1,80})' has no attribute "
        r"'(?P<name>\w{1,80})'",
        derive=_with_similar,
    ),
    kind(
        "module_missing",
        ("This library is not here", "このライブラリはここにありません"),
        (
            "Python finds no module named `{module}`.",
            "`{module}` というモジュールが見つかりません。",
        ),
        [
            (
                "Labs have NumPy (and TensorFlow and Keras where they need them); other libraries "
                "are not installed.",
                "演習で使えるのは NumPy と、必要な演習での TensorFlow と Keras です。ほかは入っていません。",
            ),
            ("The name is misspelt.", "名前の綴りが違います。"),
        ],
        [("The import line.", "import の行。")],
        r"^No module named '?(?P<module>[\w.]{1,80})'?",
    ),
    kind(
        "import_name_missing",
        ("The library has nothing of that name", "ライブラリにその名前のものはありません"),
        (
            "`{name}` cannot be imported from `{module}`.",
            "`{module}` から `{name}` を import できません。",
        ),
        [
            ("The name is misspelt.", "名前の綴りが違います。"),
            (
                "It is in another module, or was removed in a newer version.",
                "別のモジュールにあるか、新しい版で削除されています。",
            ),
            ("It is a function that you are to write yourself.", "自分で書く関数かもしれません。"),
        ],
        [("The import line.", "import の行。")],
        r"^cannot import name '?(?P<name>\w{1,80})'?(?: from '?(?P<module>[\w.]{1,80}))?",
    ),
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
                "(和なら `keras.layers.Add()([a, b])`)。",
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
        derive=_with_similar,
    ),
)

"""Names that are not known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.advice import has_similar, with_similar
from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind, when

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


def _import_of(_failure: Failure, params: Params) -> Mapping[str, Any] | None:
    statement = IMPORTS.get(params["name"])
    return {"statement": statement} if statement else None


def _same_letters(failure: Failure, params: Params) -> bool:
    return any(name.lower() == params.get("name", "").lower() for name in failure.similar)


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
                    has_similar(failure, params) and not _same_letters(failure, params)
                ),
                "A spelling mistake: did you mean `{similar}`?",
                "綴り間違い：`{similar}` のことではありませんか。",
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
                "`{name}` に値を入れている場所（1 文字ずつ確かめてください）。",
            )
        ],
        r"^(?:global )?name '(?P<name>\w{1,80})' is not defined",
        derive=with_similar,
    ),
)

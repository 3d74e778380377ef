"""Attributes and imports that are not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labs.diagnosis.errors.advice import (
    DID_YOU_MEAN,
    NONE_CAUSES,
    OBJECT,
    PRINT_TYPE,
    WHO_RETURNS,
    with_similar,
)
from labs.diagnosis.errors.facts import Failure
from labs.diagnosis.errors.kinds import Kind, Params, kind
from labs.diagnosis.errors.removed import removed

OF_LISTS = frozenset(["list", "tuple"])


OF_NUMBERS = frozenset(["int", "float", "bool", "complex", "str"])


def _of(kinds: frozenset[str]) -> Any:
    def derive(failure: Failure, params: Params) -> Mapping[str, Any] | None:
        return with_similar(failure, params) if params["owner"] in kinds else None

    return derive


def _removed(_failure: Failure, params: Params) -> Mapping[str, Any] | None:
    return removed(params.get("module", ""), params.get("name", ""))


KINDS: tuple[Kind, ...] = (
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
                "ライブラリの別の場所（`np.linalg` や `tf.math` など）にあります。",
            ),
            (
                "It was there in an older version and has been removed or renamed.",
                "古い版にはありましたが、削除されたか名前が変わっています。",
            ),
        ],
        [("The spelling, and the library's reference.", "綴りと、ライブラリの説明書。")],
        r"^(?:partially initialized )?module '(?P<module>[\w.]{1,80})' has no attribute "
        r"'(?P<name>\w{1,80})'",
        derive=with_similar,
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
)

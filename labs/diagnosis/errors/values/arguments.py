"""Values that a function of Python or of a library does not take."""

from __future__ import annotations

from labs.diagnosis.errors.advice import PRINT_SHAPE, PRINT_TYPE, WHO_RETURNS
from labs.diagnosis.errors.kinds import Kind, kind

KINDS: tuple[Kind, ...] = (
    kind(
        "shape_not_known",
        ("A size is None", "大きさが None です"),
        (
            "None stands where a whole number is needed.",
            "整数が必要な場所に None があります。",
        ),
        [
            (
                "The batch size of a Keras shape is None until there is data: use `tf.shape(x)[0]`.",
                "Keras の形のバッチの大きさは、データが入るまで None です。`tf.shape(x)[0]` を使います。",
            ),
            (
                "A function that should return a number has no `return`.",
                "数を返すはずの関数に `return` がありません。",
            ),
        ],
        [WHO_RETURNS],
        r"^'NoneType' object cannot be interpreted as an integer",
    ),
    kind(
        "value_not_in_list",
        ("The value is not in the list", "リストにその値はありません"),
        (
            "A value was to be found or removed that the list does not contain.",
            "リストにない値を探したり消したりしています。",
        ),
        [
            (
                'The value is of another type, such as `3` and `"3"`.',
                '値の型が違います（`3` と `"3"` など）。',
            ),
            ("It was removed before.", "すでに消しています。"),
        ],
        [("Print the list before that line.", "その行の前でリストを表示してください。")],
        r"x not in (?:list|tuple|deque)",
        r"is not in list$",
        r"^substring not found",
    ),
    kind(
        "no_context_manager",
        ("with does not work on this value", "この値に with は使えません"),
        (
            "A value of type {owner} cannot stand after `with`.",
            "型 {owner} の値は `with` の後に置けません。",
        ),
        [
            (
                "Brackets are missing, as in `with tf.GradientTape() as tape:`.",
                "`with tf.GradientTape() as tape:` のような括弧がありません。",
            )
        ],
        [PRINT_TYPE],
        r"^'(?P<owner>[\w.]{1,80})' object does not support the (?:asynchronous )?context manager",
        r"^(?P<owner>__enter__|__exit__)$",
    ),
    kind(
        "text_format",
        ("A text does not have the expected form", "文字列の形式が合いません"),
        (
            "The text, or a format in it, cannot be used here: {detail}",
            "この文字列、またはその中の書式が使えません：{detail}",
        ),
        [
            (
                "The placeholders and the values do not fit in number or type.",
                "置き換える場所と値の数や型が合っていません。",
            ),
            (
                "JSON needs double quotation marks around texts and keys.",
                "JSON では文字列とキーを二重引用符で囲みます。",
            ),
        ],
        [("The text, printed with `repr(...)`.", "`repr(...)` で表示した文字列。")],
        r"^(?P<detail>(?:not enough|not all) arguments .{0,40}format.*)",
        r"^(?P<detail>Unknown format code.*)",
        r"^(?P<detail>Invalid format spec.*)",
        r"^(?P<detail>unsupported format (?:string|character).*)",
        r"^(?P<detail>(?:Expecting|Extra data|Unterminated string|Invalid control).*line \d+.*)",
        r"^(?P<detail>Replacement index .*)",
        r"^(?P<detail>%\w format: a .{1,60})",
    ),
    kind(
        "text_encoding",
        ("Bytes that are no text", "文字列として読めないバイトです"),
        (
            "The data cannot be read or written with the encoding {codec}.",
            "文字コード {codec} では読み書きできないデータです。",
        ),
        [
            (
                "The file is in another encoding, such as Shift_JIS, or is no text at all.",
                "ファイルが別の文字コード（Shift_JIS など）か、文字のファイルではありません。",
            )
        ],
        [("Where the bytes come from.", "バイトの出どころ。")],
        r"^'(?P<codec>[\w-]{1,30})' codec can't (?:de|en)code",
    ),
    kind(
        "argument_type",
        ("A value has the wrong type", "値の型が違います"),
        (
            "The function cannot work with this: {detail}",
            "関数がこの値を扱えません：{detail}",
        ),
        [
            (
                "None or a list stands where one number is needed.",
                "1 つの数が必要な場所に None やリストがあります。",
            ),
            ("The arguments are in the wrong order.", "引数の順番が違います。"),
        ],
        [PRINT_TYPE],
        r"^(?P<detail>[\w.]{1,40}\(\) argument .{0,40}must be .{1,80}, not .*)",
        r"^(?P<detail>must be real number, not .*)",
        r"^(?P<detail>type \w{1,40} doesn't define __\w{1,20}__ method)",
        r"^(?P<detail>cannot convert dictionary update sequence .*)",
        r"^(?P<detail>expected str, bytes or os.PathLike.*)",
        r"^(?P<detail>descriptor .{1,80})",
        r"^(?P<detail>isinstance\(\) arg 2 .*)",
        r"^(?P<detail>.{0,40}a bytes-like object is required.*)",
    ),
    kind(
        "empty_sequence",
        ("There is nothing in it", "中身がありません"),
        (
            "`{function}` was asked of an empty list.",
            "空のリストに `{function}` を使っています。",
        ),
        [
            ("The list was never filled.", "リストに何も入れていません。"),
            ("A condition lets nothing through.", "条件に合うものが 1 つもありません。"),
        ],
        [PRINT_SHAPE],
        r"^(?P<function>max|min)\(\) (?:arg is an empty sequence|iterable argument is empty)",
        r"^(?P<function>reduce)\(\) of empty",
        r"^Cannot (?P<function>choose) from an empty",
        r"^(?P<function>mean) requires at least one",
    ),
    kind(
        "empty_range",
        ("The range is empty", "範囲が空です"),
        ("The lower limit is not below the upper one.", "下限が上限より小さくありません。"),
        [
            ("The two limits are swapped.", "2 つの限界が逆です。"),
            ("A size used as the limit is 0.", "限界に使う大きさが 0 です。"),
        ],
        [("Print both limits before that line.", "その行の前で両方の限界を表示してください。")],
        r"^low >= high",
        r"empty range for",
        r"^high <= 0",
    ),
    kind(
        "no_such_method",
        ("super() does not work here", "ここでは super() を使えません"),
        (
            "`super()` only works inside a method of a class.",
            "`super()` はクラスのメソッドの中でだけ使えます。",
        ),
        [
            ("The line is not inside the class.", "クラスの中に書かれていません。"),
            ("The method lacks `self`.", "メソッドに `self` がありません。"),
        ],
        [("The indentation of the class.", "クラスの字下げ。")],
        r"^super\(\): ",
    ),
)

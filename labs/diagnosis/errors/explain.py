"""explain(): a failure in, its kind with parameters, values and causes in order out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from labs.diagnosis.errors import arrays, models, names, running, shapes, syntax, tensors, values
from labs.diagnosis.errors.advice import PRINT_SHAPES, PRINT_TYPE
from labs.diagnosis.errors.facts import MAX_VALUES, Failure, Value
from labs.diagnosis.errors.kinds import Kind, Params, Text, kind
from labs.diagnosis.errors.tidying import core_of

FALLBACK = "other"  # nothing is known but what the message says
MAX_CAUSES = 4

OTHER = kind(
    FALLBACK,
    ("Python stopped with {type}", "{type} で止まりました"),
    ("The message says: {message}", "メッセージ：{message}"),
    [
        (
            "A value of this line is not what the line expects: another type, shape or dtype.",
            "この行の値が予想と違います（型、形、dtype）。",
        ),
        (
            "The arguments are in the wrong order, or one is missing.",
            "引数の順番が違うか、足りません。",
        ),
    ],
    [
        (
            "The line, and the values in it: print their types and shapes just before.",
            "この行とその中の値。直前で型と形を表示してみてください。",
        ),
        PRINT_TYPE,
    ],
)
GENERAL: tuple[Kind, ...] = (
    kind(
        "shape_other",
        ("The shapes do not fit", "形が合いません"),
        (
            "The function cannot work with these shapes: {message}",
            "この形では計算できません：{message}",
        ),
        [
            (
                "One of the arrays is transposed or was computed along the wrong axis.",
                "一方の配列が転置になっているか、間違った軸で計算しています。",
            ),
            (
                "An axis is missing: a vector (n,) where (n, 1) or (1, n) is needed.",
                "軸が足りません。(n, 1) や (1, n) が必要な場所に (n,) があります。",
            ),
            ("The arguments are in the wrong order.", "引数の順番が違います。"),
        ],
        [PRINT_SHAPES],
        r"(?:same|equal) (?:length|size)|too deep for desired array|vector of length \d",
        r"requires an array of at least|evenly divide|must be broadcastable",
        r"shape.{0,60}mismatch|mismatch.{0,60}(?:shape|dimension)",
        r"(?:[Ss]hapes?|[Dd]imensions?|[Rr]anks?|ndim).{0,120}(?:must|should|expected|incompatible|unequal)",
        r"(?:must|should|expected|incompatible|unequal).{0,120}(?:shape|dimension|rank|ndim)",
        types="ValueError InvalidArgumentError IndexError TypeError LinAlgError AxisError",
        derive=lambda failure, _p: {"message": failure.message},
    ),
    kind(
        "argument_value",
        ("An argument has a value that is not allowed", "引数の値が使えません"),
        ("The function says what it takes: {message}", "関数が受け取れる値：{message}"),
        [
            (
                "The name of an option is misspelt, or stands in other letters.",
                "選択肢の綴りか、大文字と小文字が違います。",
            ),
            ("The arguments are in the wrong order.", "引数の順番が違います。"),
            ("The value has another type than expected.", "値の型が予想と違います。"),
        ],
        [
            (
                "The arguments of this call, one by one.",
                "この呼び出しの引数を 1 つずつ。",
            )
        ],
        r"(?:must|should|can only) be .{1,200}",
        r"[Ii]nvalid (?:value|mode|argument|option)",
        r"[Ee]xpected an? .{1,60} value",
        r"(?:cannot|can't|may not|must not) be .{1,60}",
        r"[Mm]ust have no negative|\b\w{1,20} < 0$|[Rr]equires \w{1,20} (?:!=|>|>=) 0",
        r"is not (?:a valid|one of|supported|allowed)",
        types="ValueError TypeError InvalidArgumentError",
        derive=lambda failure, _p: {"message": failure.message},
    ),
)
KINDS: tuple[Kind, ...] = (
    *running.BEFORE_ALL,
    *syntax.KINDS,
    *tensors.FIRST,
    *names.KINDS,
    *running.KINDS,
    *models.KINDS,
    *tensors.KINDS,
    *arrays.KINDS,
    *values.KINDS,
    *GENERAL,
)


@dataclass(frozen=True)
class Explanation:
    """What a failure means. Texts in both languages; `params` fill their placeholders."""

    kind: str
    title: Text
    what: Text
    causes: tuple[Text, ...]
    look_at: tuple[Text, ...]
    values: tuple[Value, ...]
    params: Params

    @property
    def is_fallback(self) -> bool:
        """Whether nothing more than the message itself is known."""
        return self.kind == FALLBACK


def explain(failure: Failure) -> Explanation:
    """Never raises and always has something to say."""
    core = core_of(failure.type, failure.message)
    plain = replace(failure, type=core.type, message=core.text)
    for candidate in KINDS:
        params = candidate.match(plain, core.text)
        if params is not None:
            return _explanation(candidate, plain, params)
    params = {"type": plain.type[:80], "message": core.text[:200] or "–"}
    return _explanation(OTHER, plain, params)


def _explanation(found: Kind, failure: Failure, params: Params) -> Explanation:
    """Causes that the facts speak for come first, those they speak against are left out."""
    spoken_for = [c.text for c in found.causes if c.when and c.when(failure, params)]
    always = [c.text for c in found.causes if c.when is None]
    extra = shapes.results(failure, params) if found.id in WITH_RESULTS else ()
    return Explanation(
        kind=found.id,
        title=found.title,
        what=found.what,
        causes=tuple([*spoken_for, *always][:MAX_CAUSES]),
        look_at=found.look_at,
        values=(*failure.values, *extra)[:MAX_VALUES],
        params=params,
    )


WITH_RESULTS = frozenset({"broadcast", "tf_broadcast", "dot_inner", "tf_matmul", "matmul_inner"})
EVERY_KIND: tuple[Kind, ...] = (*KINDS, OTHER)
EVERY_ID: tuple[str, ...] = tuple(dict.fromkeys(one.id for one in EVERY_KIND))

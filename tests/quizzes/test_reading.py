"""What learners type is read as they mean it, or asked for again; never misread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.numerals import read_number
from quizzes.shapes import read_shape, shape_of
from quizzes.unreadable import Unreadable

FULL_WIDTH = str.maketrans("0123456789.,-+/()e", "０１２３４５６７８９．，－＋／（）ｅ")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0.5", 0.5),
        (" -2 ", -2),
        ("０．２５", 0.25),
        ("−3", -3),
        ("ー３", -3),
        ("－1.5", -1.5),
        ("1/3", 1 / 3),
        ("½", 0.5),
        ("1 ÷ 4", 0.25),
        ("1e-4", 1e-4),
        ("１ｅ－４", 1e-4),
        ("3×10^-4", 3e-4),
        ("3 * 10**-4", 3e-4),
        ("10⁻⁴", 1e-4),
        ("2²", 4),
        ("1,000", 1000),
        ("１，０００，０００", 1_000_000),
        (".5", 0.5),
        ("5。", 5),
        ("5 秒", 5),
        ("5s", 5),
    ],
)
def test_numbers_are_read_however_they_are_typed(typed: str, value: float) -> None:
    assert read_number(typed, units=("秒", "s")) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "abc", "0,5", "0,001", "1½", "nan", "inf", "-inf", "1/0", "1e999", "10**9999",
     "--3", "1 000", "1_000", "５％", "1/", "/3", "0x10", "١", "1.2.3", "2^^3", "9" * 400],
)  # fmt: skip
def test_what_is_not_surely_a_number_is_asked_for_again(typed: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_number(typed)
    assert error.value.code == "number"


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e300, max_value=1e300))
def test_every_number_survives_being_typed_in_full_width(value: float) -> None:
    assert read_number(repr(value)) == value
    assert read_number(repr(value).translate(FULL_WIDTH)) == value


@given(st.text(max_size=40))
def test_any_text_is_a_finite_number_or_asked_for_again(typed: str) -> None:
    try:
        value = read_number(typed)
    except Unreadable:
        return
    assert value == value
    assert abs(value) != float("inf")


@pytest.mark.parametrize(
    "typed",
    ["(4, m)", "4×m", "4, m", "4,m", "［４，ｍ］", "（４、ｍ）", "4 x m", "4xm", "4 m", "4 * m",
     "[4, M]", "(4, m).", "( 4 ,m, )", "(2+2, m)", "(2*2, m)", "4 ✕ m"],
)  # fmt: skip
def test_shapes_are_read_however_they_are_typed(typed: str) -> None:
    assert read_shape(typed) == shape_of([4, "m"])


@pytest.mark.parametrize(
    ("typed", "sizes"),
    [
        ("(4,)", [4]),
        ("()", []),
        ("（）", []),
        ("64*64*3, m", [12288, "m"]),
        ("(2m, 1)", ["m*2", 1]),
        ("n^[1], n^{[0]}", ["n1", "n_0"]),
        ("n_x × m", ["n_x", "m"]),
        ("(n-f+1, m)", ["1+n-f", "m"]),
    ],
)
def test_sizes_are_compared_by_what_they_mean(typed: str, sizes: list[int | str]) -> None:
    assert read_shape(typed) == shape_of(sizes)


@pytest.mark.parametrize(
    "typed", ["", " ", "(4, m", "4]", "4,,m", "(2 3, m)", "4; m", "m/2", "*", "(4, )m", "?" * 300]
)
def test_what_is_not_surely_a_shape_is_asked_for_again(typed: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_shape(typed)
    assert error.value.code == "shape"


@given(st.lists(st.integers(0, 10**6) | st.sampled_from(["m", "n_x", "T"]), max_size=5))
def test_every_shape_survives_being_typed(sizes: list[int | str]) -> None:
    inside = ", ".join(map(str, sizes)) + ("," if len(sizes) == 1 else "")
    assert read_shape(f"({inside})") == shape_of(sizes)
    assert read_shape(f"({inside})".translate(FULL_WIDTH)) == shape_of(sizes)


@given(st.text(max_size=40))
def test_any_text_is_a_shape_or_asked_for_again(typed: str) -> None:
    try:
        shape = read_shape(typed)
    except Unreadable:
        return
    assert all(isinstance(size, frozenset) for size in shape)

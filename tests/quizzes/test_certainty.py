"""Certainty teaches honesty: it never pays to claim more, or less, than one feels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.certainty import LEVELS, certainty_points, certainty_total


def test_the_scale_is_the_published_one() -> None:
    assert [certainty_points(score=1, certainty=c) for c in LEVELS] == [1, 2, 3]
    assert [certainty_points(score=0, certainty=c) for c in LEVELS] == [0, -2, -6]


@given(st.floats(0, 1))
def test_the_best_level_is_the_one_that_fits_the_chance_of_being_right(chance: float) -> None:
    expected = {
        level: chance * certainty_points(score=1, certainty=level)
        + (1 - chance) * certainty_points(score=0, certainty=level)
        for level in LEVELS
    }
    honest = 1 if chance < 2 / 3 else 2 if chance < 0.8 else 3
    assert expected[honest] >= max(expected.values()) - 1e-9


@given(st.floats(0, 1), st.sampled_from(LEVELS))
def test_partial_credit_lies_between_wrong_and_right(score: float, level: int) -> None:
    points = certainty_points(score=score, certainty=level)
    assert -6 <= points <= 3
    assert certainty_points(score=0, certainty=level) <= points
    assert points <= certainty_points(score=1, certainty=level)


def test_a_level_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="certainty"):
        certainty_points(score=1, certainty=4)


def test_the_total_says_what_was_possible() -> None:
    total = certainty_total([(1.0, 3), (0.0, 3), (1.0, 1)])
    assert (total.points, total.best) == (-2, 9)

"""Figures of calibration: within their bounds, and never saying more than the answers allow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.calibration.diagrams import Point, over_time, reliability
from quizzes.calibration.figures import (
    BANDS,
    ENOUGH,
    PROBABILITIES,
    Level,
    brier,
    figures,
    interval,
    log_loss,
)
from quizzes.certainty import LEVELS, certainty_points

predictions = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)
answers = st.lists(st.tuples(st.sampled_from(LEVELS), st.booleans()), max_size=80)


@given(predictions)
def test_a_brier_score_lies_between_0_and_1(said: list[tuple[float, bool]]) -> None:
    found = brier(said)
    assert found is not None
    assert 0 <= found <= 1


@given(predictions)
def test_log_loss_is_finite_and_not_negative(said: list[tuple[float, bool]]) -> None:
    found = log_loss(said)
    assert found is not None
    assert 0 <= found < 5


def test_without_answers_there_is_no_figure() -> None:
    empty = figures([])
    assert (empty.count, empty.brier, empty.gap, empty.verdict) == (0, None, None, "few")
    assert brier([]) is None
    assert log_loss([]) is None


@given(answers)
def test_figures_hold_together(given_: list[tuple[int, bool]]) -> None:
    found = figures(given_)
    assert sum(level.count for level in found.levels) == found.count == len(given_)
    for level in found.levels:
        low, high = level.interval
        assert 0 <= low <= high <= 1
        assert level.share is None or low - 1e-9 <= level.share <= high + 1e-9
        if level.count < ENOUGH:
            assert level.verdict in ("none", "few")
    if found.gap is not None:
        assert -1 <= found.gap <= 1
    assert found.brier is None or 0 <= found.brier <= 1


def test_each_probability_lies_in_the_stretch_in_which_its_level_earns_most() -> None:
    for level, probability in PROBABILITIES.items():
        low, high = BANDS[level]
        assert low < probability < high
        earned = {
            other: probability * certainty_points(score=1, certainty=other)
            + (1 - probability) * certainty_points(score=0, certainty=other)
            for other in LEVELS
        }
        assert max(earned, key=lambda one: earned[one]) == level


def test_being_sure_of_what_is_wrong_is_told_from_being_right_without_knowing() -> None:
    assert Level(3, 30, 12).verdict == "over"
    assert Level(3, 30, 28).verdict == "fits"
    assert Level(1, 30, 29).verdict == "under"
    assert Level(3, 5, 0).verdict == "few"
    assert figures([(3, False)] * 20).verdict == "over"
    assert figures([(1, True)] * 20).verdict == "under"
    assert figures([(3, True)] * 18 + [(3, False)] * 2).verdict == "fits"


def test_few_answers_leave_a_wide_interval() -> None:
    few, many = interval(7, 10), interval(700, 1000)
    assert few[1] - few[0] > 0.4
    assert many[1] - many[0] < 0.06
    assert interval(0, 0) == (0.0, 1.0)


def test_drawings_escape_words_and_carry_no_style() -> None:
    points = [Point(0.9, 0.7, 0.4, 0.9, "<b>")]
    one = reliability(points, summary='"&', x_label="<i>", y_label="y")
    two = over_time([("1/5", 0.2), ("8/5", -0.9)], summary="s", above="<a", below="b>")
    for drawn in (one, two):
        assert "style=" not in drawn
        assert "<b>" not in drawn
        assert "<i>" not in drawn
        assert drawn.count("<svg") == 1
    assert over_time([("1/5", 0.0)], summary="s", above="a", below="b").startswith("<svg")


@pytest.mark.parametrize("gap", [0.0, 0.3, -1.0])
def test_bars_stay_in_the_drawing(gap: float) -> None:
    drawn = over_time([("1/5", gap)] * 26, summary="s", above="a", below="b")
    heights = [float(part.split('"')[0]) for part in drawn.split(' height="')[1:]]
    assert all(0 < height < 160 for height in heights)

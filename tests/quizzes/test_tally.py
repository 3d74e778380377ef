"""What authors read about a file of questions."""

from __future__ import annotations

from typing import Any

from quizzes.tally import quiz_tally

WHY = {"ja": "理由です。", "en": "Why."}


def single(*options: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "one", "type": "single", "options": list(options), **more}


def test_options_without_feedback_in_either_language_are_counted() -> None:
    body = single(
        {"id": "a", "feedback": WHY},
        {"id": "b", "feedback": {"ja": "理由です。", "en": " "}},
        {"id": "c"},
    )
    assert quiz_tally([body])["options_without_feedback"] == 2


def test_options_inside_blanks_and_rounds_count_too() -> None:
    fill = {"type": "fill", "blanks": [{"id": "x", "options": [{"id": "a"}]}]}
    case = {"type": "case", "rounds": [{"options": [{"id": "a", "feedback": WHY}]}]}
    told = quiz_tally([fill, case])
    assert (told["options"], told["options_without_feedback"]) == (2, 1)
    assert told["by_type"] == {"case": 1, "fill": 1}


def test_no_questions_is_no_error() -> None:
    assert quiz_tally([])["parameterised_share"] == 0.0

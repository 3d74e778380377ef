"""Japanese lines break between phrases; the words stay what they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.content.phrases import CLOSING, OPENING, breaks, phrases

LETTERS = st.sampled_from(
    "勾配降下法でコスト関数の傾きを使い、「更新」します。（np.dot）deep learning 3.5％ッ々\n "
)
TEXTS = st.text(LETTERS, max_size=60) | st.text(max_size=40)


@given(TEXTS)
def test_joined_again_the_phrases_are_the_text(text: str) -> None:
    assert "".join(phrases(text)) == text


@given(TEXTS)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str) -> None:
    for position in breaks(text):
        assert text[position] not in CLOSING
        assert text[position - 1] not in OPENING


@given(TEXTS)
def test_latin_words_stay_whole(text: str) -> None:
    for position in breaks(text):
        assert not (text[position - 1].isascii() and text[position].isascii())


def test_a_sentence_is_cut_into_phrases() -> None:
    assert phrases("コスト関数の傾きを使って、少しずつ更新します。") == [
        "コスト関数の",
        "傾きを",
        "使って、",
        "少しずつ",
        "更新します。",
    ]


@pytest.mark.parametrize("text", ["", "Plain English, with a comma.", "w = w - 0.1 * dw"])
def test_text_without_japanese_is_left_alone(text: str) -> None:
    assert breaks(text) == []

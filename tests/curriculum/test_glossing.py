"""Terms are marked where they are meant, once a section, and nothing else in the HTML changes."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.glossing import Spelling, gloss

TERMS = (
    Spelling("勾配", "gradient"),
    Spelling("勾配降下法", "gradient-descent"),
    Spelling("ReLU", "relu"),
    Spelling("loss function", "loss"),
    Spelling("シグモイド", "sigmoid"),
)


def marks(html: str) -> list[tuple[str, str]]:
    done, _ = gloss(html, TERMS, "/glossary/")
    return re.findall(r'data-term="([^"]+)">(.*?)</a>', done, re.DOTALL)


def test_the_longest_term_wins_across_line_breaks() -> None:
    assert marks("<p>これは<wbr>勾配<wbr>降下法です。</p>") == [
        ("gradient-descent", "勾配<wbr>降下法")
    ]


def test_only_the_first_place_is_marked() -> None:
    assert marks("<p>勾配と勾配。ReLU and relu.</p>") == [("gradient", "勾配"), ("relu", "ReLU")]


def test_plurals_and_spaces_do_not_matter() -> None:
    assert marks("<p>Two loss\nfunctions.</p>") == [("loss", "loss\nfunctions")]


def test_parts_of_longer_words_are_left_alone() -> None:
    assert marks("<p>大勾配論とハイパーシグモイドとPReLU2。</p>") == []


def test_code_formulas_headings_and_links_are_left_alone() -> None:
    html = (
        '<h2 id="a">勾配</h2><p><code>ReLU</code> <a href="/x">勾配</a></p>'
        '<pre><span>ReLU</span> 勾配</pre><span class="math">ReLU</span>'
        '<div class="math" data-display="">ReLU</div>'
    )
    assert gloss(html, TERMS, "/glossary/") == (html, frozenset())


@settings(deadline=None)
@given(st.lists(st.sampled_from(["勾配", "<wbr>", " ", "ReLU", "<p>", "</p>", "法", "<code>", "x",
                                 "</code>", "loss function", "<br>"])))  # fmt: skip
def test_taking_the_marks_out_gives_the_text_back(parts: list[str]) -> None:
    html = "".join(parts)
    done, slugs = gloss(html, TERMS, "/glossary/")
    assert re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", done, flags=re.DOTALL) == html
    assert done.count("<a ") == len(slugs)

"""What authors write becomes what the islands expect, and nothing else gets through."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.content.context import Targets
from curriculum.content.rendering import render_document, render_fragment, render_phrase

PIECES = [
    "勾配降下法では", "傾きを使います。", "「重み」", "NumPy", " ", "\n", "\n\n", "$x_1$",
    "`np.dot(w, x)`", "**太字**", "*斜体*", "[節](#here)", "- ", "1. ", "> ", "| ",
    "<b>", "&amp;", "`", "$", "#",
]  # fmt: skip
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def html_of(text: str, language: str = "ja") -> str:
    return render_fragment(text, language, anchors=frozenset({"here"}))[0]


def words_of(html: str) -> str:
    return "".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


@given(MARKDOWN)
def test_line_breaks_never_change_the_words(text: str) -> None:
    labels = {"コード": "Code", "表": "Table"}  # names of regions for screen readers
    japanese = html_of(text, "ja").replace("<wbr>", "")
    for label, english in labels.items():
        japanese = japanese.replace(f'aria-label="{label}"', f'aria-label="{english}"')

    assert words_of(japanese) == words_of(html_of(text, "en"))
    # The same tags in the same order: breaks are the only difference.
    assert re.findall(r"<[^>]+>", japanese) == re.findall(r"<[^>]+>", html_of(text, "en"))


@given(MARKDOWN)
def test_no_break_stands_in_code_or_a_formula(text: str) -> None:
    html = html_of(text)
    inside = re.finditer(r'<(code|pre)\b.*?</\1>|<span class="math">.*?</span>', html, re.DOTALL)

    assert not [found[0] for found in inside if "<wbr>" in found[0]]


@given(st.text(alphabet="<>\"'/=&;:()abcjs onerrhftl`$#[]!\n", max_size=80))
def test_no_text_becomes_a_script(text: str) -> None:
    html = html_of(text, "en") + html_of(f"[a]({text})", "en")
    tags = re.findall(r"<[^>]+>", html)

    assert not [tag for tag in tags if re.match(r"<(script|img|iframe|svg|style)", tag)]
    assert not [tag for tag in tags if re.search(r"\son\w+=|javascript:", tag)]


def test_formulas_are_escaped_tex_for_the_island() -> None:
    html = html_of("傾き $a < b$ です。\n\n$$\nL = \\frac{1}{m} & x\n$$\n")

    assert '<span class="math">a &lt; b</span>' in html
    assert '<div class="math" data-display="">L = \\frac{1}{m} &amp; x</div>' in html


def test_a_formula_may_hold_what_markdown_would_take_for_marks() -> None:
    assert '<span class="math">w_1 * x_1 * \\{y_1\\}</span>' in html_of("$w_1 * x_1 * \\{y_1\\}$")


def test_an_escaped_dollar_is_a_dollar() -> None:
    html, problems = render_fragment(r"It costs \$5.", "en")

    assert (html, problems) == ("<p>It costs $5.</p>", [])


def test_a_figure_carries_its_parameters_and_its_words() -> None:
    html = html_of('::: figure sigmoid {"min": -5, "label": "<\\"&"}\n動かしてみましょう。\n:::\n')

    parameters = re.search(r'data-params="([^"]*)"', html)
    assert parameters is not None
    assert json.loads(unescape(parameters[1])) == {"min": -5, "label": '<"&'}
    assert '<figure class="figure" data-figure="sigmoid"' in html
    assert '<div class="figure__stage"></div><figcaption>' in html


def test_two_explanations_stand_in_one_block() -> None:
    text = ":::: intuition\nA\n::::\n\n:::: formula\n$b$\n::::\n\nafter\n"
    html = html_of(text, "en")

    assert html.count('<div class="explain">') == 1
    styles = re.findall(r'data-style="(\w+)"', html)
    assert styles == ["intuition", "formula"]
    assert html.endswith("</div></div>\n<p>after</p>")


def test_executed_code_is_shown_with_its_output() -> None:
    html = html_of('```python exec\nprint("<1>")\n```\n\n```output\n<1>\n```\n', "en")

    assert '<div class="highlight" data-exec="">' in html
    assert "<samp>&lt;1&gt;</samp>" in html
    assert html.count("<pre") == 2


def test_links_become_addresses() -> None:
    targets = Targets(
        weeks={"basics": "first"},
        anchors={"basics": frozenset({"sigmoid"})},
        labs={"logistic": frozenset({"propagate"})},
        concepts=frozenset({"slope"}),
    )
    text = (
        "[a](lab:logistic#propagate) [b](week:basics) [c](week:basics#sigmoid) [d](concept:slope)"
        " [e](#here) [f](https://example.org/)"
    )
    html, problems = render_fragment(text, "en", targets=targets, anchors=frozenset({"here"}))

    assert problems == []
    assert re.findall(r'href="([^"]+)"', html) == [
        "/labs/logistic/#propagate",
        "/first/basics/",
        "/first/basics/lesson/#sigmoid",
        "/concepts/slope/",
        "#here",
        "https://example.org/",
    ]
    assert html.count('rel="noopener noreferrer"') == 1


def test_sections_carry_anchor_title_concepts_and_heading() -> None:
    rendered = render_document(
        'まず読む。\n\n## 損失 $L$ {#loss concepts="a b"}\n\n本文。\n\n### 細部\n', "ja"
    )

    assert rendered.intro == "<p>まず<wbr>読む。</p>"
    [section] = rendered.sections
    assert (section.anchor, section.title, section.concepts) == ("loss", "損失 L", ("a", "b"))
    assert section.html.startswith('<h2 id="loss">損失 <span class="math">L</span></h2>')
    assert "<h3>細部</h3>" in section.html


def test_japanese_lines_join_without_a_gap_and_english_ones_with_one() -> None:
    assert words_of(html_of("重みを\n更新します。")) == "重みを更新します。"
    assert "\n" not in html_of("重みを\n更新します。")
    assert html_of("two\nlines", "en") == "<p>two\nlines</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("$w$ の値", '<span class="math">w</span> の値'),
        ("plain & simple", "plain &amp; simple"),
        ("`x`", "<code>x</code>"),
    ],
)
def test_a_phrase_has_no_paragraph_around_it(text: str, html: str) -> None:
    assert render_phrase(text, "ja").replace("<wbr>", "") == html

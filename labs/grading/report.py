"""A grading outcome as a table for a terminal, in Japanese or English."""

from __future__ import annotations

import unicodedata
from typing import Any

from labs.diagnosis.sentences import sentence
from labs.grading.bundle import LabBundle
from labs.grading.outcomes import CheckOutcome, GradeOutcome

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "passed": "passed",
        "wrong": "wrong answer",
        "error": "error",
        "time_limit": "time limit",
        "memory_limit": "memory limit",
        "output_limit": "output limit",
        "crashed": "ended early",
        "not_attempted": "not attempted",
        "our_failure": "our failure",
        "variation": "one more step",
        "check": "check",
        "verdict": "verdict",
        "points": "points",
        "cpu": "CPU ms",
        "memory": "MB",
        "visible": "shown",
        "hidden": "hidden",
        "mistake": "mistake",
        "rests_on": "rests on",
        "score": "score",
        "printed": "printed",
        "most": "most in one check",
        "of": "of",
        "line": "line",
    },
    "ja": {
        "passed": "合格",
        "wrong": "不正解",
        "error": "エラー",
        "time_limit": "時間切れ",
        "memory_limit": "メモリ超過",
        "output_limit": "出力超過",
        "crashed": "異常終了",
        "not_attempted": "未着手",
        "our_failure": "サイト側の障害",
        "variation": "あと一歩",
        "check": "チェック",
        "verdict": "判定",
        "points": "配点",
        "cpu": "CPU ms",
        "memory": "MB",
        "visible": "公開",
        "hidden": "非公開",
        "mistake": "誤り",
        "rests_on": "先に直す関数",
        "score": "得点",
        "printed": "出力",
        "most": "1つのチェックの最大",
        "of": "/",
        "line": "行",
    },
}


def render(outcome: GradeOutcome, bundle: LabBundle, seed: int, language: str) -> str:
    """The whole report."""
    words = WORDS[language]
    lines = [f"{bundle.spec.title.localized(language)} [{bundle.lab_id} {bundle.version}]", ""]
    lines += _table(outcome, bundle, language)
    for check in outcome.checks:
        lines += _details(check, bundle, language)
    if outcome.stdout:
        lines += [
            "",
            f"{words['printed']}:",
            *(f"  | {line}" for line in outcome.stdout.rstrip("\n").split("\n")),
        ]
    if outcome.failure:
        lines += ["", f"{words['our_failure']}: {outcome.failure}"]
    phases = ", ".join(f"{name} {value:.0f}" for name, value in outcome.phases.items())
    versions = ", ".join(f"{name} {version}" for name, version in outcome.versions.items())
    verdict = words[outcome.verdict]
    return "\n".join(
        [
            *lines,
            "",
            _usage(outcome, bundle, words),
            f"{verdict}, {words['score']} {outcome.score:.0%}; seed {seed}; {phases}; {versions}",
        ]
    )


def _usage(outcome: GradeOutcome, bundle: LabBundle, words: dict[str, str]) -> str:
    """What the most demanding check reached against what each may use."""
    limits = bundle.spec.run_limits()
    cpu = max((check.cpu_ms for check in outcome.checks), default=0.0) / 1000
    wall = max((check.wall_ms for check in outcome.checks), default=0.0) / 1000
    memory = max((check.memory_mb for check in outcome.checks), default=0.0)
    figures = [
        f"CPU {cpu:.3g} s {words['of']} {limits.cpu_seconds:g} s",
        f"wall {wall:.3g} s {words['of']} {limits.wall_seconds:g} s",
        f"memory {memory:.0f} MB {words['of']} {limits.memory_mb} MB",
    ]
    return f"{words['most']}: {', '.join(figures)}"


def _table(outcome: GradeOutcome, bundle: LabBundle, language: str) -> list[str]:
    words = WORDS[language]
    specs = {check.id: check for check in bundle.spec.checks}
    rows = [
        ["", words["check"], "", words["verdict"], words["points"], words["cpu"], words["memory"]]
    ]
    for check in outcome.checks:
        spec = specs[check.check_id]
        rows.append(
            [
                "✓" if check.verdict == "passed" else "✗",
                f"{check.check_id}  {spec.title.localized(language)}",
                words["visible" if spec.visible else "hidden"],
                words[check.verdict],
                f"{check.score * spec.points:g}/{spec.points}",
                f"{check.cpu_ms:.1f}",
                f"{check.memory_mb:.0f}",
            ]
        )
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(_pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _details(check: CheckOutcome, bundle: LabBundle, language: str) -> list[str]:
    if check.verdict == "passed":
        return []
    words = WORDS[language]
    lines = ["", f"{check.check_id}: {words[check.verdict]}"]
    lines += [f"  {text}" for text in _error(check.error, words)]
    if check.limit:
        limit = check.limit
        lines.append(
            f"  {limit['kind']}: {limit['reached']:g} > {limit['allowed']:g} {limit['unit']}"
        )
    lines += [f"  {key}: {value}" for key, value in (check.card or {}).items() if key != "picture"]
    if check.card and check.card.get("picture"):
        lines += [f"    {row}" for row in check.card["picture"]["cells"]]
    if check.mistake:
        lines.append(f"  {words['mistake']}: {check.mistake}")
        said = sentence(check.evidence, check.mistake, "", language)
        lines += [f"    {said.title}", f"    {said.explanation}"] if said else []
    if check.rests_on:
        lines.append(f"  {words['rests_on']}: {check.rests_on}")
    return lines


def _error(error: dict[str, Any] | None, words: dict[str, str]) -> list[str]:
    if not error:
        return []
    params = ", ".join(
        f"{key}={value!r}" for key, value in error["params"].items() if key != "source_line"
    )
    head = (
        f"[{error['code']}] {error['type']}: {error['message']}"
        if error["type"]
        else f"[{error['code']}] {params}"
    )
    lines = [head]
    if error.get("line"):
        lines.append(f"{words['line']} {error['line']}: {error.get('source_line') or ''}")
    lines += [
        f"    {frame['file']}:{frame['line']} {frame['function']}  {frame['source']}"
        for frame in error["traceback"]
    ]
    return lines


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))

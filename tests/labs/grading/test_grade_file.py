"""What an author sees at the command line."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.sandbox
FIXTURES = Path(__file__).parent.parent / "fixtures"


def grade_file(*arguments: str) -> tuple[str, int]:
    out = StringIO()
    try:
        call_command("grade_file", *arguments, stdout=out)
    except SystemExit as leaving:
        return out.getvalue(), int(str(leaving.code))
    return out.getvalue(), 0


def test_a_passing_file_in_both_languages() -> None:
    lab = str(FIXTURES / "averages")
    english, code = grade_file(lab, f"{lab}/solution.py", "--seed", "3")
    assert code == 0
    assert "passed, score 100%; seed 3" in english
    japanese, _ = grade_file(lab, f"{lab}/solution.py", "--language", "ja")
    assert "合格, 得点 100%" in japanese
    assert "平均と誤差" in japanese


def test_a_failing_file_names_the_mistake_and_fails(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text("def centre(X):\n    return X - X.mean()\n")
    text, code = grade_file(str(FIXTURES / "averages"), str(file))
    assert code == 1
    assert "mistake: centre-whole" in text
    assert "[missing_function] function='cost'" in text


def test_json_for_programs(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_bytes("def double（x):\n    return x\n".encode())
    text, _ = grade_file(str(FIXTURES / "doubling"), str(file), "--json")
    outcome = json.loads(text)
    assert outcome["verdict"] == "error"
    assert outcome["error"]["params"]["suggestion"] == "("


def test_bytes_that_are_no_text_are_no_crash(tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_bytes("# 日本語\n".encode("shift_jis") + b"def double(x):\n    return x * 2\n")
    text, code = grade_file(str(FIXTURES / "doubling"), str(file), "--json")
    assert code == 1
    assert json.loads(text)["error"]["code"] == "lone_surrogate"


def test_an_unknown_lab_is_said_so() -> None:
    with pytest.raises(CommandError, match="no lab 'nowhere'"):
        grade_file("nowhere", "x.py")

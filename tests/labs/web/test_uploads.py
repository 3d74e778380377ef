"""Files from a learner's disk: what becomes of them, and what is said when nothing can."""

from __future__ import annotations

import io
import json
import time
import zipfile
from typing import Any

import nbformat
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from config.problems import Invalid, Problem, TooLarge
from labs.uploads import convert, read_upload, without_magics


def notebook(*cells: str, **metadata: Any) -> bytes:
    book = nbformat.v4.new_notebook(metadata=metadata)
    book.cells = [
        nbformat.v4.new_markdown_cell("# 見出し"),
        *(nbformat.v4.new_code_cell(cell) for cell in cells),
    ]
    return nbformat.writes(book).encode()


def refusal(name: str, data: bytes) -> Problem:
    with pytest.raises(Problem) as caught:
        read_upload(SimpleUploadedFile(name, data))
    return caught.value


def test_python_source_is_taken_as_it_is_without_mark_and_with_one_kind_of_newline() -> None:
    assert convert("a.py", "\ufeffx = '値'\r\ny = 2\r".encode()) == "x = '値'\ny = 2\n"


@pytest.mark.parametrize(
    ("encoding", "spoken"),
    [
        ("cp932", "Shift_JIS"),
        ("euc_jp", "EUC-JP"),
        ("iso2022_jp", "ISO-2022-JP"),
        ("utf-16", "UTF-16"),
    ],
)
def test_other_encodings_are_named(encoding: str, spoken: str) -> None:
    problem = refusal("宿題.py", "# シグモイド関数を計算する\nx = 1\n".encode(encoding))
    assert problem.code == "wrong_encoding"
    assert str(problem.detail).startswith(f"宿題.py is not saved as UTF-8 but as {spoken}.")


def test_a_declared_encoding_is_believed() -> None:
    source = "# -*- coding: latin-1 -*-\nname = 'é'\n".encode("latin-1")
    assert "latin-1" in str(refusal("a.py", source).detail)


def test_code_cells_of_a_notebook_are_joined_and_outputs_left_out() -> None:
    data = json.loads(notebook("import numpy as np", "x = np.ones(3)\nx"))
    data["cells"][2]["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": ["secret output"]}
    ]
    source = convert("a.ipynb", json.dumps(data).encode())
    assert source == "import numpy as np\n\n\nx = np.ones(3)\nx\n"


def test_magics_and_shell_lines_are_commented_out_with_a_note() -> None:
    cell = (
        "%matplotlib inline\n!pip install x\nfiles = !ls\nif True:\n    !ls\nnp.zeros?\nx = 7 % 3"
    )
    lines = without_magics(cell).split("\n")
    assert all(line.startswith("# ") and "not run here" in line for line in lines[:3])
    assert lines[4].startswith("    pass  # !ls")
    assert lines[5].startswith("# np.zeros?")
    assert lines[6] == "x = 7 % 3"
    compile("\n".join(lines), "cell", "exec")


@pytest.mark.parametrize(
    "cell",
    ["x = (7\n     %y)", 's = """\n%time\n!ls\n"""', "x = 7 \\\n%y", "def f():\n    return 1 %  2"],
)
def test_code_that_only_looks_like_a_magic_stays(cell: str) -> None:
    assert without_magics(cell) == cell


def test_a_cell_for_another_interpreter_is_commented_out_whole_but_a_timed_one_is_not() -> None:
    assert all(line.startswith("#") for line in without_magics("%%bash\nls\nrm x").split("\n"))
    assert without_magics("%%time\nx = 1").split("\n")[1] == "x = 1"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.ipynb", b'{"cells": [', "broken_notebook"),
        ("a.ipynb", b"[1, 2]", "broken_notebook"),
        ("a.ipynb", b'{"nbformat": 4, "nbformat_minor": 5, "cells": 3}', "broken_notebook"),
        ("a.ipynb", b"[" * 200_000, "broken_notebook"),
        ("a.ipynb", notebook(), "no_code"),
        ("a.ipynb", notebook("1", language_info={"name": "R"}), "not_python"),
        ("a.py", b"\n \n", "no_code"),
        ("a.txt", b"x = 1", "wrong_type"),
        ("a.py", b"\x00\x01\x02", "not_text"),
        ("a", b"x = 1", "wrong_type"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_reason(name: str, data: bytes, code: str) -> None:
    problem = refusal(name, data)
    assert isinstance(problem, Invalid)
    assert problem.code == code
    assert str(problem.detail).startswith(name)


def test_an_archive_is_recognised_whatever_its_name() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.py", "x = 1")
    assert refusal("a.py", file.getvalue()).code == "archive"


class Untouchable:
    """An upload of 50 MB that must not be read."""

    name, size = "huge.ipynb", 50 * 1024 * 1024

    def read(self) -> bytes:
        raise AssertionError("read")


def test_a_notebook_of_50_megabytes_is_refused_before_it_is_read() -> None:
    with pytest.raises(TooLarge) as caught:
        read_upload(Untouchable())
    assert "50 MB" in str(caught.value.detail)
    assert "At most 4 MB" in str(caught.value.detail)
    with override("ja"), pytest.raises(TooLarge) as caught:
        read_upload(Untouchable())
    assert "出力を消してから" in str(caught.value.detail)


def test_source_over_the_limit_is_refused_also_when_a_notebook_hides_it() -> None:
    assert refusal("a.py", b"#" * (256 * 1024 + 1)).status == 413
    assert refusal("a.ipynb", notebook("#" * (256 * 1024 + 1))).status == 413


def test_a_large_python_file_is_told_nothing_about_outputs() -> None:
    with pytest.raises(TooLarge) as caught:
        read_upload(SimpleUploadedFile("long.py", b"#" * 1_000_000))
    assert "output" not in str(caught.value.detail)


def test_nothing_in_a_file_is_executed(tmp_path) -> None:
    mark = tmp_path / "ran"
    code = f"open({str(mark)!r}, 'w')"
    convert("a.py", code.encode())
    convert("a.ipynb", notebook(code, f"!touch {mark}"))
    assert not mark.exists()


def test_a_line_of_a_million_blanks_does_not_hold_up_the_site() -> None:
    hostile = " " * 1_000_000 + "a"
    began = time.process_time()
    assert without_magics(hostile) == hostile
    assert time.process_time() - began < 5

"""A learner's file as source text: .py as it is, .ipynb as its code cells. Nothing is executed."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from config.problems import Invalid, Text, TooLarge
from labs import limits
from labs.grading.source import code_positions, normalise
from labs.services import check_size

TOO_LARGE: Text = gettext_lazy(
    "%(name)s has %(size)s MB. At most %(limit)s MB are accepted; outputs make a notebook large, "
    "so clear them before you save it."
)
TOO_LONG: Text = gettext_lazy("%(name)s has %(size)s MB. At most %(limit)s MB are accepted.")
WRONG_TYPE: Text = gettext_lazy("%(name)s is neither a Python file (.py) nor a notebook (.ipynb).")
ARCHIVE: Text = gettext_lazy(
    "%(name)s is a ZIP archive. Please unpack it and choose the file in it."
)
BINARY: Text = gettext_lazy("%(name)s is not a text file.")
ENCODING: Text = gettext_lazy(
    "%(name)s is not saved as UTF-8 but as %(encoding)s. Please save it as UTF-8 and try again."
)
UNKNOWN_ENCODING: Text = gettext_lazy(
    "%(name)s is not saved as UTF-8. Please save it as UTF-8 and try again."
)
BROKEN: Text = gettext_lazy("%(name)s cannot be read as a notebook: it is damaged or incomplete.")
OTHER_LANGUAGE: Text = gettext_lazy("%(name)s is a notebook in %(language)s, not in Python.")
NO_CODE: Text = gettext_lazy("%(name)s has no code in it.")

LEGACY = ("cp932", "euc_jp")
SPOKEN = {"cp932": "Shift_JIS", "euc_jp": "EUC-JP"}
BYTE_ORDER_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
DECLARED = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.MULTILINE)
# Matched from the first character that is no blank: a second way to read the blanks before it
# would make a line of a million of them take hours.
MAGIC = re.compile(
    r"%{1,2}[A-Za-z]|!|\?{1,2}[A-Za-z]"  # %magic, !shell, ?help
    r"|[\w.,\[\] \t]+=[ \t]*(!|%[A-Za-z])"  # files = !ls
    r"|[\w.]+\?{1,2}[ \t]*$"  # np.zeros?
)
WHOLE_CELL = re.compile(r"\s*%%(?!(?:time|timeit|capture|prun|python3?|py)\b)[A-Za-z]")


def read_upload(upload: Any) -> str:
    """Return the source text of an uploaded file.

    Raises TooLarge before anything is read, and Invalid with a sentence that names the file for
    everything that is not Python source in UTF-8.
    """
    name = PurePath(upload.name or "file").name[:100]
    kind = PurePath(name).suffix.lower()
    limit = limits.NOTEBOOK_BYTES if kind == ".ipynb" else limits.SOURCE_BYTES
    if (upload.size or 0) > limit:
        raise _too_large(name, upload.size or 0, limit)
    data = upload.read()
    source = convert(name, data)
    check_size(source)
    return source


def convert(name: str, data: bytes) -> str:
    """Return the source text of a file's bytes; see `read_upload` for what is refused."""
    kind = PurePath(name).suffix.lower()
    if data.startswith(b"PK\x03\x04"):
        raise _refused(ARCHIVE, "archive", name)
    if kind not in (".py", ".ipynb"):
        raise _refused(WRONG_TYPE, "wrong_type", name)
    text = normalise(_decoded(name, data))
    source = text if kind == ".py" else _from_notebook(name, text)
    if not source.strip():
        raise _refused(NO_CODE, "no_code", name)  # it would only empty the editor
    return source


def _too_large(name: str, size: int, limit: int) -> TooLarge:
    words = {"name": name, "size": _megabytes(size), "limit": _megabytes(limit)}
    text = TOO_LARGE if limit == limits.NOTEBOOK_BYTES else TOO_LONG
    return TooLarge(str(text) % words, code="upload_too_large", limit_bytes=limit)


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.3g}"


def _refused(text: Text, code: str, name: str, **words: str) -> Invalid:
    detail = str(text) % {"name": name, **words}
    return Invalid(detail, code=code, errors={"file": [detail]})


# --- encodings ------------------------------------------------------------------------------------


def _decoded(name: str, data: bytes) -> str:
    if data[:2] in BYTE_ORDER_MARKS:
        raise _refused(ENCODING, "wrong_encoding", name, encoding=BYTE_ORDER_MARKS[data[:2]])
    if b"\x00" in data:
        raise _refused(BINARY, "not_text", name)
    if re.search(rb"\x1b\$[@B]", data):  # seven bits, so it would pass as UTF-8
        raise _refused(ENCODING, "wrong_encoding", name, encoding="ISO-2022-JP")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        encoding = guess_encoding(data)
    if encoding:
        raise _refused(ENCODING, "wrong_encoding", name, encoding=encoding)
    raise _refused(UNKNOWN_ENCODING, "wrong_encoding", name)


def guess_encoding(data: bytes) -> str:
    """Return the name of the encoding that bytes which are not UTF-8 are probably in, or ""."""
    declared = DECLARED.search(data[:1000])
    if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
        return declared[1].decode("ascii")
    scores = {encoding: _japanese_share(data, encoding) for encoding in LEGACY}
    best = max(LEGACY, key=lambda encoding: scores[encoding])
    return SPOKEN[best] if scores[best] > 0.5 else ""


def _japanese_share(data: bytes, encoding: str) -> float:
    """The share of kana and common kanji among all that is not ASCII; 0 where it cannot be read."""
    try:
        strange = [c for c in data.decode(encoding) if not c.isascii()]
    except UnicodeDecodeError:
        return 0.0
    good = sum("\u3000" <= c <= "\u30ff" or "\u4e00" <= c <= "\u9fff" for c in strange)
    return good / len(strange) if strange else 0.0


# --- notebooks ------------------------------------------------------------------------------------


def _from_notebook(name: str, text: str) -> str:
    import nbformat

    try:
        notebook = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
        language = _language(notebook)
        sources = [
            normalise(str(cell["source"])) for cell in notebook.cells if cell.cell_type == "code"
        ]
    except Exception as error:  # nbformat raises many kinds, and RecursionError for deep nesting
        raise _refused(BROKEN, "broken_notebook", name) from error
    if language != "python":
        raise _refused(OTHER_LANGUAGE, "not_python", name, language=language)
    cells = [without_magics(source).strip("\n") for source in sources if source.strip()]
    if not cells:
        raise _refused(NO_CODE, "no_code", name)
    return "\n\n\n".join(cells) + "\n"


def _language(notebook: Any) -> str:
    metadata = notebook.metadata
    named = metadata.get("language_info", {}).get("name") or metadata.get("kernelspec", {}).get(
        "language"
    )
    return "python" if not named or str(named).lower() in ("python", "ipython") else str(named)[:40]


def without_magics(cell: str) -> str:
    """Comment out what only a notebook understands, so that lines and indentation stay valid.

    >>> without_magics("%matplotlib inline\\nx = 7 % 3").split("  #")[0]
    '# %matplotlib inline'
    """
    note = _("only for notebooks, not run here")
    if WHOLE_CELL.match(cell):
        return "\n".join(f"# {line}".rstrip() for line in [*cell.split("\n"), f"({note})"])
    starts = _statement_starts(cell)
    return "\n".join(
        _commented(line, note) if index in starts and _is_magic(line) else line
        for index, line in enumerate(cell.split("\n"))
    )


def _is_magic(line: str) -> bool:
    return MAGIC.match(line.lstrip()) is not None


def _commented(line: str, note: str) -> str:
    bare = line.lstrip()
    indent = line[: len(line) - len(bare)]
    # An indented block may consist of this line alone, and a block needs a statement.
    statement = "pass  # " if indent else "# "
    return f"{indent}{statement}{bare}  # {note}"


def _statement_starts(cell: str) -> set[int]:
    """Indices of the lines on which a statement may begin: in no bracket, string or continuation.

    A parser would know better, but it can be driven out of its stack by hostile text.
    """
    in_code = set(code_positions(cell))
    starts, depth, offset, continued = set(), 0, 0, False
    for index, line in enumerate(cell.split("\n")):
        first = offset + len(line) - len(line.lstrip())
        if depth <= 0 and not continued and first in in_code:
            starts.add(index)
        if index not in starts or not _is_magic(line):
            depth += _bracket_depth(line, offset, in_code)
        continued = line.endswith("\\")
        offset += len(line) + 1
    return starts


def _bracket_depth(line: str, offset: int, in_code: set[int]) -> int:
    found = [c for at, c in enumerate(line, offset) if at in in_code]
    return sum(c in "([{" for c in found) - sum(c in ")]}" for c in found)

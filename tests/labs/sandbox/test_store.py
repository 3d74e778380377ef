"""The folder that keeps what authors' children said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from labs.grading.authors import AuthorError, answers_for, known, mistake_outputs
from labs.grading.bundle import LabBundle
from labs.sandbox.pool import SandboxPool
from labs.sandbox.store import FrameStore

AVERAGES = Path(__file__).parents[1] / "fixtures" / "averages"
FRAMES = [({"index": 0}, b"payload"), ({"index": 1, "expected": True}, b"\x00" * 100)]


def kept_in(folder: Path, limit: int = 1 << 20) -> FrameStore:
    return FrameStore(folder, limit)


def test_what_was_said_is_read_again_by_another_process(tmp_path: Path) -> None:
    kept_in(tmp_path).save("lab", FRAMES)
    assert kept_in(tmp_path).load("lab") == FRAMES
    assert kept_in(tmp_path).load("another") is None


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data[:-3] + b"abc"])
def test_a_file_that_is_not_whole_is_as_good_as_none(tmp_path: Path, damage) -> None:
    kept_in(tmp_path).save("lab", FRAMES)
    [path] = tmp_path.iterdir()
    path.write_bytes(damage(path.read_bytes()))
    assert kept_in(tmp_path).load("lab") is None


def test_a_full_folder_loses_what_was_not_read_for_longest(tmp_path: Path) -> None:
    store = kept_in(tmp_path, 10_000)
    for number in range(20):
        store.save(f"lab {number}", [({}, b"x" * 1000)])
    assert store.size <= 10_000
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 10_000
    assert store.load("lab 19") is not None
    assert store.load("lab 0") is None


def test_nobody_else_may_read_the_expected_values(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    kept_in(folder).save("lab", FRAMES)
    assert folder.stat().st_mode & 0o077 == 0
    assert [path.stat().st_mode & 0o077 for path in folder.iterdir()] == [0]


def test_a_worker_that_starts_again_needs_no_authors_child(tmp_path: Path) -> None:
    bundle = LabBundle.from_folder(AVERAGES)
    first, second = SandboxPool("warm", answers=tmp_path), SandboxPool("warm", answers=tmp_path)
    try:
        first.warm_up("numpy")
        assert not known(first, bundle, 5)
        said = answers_for(first, bundle, 5)
        mistake = next(iter(said.mistakes))
        wrong = mistake_outputs(first, bundle, 5, mistake)
        # The same version whose files could not be run any more: nobody runs them.
        broken = replace(bundle, files={**bundle.files, "solution.py": "raise SystemError"})
        second.warm_up("numpy")
        assert known(second, broken, 5)
        again = answers_for(second, broken, 5)
        assert [case.payload for case in again.cases] == [case.payload for case in said.cases]
        assert again.starter == said.starter
        assert mistake_outputs(second, broken, 5, mistake).outputs.keys() == wrong.outputs.keys()
        with pytest.raises(AuthorError):
            answers_for(second, replace(broken, version="another"), 5)
    finally:
        first.close()
        second.close()

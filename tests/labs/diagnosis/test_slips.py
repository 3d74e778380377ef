"""Slips that learners make are named rightly, and code that is right gets no name."""

from pathlib import Path

import numpy as np
import pytest

from labs.diagnosis.naming import name_relation
from labs.diagnosis.seen import Seen
from tests.labs.diagnosis.measure import measure, worlds
from tests.labs.diagnosis.more_slips import MORE_SLIPS
from tests.labs.diagnosis.slips import SLIPS
from tests.labs.diagnosis.world import COURSE


def test_at_least_four_slips_of_five_are_named_rightly_and_hardly_any_wrongly() -> None:
    rows = list(measure())
    assert len(rows) == len(SLIPS) + len(MORE_SLIPS) >= 100
    missed = [row for row in rows if not row.right]
    assert len(missed) <= 0.2 * len(rows), missed
    later = rows[len(SLIPS) :]
    assert sum(row.right for row in later) >= 0.8 * len(later), later
    misnamed = [row for row in missed if row.said != "-"]
    assert not misnamed, misnamed


@pytest.mark.parametrize("folder", ["logistic-regression", "vectorization"])
def test_alternatives_are_given_no_name(folder: str) -> None:
    known = worlds()[folder]
    for path in sorted((COURSE / folder / "alternatives").glob("*.py")):
        scope: dict[str, object] = {}
        exec(compile(path.read_text(), str(path), "exec"), scope)
        for name, world in known.items():
            assert not world.fails(scope[name]), (path.name, name)  # type: ignore[arg-type]
            assert world.name_of(scope[name]) is None, (path.name, name)  # type: ignore[arg-type]


def test_what_is_wrong_in_no_known_way_is_given_no_name() -> None:
    for place in worlds().values():
        for world in place.values():
            calls = []
            rng = np.random.default_rng(1)
            for case in world.cases:
                given = {f"argument {i + 1}": value for i, value in enumerate(case.args)}
                noise = _noisy(case.expected, rng)
                if noise is None:
                    break
                calls.append(Seen(given, case.expected, noise, False, case.rule))
            else:
                assert name_relation(calls) is None, world.name


def _noisy(value: object, rng: np.random.Generator) -> object:
    """Unrelated numbers of the same shapes; None where there is nothing to replace."""
    if isinstance(value, dict):
        return None
    if isinstance(value, (tuple, list)) and not all(isinstance(v, float) for v in value):
        return None
    array = np.asarray(value)
    return rng.normal(size=array.shape) if array.dtype.kind == "f" else None


def test_the_slips_are_none_of_the_fixtures_files() -> None:
    texts = [path.read_text() for path in Path(COURSE).rglob("*.py")]
    assert not any(source in text for *_, source in (*SLIPS, *MORE_SLIPS) for text in texts)

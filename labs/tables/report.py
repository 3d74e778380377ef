"""The report on a table, alone or with a second one from the same source (train and dev)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from labs.tables.reading import Cell, Table

Row = tuple[Cell, ...]
Numbers = npt.NDArray[np.float64]
MOSTLY = 0.8  # share of numbers from which on a column counts as one of numbers
MANY_GAPS = 0.4
REACH = 3.0  # an outlier lies this many interquartile ranges outside of the quartiles
RARE = 0.1  # a label below this share is rare
DRIFTED = 0.5  # standard deviations between the means of the two tables
APART = 100.0  # ratio of spreads from which on columns are on different scales
UNIT_GAP = 20.0  # ratio between neighbouring values that speaks of two units
CODES = (-999.0, -9999.0, 9999.0, 99999.0)  # numbers that often stand for "not measured"
FEWEST = 8  # values from which on quartiles say something
MOST_LABELS = 20


@dataclass(frozen=True)
class Problem:
    """Something to look at. `column` is "" for the table as a whole."""

    code: str
    column: str = ""
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Column:
    """Facts of one column; the numbers are None where it holds texts. `drift` needs two tables."""

    name: str
    kind: str
    missing: int
    share_missing: float
    distinct: int
    lowest: float | None = None
    highest: float | None = None
    mean: float | None = None
    deviation: float | None = None
    drift: float | None = None


@dataclass(frozen=True)
class Report:
    """What is in a table and what is wrong with it. `classes`: label -> share, by size."""

    rows: int
    columns: tuple[Column, ...]
    problems: tuple[Problem, ...]
    duplicates: int
    conflicts: int
    classes: dict[str, float]
    other_rows: int | None = None
    overlap: int | None = None


def report_on(table: Table, label: str = "", other: Table | None = None) -> Report:
    """Report on a table; `label` names the column of labels, `other` is its dev or test part.

    Columns of `other` are found by their names; those that it lacks are left out.
    """
    columns: list[Column] = []
    problems: list[Problem] = []
    for at, name in enumerate(table.names):
        cells = [row[at] for row in table.cells]
        beside = _cells(other, name) if other else []
        column, found = _column(name, cells, beside, is_label=name == label)
        columns.append(column)
        problems += found
    duplicates = len(table.cells) - len(set(table.cells))
    conflicts = _conflicts(table, label)
    classes = _classes(_cells(table, label))
    overlap = _overlap(table, other, label) if other else None
    problems += _scales([one for one in columns if one.name != label])
    problems += _whole(duplicates, conflicts, overlap, classes)
    return Report(
        len(table.cells), tuple(columns), tuple(problems), duplicates, conflicts, classes,
        len(other.cells) if other else None, overlap,
    )  # fmt: skip


def _cells(table: Table, name: str) -> list[Cell]:
    if name not in table.names:
        return []
    at = table.names.index(name)
    return [row[at] for row in table.cells]


def _column(
    name: str, cells: list[Cell], beside: list[Cell], *, is_label: bool
) -> tuple[Column, list[Problem]]:
    known = [cell for cell in cells if cell is not None]
    numbers = _numbers(known)
    of_numbers = bool(known) and len(numbers) >= MOSTLY * len(known)
    gaps = len(cells) - len(known)
    share = gaps / len(cells) if cells else 0.0
    problems = _gaps(name, gaps, share)
    distinct = len(set(known))
    if distinct == 1 and len(cells) > 1:
        problems.append(Problem("constant", name, {"value": _short(known[0])}))
    if not of_numbers:
        return Column(name, "text", gaps, share, distinct), problems
    odd = [cell for cell in known if isinstance(cell, str)]
    if odd:
        problems.append(Problem("not_numbers", name, {"count": len(odd), "value": _short(odd[0])}))
    deviation, drift = float(numbers.std()), _drift(numbers, _numbers(beside))
    if not is_label:
        problems += _values(name, numbers)
    if drift is not None and drift >= DRIFTED and not is_label:
        problems.append(Problem("drift", name, {"size": f"{drift:.1f}"}))
    return Column(
        name, "number", gaps, share, distinct, float(numbers.min()), float(numbers.max()),
        float(numbers.mean()), deviation, drift,
    ), problems  # fmt: skip


def _numbers(cells: Sequence[Cell]) -> Numbers:
    return np.array([cell for cell in cells if isinstance(cell, float)], dtype=np.float64)


def _short(value: Cell) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)[:40]


def _gaps(name: str, gaps: int, share: float) -> list[Problem]:
    if not gaps:
        return []
    code = "many_missing" if share >= MANY_GAPS else "missing"
    return [Problem(code, name, {"count": gaps, "percent": max(1, round(100 * share))})]


def _values(name: str, numbers: Numbers) -> list[Problem]:
    """Codes for "not measured" first: they would show as outliers, and two units as well."""
    for code in CODES:
        at = numbers == code
        if at.any() and (code in (numbers.min(), numbers.max())):
            params = {"value": _short(code), "count": int(at.sum())}
            return [Problem("code", name, params), *_values(name, numbers[~at])]
    if len(numbers) < FEWEST:
        return []
    if units := _units(name, numbers):
        problem, usual = units
        return [problem, *_values(name, usual)]
    first, third = np.percentile(numbers, [25, 75])
    reach = REACH * (third - first)
    outside = numbers[(numbers < first - reach) | (numbers > third + reach)]
    # With quartiles that are equal every other value would be an outlier.
    if not reach or not outside.size:
        return []
    farthest = float(outside[np.argmax(np.abs(outside - np.median(numbers)))])
    return [Problem("outliers", name, {"count": outside.size, "value": _short(farthest)})]


def _units(name: str, numbers: Numbers) -> tuple[Problem, Numbers] | None:
    """Two groups of positive values, far apart and each of some size, and the larger values."""
    ordered = np.sort(numbers)
    if ordered[0] <= 0:
        return None
    steps = ordered[1:] / ordered[:-1]
    at = int(np.argmax(steps)) + 1
    fewest = max(2, 0.05 * len(ordered))
    if steps[at - 1] < UNIT_GAP or min(at, len(ordered) - at) < fewest:
        return None
    ratio = float(np.median(ordered[at:]) / np.median(ordered[:at]))
    return Problem("units", name, {"count": at, "ratio": f"{ratio:.0f}"}), ordered[at:]


def _drift(numbers: Numbers, beside: Numbers) -> float | None:
    if not beside.size or not numbers.std():
        return None
    return float(abs(beside.mean() - numbers.mean()) / numbers.std())


def _scales(columns: list[Column]) -> list[Problem]:
    spread = {one.name: one.deviation for one in columns if one.deviation}
    if not spread:
        return []
    largest, smallest = max(spread, key=spread.__getitem__), min(spread, key=spread.__getitem__)
    if spread[largest] < APART * spread[smallest]:
        return []
    return [Problem("scales", "", {"largest": largest, "smallest": smallest})]


def _features(table: Table, names: tuple[str, ...]) -> list[Row]:
    places = [table.names.index(name) for name in names]
    return [tuple(row[at] for at in places) for row in table.cells]


def _conflicts(table: Table, label: str) -> int:
    if label not in table.names:
        return 0
    names = tuple(name for name in table.names if name != label)
    features, labels = _features(table, names), _cells(table, label)
    given: dict[Row, set[Cell]] = defaultdict(set)
    for row, said in zip(features, labels, strict=True):
        given[row].add(said)
    return sum(len(given[row]) > 1 for row in features)


def _overlap(table: Table, other: Table, label: str) -> int:
    names = tuple(name for name in table.names if name != label and name in other.names)
    if not names:
        return 0
    known = set(_features(table, names))
    return sum(row in known for row in _features(other, names))


def _classes(cells: list[Cell]) -> dict[str, float]:
    counts = Counter(_short(cell) for cell in cells if cell is not None)
    total = sum(counts.values())
    return {name: count / total for name, count in counts.most_common(MOST_LABELS)}


def _whole(
    duplicates: int, conflicts: int, overlap: int | None, classes: dict[str, float]
) -> list[Problem]:
    found = [
        Problem(code, "", {"count": count})
        for code, count in (
            ("duplicates", duplicates), ("conflicts", conflicts), ("overlap", overlap),
        )
        if count
    ]  # fmt: skip
    rarest = min(classes, key=lambda name: classes[name], default="")
    if len(classes) > 1 and classes[rarest] < RARE:
        percent = f"{100 * classes[rarest]:.1f}"
        found.append(Problem("imbalance", "", {"value": rarest, "percent": percent}))
    return found

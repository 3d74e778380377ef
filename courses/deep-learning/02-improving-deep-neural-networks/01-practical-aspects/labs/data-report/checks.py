"""Dirty tables for the data lab, made up from the seed, and how outputs are compared.

A table is the log of a fruit-sorting line: weight, diameter, sweetness, days since picking and a
camera's number, with everything wrong that such logs have.
"""

from authoring import Call, close, exact
from numpy import array, concatenate, full, nan, vstack
from numpy.random import Generator

CLOSELY = close(rtol=1e-6, atol=1e-9, lists=True)
SAME = exact(lists=True)
NAMES = ["weight", "diameter", "sweetness", "days", "camera"]


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    return {
        **number_cases(rng),
        **unit_cases(rng),
        **row_cases(rng),
        **cleaner_cases(rng),
        **report_cases(rng),
    }


# to_numbers and fix_units


def number_cases(rng: Generator) -> dict[str, list[Call]]:
    """Every way of saying "missing", thousands commas, stray spaces, and -999 in two spellings."""

    def call(cells: list[str]) -> Call:
        return Call("to_numbers", cells, compare=CLOSELY)

    plain = [f"{value:.2f}" for value in rng.uniform(-40, 400, size=6)]
    large = [f"{value:,.1f}" for value in rng.uniform(1e3, 4e6, size=3)]
    codes = ["", " ", "NA", "n/a", "?", "-", "NaN", " N/A ", "-999", "-999.0", " 12.5 ", "-99"]
    return {
        "numbers-example": [call(["182.5", " 171", "1,204", "NA", "", "-999", "?"])],
        "numbers-hidden": [call([str(c) for c in rng.permutation([*plain, *large, *codes])])],
        "numbers-clean": [call(plain)],
    }


def unit_cases(rng: Generator) -> dict[str, list[Call]]:
    def call(size: int, limit: float, factor: float) -> Call:
        values = rng.uniform(limit * 1.5, limit * 8, size=size)
        values[rng.permutation(size)[: size // 3]] /= factor
        values[0], values[1] = nan, limit
        return Call("fix_units", values, limit, factor, compare=CLOSELY)

    return {
        "units-example": [
            Call("fix_units", array([182.5, 0.171, nan, 204.0]), 5.0, 1000.0, compare=CLOSELY)
        ],
        "units-hidden": [call(9, 20.0, 1000.0), call(12, 30.0, 25.4)],
    }


# rows


def table(rng: Generator, n: int, missing: int = 3):
    """Return n rows of five columns with gaps; the last column is the same in all rows."""
    X = vstack([
        rng.normal(180, 25, size=n), rng.normal(72, 6, size=n), rng.normal(13, 1.5, size=n),
        rng.integers(1, 9, size=n) + 0.5, full(n, float(rng.integers(2, 6))),
    ]).T  # fmt: skip
    for row in rng.permutation(n)[:missing]:
        X[row, int(rng.integers(0, 4))] = nan
    X[0, 1] = X[1, 2] = nan
    return X


def with_copies(rng: Generator, X, times: int):
    """Return the rows of X and some of them once more (one with a gap, one twice), shuffled.

    The rows copied first are the ones with gaps.
    """
    rows = concatenate([range(len(X)), range(times), [1]]).astype(int)
    rows = rng.permutation(rows)
    return X[rows], rows


def labels(rng: Generator, n: int) -> list[str]:
    """Labels in very unequal number, as text."""
    rest = ["good"] * (n - n // 4) + ["bad"] * (n // 4)
    return [str(label) for label in rng.permutation(rest)]


def noisy(rng: Generator, rows) -> list[str]:
    """A label for each row; some copies contradict their originals, others agree."""
    first = labels(rng, int(rows.max()) + 1)
    said, seen = [], set()
    for row in rows:
        turned = int(row) in seen and row % 2 == 1
        said.append({"good": "bad", "bad": "good"}[first[row]] if turned else first[row])
        seen.add(int(row))
    return said


def row_cases(rng: Generator) -> dict[str, list[Call]]:
    few = array([[182.5, 71.0], [171.0, nan], [182.5, 71.0], [171.0, nan], [182.5, nan]])
    dirty = [with_copies(rng, table(rng, n), times) for n, times in ((9, 4), (13, 5))]
    judged = [(X, noisy(rng, rows)) for X, rows in dirty]
    train = [with_copies(rng, table(rng, n), 2)[0] for n in (10, 14)]
    dev = [
        rng.permutation(vstack([table(rng, 5), rows[:4], gaps(rows)[:2], near(rng, rows)]))
        for rows in train
    ]
    return {
        "duplicates-example": [Call("duplicate_rows", few, compare=SAME)],
        "duplicates-hidden": [Call("duplicate_rows", X, compare=SAME) for X, _ in dirty],
        "conflicts-example": [
            Call("conflicting_rows", few, ["good", "bad", "bad", "bad", "good"], compare=SAME)
        ],
        "conflicts-hidden": [Call("conflicting_rows", X, y, compare=SAME) for X, y in judged],
        "leaks-example": [
            Call(
                "leaked_rows",
                few[:2],
                array([[171.0, nan], [182.5, 70.0], [182.5, 71.0]]),
                compare=SAME,
            )
        ],
        "leaks-hidden": [
            Call("leaked_rows", one, other, compare=SAME)
            for one, other in zip(train, dev, strict=True)
        ],
    }


def gaps(X):
    """The rows in which something is missing."""
    return X[(X != X).any(axis=1)]


def near(rng: Generator, X):
    """Rows that agree with rows of X in some columns only."""
    rows = X[-2:].copy()
    rows[:, 0] = rng.normal(180, 25, size=2)
    return rows


# fit_cleaner and apply_cleaner


def outliers(rng: Generator, X):
    """One weight with a slipped decimal point, one sweetness far below."""
    dirty = X.copy()
    dirty[2, 0], dirty[3, 2] = 1850.0 + rng.uniform(0, 90), -7.0
    return dirty


def cleaner(rng: Generator) -> dict:
    """What some other training set might have left."""
    middle = rng.normal([180, 72, 13, 4, 3], 1.0)
    reach = rng.uniform(0.8, 1.2, size=5) * array([50, 12, 3, 3, 1])
    return {
        "median": middle, "low": middle - reach, "high": middle + 1.2 * reach,
        "mean": middle + 0.2, "std": reach / 2,
    }  # fmt: skip


def cleaner_cases(rng: Generator) -> dict[str, list[Call]]:
    def fit(n: int, whiskers: float) -> Call:
        X = outliers(rng, table(rng, n))
        return Call("fit_cleaner", X, whiskers, compare=CLOSELY)

    def apply(n: int) -> Call:
        X = outliers(rng, table(rng, n))
        return Call("apply_cleaner", X, cleaner(rng), compare=CLOSELY)

    return {
        "fit-example": [fit(12, 3.0)],
        "fit-hidden": [fit(17, 1.5), fit(14, 2.2)],
        "apply-example": [apply(6)],
        "apply-hidden": [apply(11), apply(9)],
    }


# data_report


def report_cases(rng: Generator) -> dict[str, list[Call]]:
    """The columns that never change are left out: they have no spread to measure drift by."""

    def call(n: int, copies: int, columns: int) -> Call:
        X, rows = with_copies(rng, outliers(rng, table(rng, n)), copies)
        dev = rng.permutation(vstack([table(rng, 6) + 4.0, X[:3]]))
        X, dev = X[:, :columns], dev[:, :columns]
        arguments = (X, noisy(rng, rows), dev, NAMES[:columns])
        return Call("data_report", *arguments, compare=CLOSELY)

    return {
        "report-example": [call(8, 3, 3)],
        "report-hidden": [call(15, 4, 4), call(11, 5, 4)],
    }

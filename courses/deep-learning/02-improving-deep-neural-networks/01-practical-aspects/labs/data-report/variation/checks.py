"""Inputs for the variation: rows just within and just beyond what is allowed, column by column."""

from authoring import Call, exact
from numpy import array, nan, vstack, where
from numpy.random import Generator

SAME = exact(lists=True)
TOLERANCE = array([0.8, 0.3, 0.15, 0.0, 2.5])  # weight, diameter, sweetness, days, batch


def cases(rng: Generator) -> dict[str, list[Call]]:
    """Return the calls of every check, drawn from rng."""
    train = array([[182.5, 71.0], [171.0, nan], [166.0, 70.0]])
    dev = array([[183.0, 70.75], [182.5, nan], [182.75, 72.0], [170.75, nan], [166.0, 71.0]])
    exactly = array([[171.0, nan], [182.5, 71.25], [166.0, 70.0], [171.0, 70.0]])
    hidden = [met(rng, n) for n in (9, 12, 14)]
    without = met(rng, 8)
    return {
        "almost-example": [
            Call("leaked_rows", train, dev, array([0.5, 0.25]), compare=SAME),
        ],
        "almost-without": [Call("leaked_rows", train, exactly, compare=SAME)],
        "almost-hidden": [
            *(Call("leaked_rows", *tables, TOLERANCE, compare=SAME) for tables in hidden),
            Call("leaked_rows", *without, compare=SAME),
        ],
    }


def met(rng: Generator, n: int) -> tuple:
    """Return training rows, and dev rows that are near some of them, or seem to be, shuffled."""
    train = table(rng, n)
    within = rng.uniform(-0.9, 0.9, size=(5, 5)) * TOLERANCE
    beyond = train[1:5].copy()  # in a single column, once by too much and once by far too much
    for row, column in enumerate(rng.permutation(4)):
        way = rng.choice([-1.0, 1.0]) * rng.uniform(1.2, 1.6)
        beyond[row, column] += way * (TOLERANCE[column] or 0.5)
    found = [train[:5] + within, beyond, mixed(rng, train), table(rng, 4), train[-2:]]
    return train, rng.permutation(vstack([*found, gaps(train)]))


def table(rng: Generator, n: int):
    """Return n rows of a log; rows 0 and 6 hold gaps, no two rows are near each other."""
    X = array([
        rng.permutation(n) * 9.0 + rng.uniform(140, 144, size=n), rng.normal(72, 6, size=n),
        rng.normal(13, 2, size=n), rng.integers(1, 9, size=n) + 0.5, rng.normal(60, 20, size=n),
    ]).T  # fmt: skip
    X[0, 1] = nan
    if n > 6:
        X[6, 2] = X[6, 3] = nan
    return X


def mixed(rng: Generator, train):
    """Rows of which every value stands in train, but never all of them in one row."""
    return array([where(rng.permutation(5) < 3, train[2], train[4]) for _ in range(3)])


def gaps(train):
    """Rows of train with one gap more, or with a gap filled."""
    more, filled = train[3].copy(), train[0].copy()
    more[2], filled[1] = nan, 72.0
    return array([more, filled])

"""Rows by their bytes, sets and counters, masked arrays."""

from collections import Counter, defaultdict

import numpy as np

CODES = ["", "na", "n/a", "nan", "?", "-", "-999", "-999.0", ""]


def to_numbers(cells):
    texts = (cell.lower().strip() for cell in cells)
    return np.array([np.nan if t in CODES else float("".join(t.split(","))) for t in texts])


def fix_units(values, limit, factor):
    return np.array([v * factor if v < limit else v for v in values])


def marks(X):
    return [np.where(np.isnan(row), np.inf, row).tobytes() for row in X]


def duplicate_rows(X):
    seen, answer = set(), np.zeros(len(X), dtype=bool)
    for index, mark in enumerate(marks(X)):
        answer[index] = mark in seen
        seen.add(mark)
    return answer


def conflicting_rows(X, y):
    given = defaultdict(Counter)
    for mark, label in zip(marks(X), y, strict=True):
        given[mark][label] += 1
    return np.array([len(given[mark]) >= 2 for mark in marks(X)])


def leaked_rows(X_train, X_dev):
    return np.isin(np.array(marks(X_dev), dtype=object), np.array(marks(X_train), dtype=object))


def fit_cleaner(X_train, whiskers):
    q = np.nanpercentile(X_train, (25, 50, 75), axis=0)
    iqr = q[2] - q[0]
    low, high = q[0] - whiskers * iqr, q[2] + whiskers * iqr
    Z = np.clip(np.nan_to_num(X_train, nan=0) + np.isnan(X_train) * q[1], low, high)
    spread = Z.std(axis=0)
    return {
        "median": q[1],
        "low": low,
        "high": high,
        "mean": Z.mean(0),
        "std": spread + (spread == 0),
    }


def apply_cleaner(X, cleaner):
    Z = np.ma.masked_invalid(X).filled(0) + np.isnan(X) * cleaner["median"]
    return (Z.clip(cleaner["low"], cleaner["high"]) - cleaner["mean"]) / cleaner["std"]


def data_report(X_train, y_train, X_dev, names):
    train, dev = np.ma.masked_invalid(X_train), np.ma.masked_invalid(X_dev)

    def by_name(values):
        return {name: float(value) for name, value in zip(names, values, strict=True)}

    total = len(y_train)
    return {
        "missing": by_name(train.mask.sum(axis=0) / total),
        "lowest": by_name(train.min(axis=0)),
        "highest": by_name(train.max(axis=0)),
        "drift": by_name(np.abs(train.mean(axis=0) - dev.mean(axis=0)) / train.std(axis=0)),
        "classes": {label: y_train.count(label) / total for label in y_train},
        "duplicates": int(np.count_nonzero(duplicate_rows(X_train))),
        "conflicts": int(np.count_nonzero(conflicting_rows(X_train, y_train))),
        "leaked": int(np.count_nonzero(leaked_rows(X_train, X_dev))),
    }

"""A report on a dirty table and a cleaner that learns from the training rows alone.

Here rows are examples and columns are features, as in the file the table came from.
"""

from collections import Counter
from typing import Any

import numpy as np

MISSING = {"", "na", "n/a", "nan", "?", "-"}


def to_numbers(cells: list[str]) -> np.ndarray:
    """Return the cells as floats (n,), NaN where a value is missing."""
    numbers = []
    for cell in cells:
        text = cell.strip().lower()
        numbers.append(np.nan if text in MISSING else float(text.replace(",", "")))
    values = np.array(numbers)
    return np.where(values == -999, np.nan, values)


def fix_units(values: np.ndarray, limit: float, factor: float) -> np.ndarray:
    """Return the values with those below limit multiplied by factor; NaN stays NaN."""
    return np.where(values < limit, values * factor, values)


def key(row: np.ndarray) -> tuple[float | None, ...]:
    """Return the row in a form in which missing values are equal to each other."""
    return tuple(None if np.isnan(value) else float(value) for value in row)


def duplicate_rows(X: np.ndarray) -> np.ndarray:
    """Return for each row whether an equal one stands above it."""
    keys = [key(row) for row in X]
    return np.array([keys[index] in keys[:index] for index in range(len(keys))])


def conflicting_rows(X: np.ndarray, y: list[str]) -> np.ndarray:
    """Return for each row whether an equal one has another label."""
    labels: dict[tuple[float | None, ...], set[str]] = {}
    for row, label in zip(X, y, strict=True):
        labels.setdefault(key(row), set()).add(label)
    return np.array([len(labels[key(row)]) > 1 for row in X])


def leaked_rows(X_train: np.ndarray, X_dev: np.ndarray) -> np.ndarray:
    """Return for each row of X_dev whether it stands in X_train as well."""
    known = {key(row) for row in X_train}
    return np.array([key(row) in known for row in X_dev])


def fit_cleaner(X_train: np.ndarray, whiskers: float) -> dict[str, np.ndarray]:
    """Return median, low, high, mean and std of each column; the last two after cleaning."""
    median = np.nanmedian(X_train, axis=0)
    first, third = np.nanpercentile(X_train, [25, 75], axis=0)
    low, high = first - whiskers * (third - first), third + whiskers * (third - first)
    clean = np.clip(np.where(np.isnan(X_train), median, X_train), low, high)
    mean, std = clean.mean(axis=0), clean.std(axis=0)
    spread = np.where(clean.max(axis=0) == clean.min(axis=0), 1.0, std)
    return {"median": median, "low": low, "high": high, "mean": mean, "std": spread}


def apply_cleaner(X: np.ndarray, cleaner: dict[str, np.ndarray]) -> np.ndarray:
    """Return X filled, clipped and standardised with what the cleaner learned."""
    filled = np.where(np.isnan(X), cleaner["median"], X)
    clipped = np.clip(filled, cleaner["low"], cleaner["high"])
    return (clipped - cleaner["mean"]) / cleaner["std"]


def data_report(
    X_train: np.ndarray, y_train: list[str], X_dev: np.ndarray, names: list[str]
) -> dict[str, Any]:
    """Return missing shares, ranges and drift by column, and counts for the table as a whole."""
    shift = np.nanmean(X_dev, axis=0) - np.nanmean(X_train, axis=0)
    columns = {
        "missing": np.isnan(X_train).mean(axis=0),
        "lowest": np.nanmin(X_train, axis=0),
        "highest": np.nanmax(X_train, axis=0),
        "drift": np.abs(shift) / np.nanstd(X_train, axis=0),
    }
    report = {about: dict(zip(names, row, strict=True)) for about, row in columns.items()}
    counts = Counter(y_train)
    return {
        **report,
        "classes": {label: count / len(y_train) for label, count in counts.items()},
        "duplicates": int(duplicate_rows(X_train).sum()),
        "conflicts": int(conflicting_rows(X_train, y_train).sum()),
        "leaked": int(leaked_rows(X_train, X_dev).sum()),
    }

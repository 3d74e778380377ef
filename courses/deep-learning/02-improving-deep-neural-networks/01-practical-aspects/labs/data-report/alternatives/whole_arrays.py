"""Whole arrays at once: broadcasting for equal rows, masks for gaps, try and except for cells."""

import numpy as np


def number(cell):
    try:
        value = float(cell.replace(",", ""))
    except ValueError:
        return np.nan
    return np.nan if value == -999 else value


def to_numbers(cells):
    return np.array([number(cell) for cell in cells], dtype=float)


def fix_units(values, limit, factor):
    fixed = np.array(values)
    fixed[values < limit] *= factor
    return fixed


def equal(A, B):
    a, b = A[:, None, :], B[None, :, :]
    return ((a == b) | (np.isnan(a) & np.isnan(b))).all(axis=2)


def duplicate_rows(X):
    return np.tril(equal(X, X), -1).any(axis=1)


def conflicting_rows(X, y):
    given = np.array(y)
    return (equal(X, X) & (given[:, None] != given[None, :])).any(axis=1)


def leaked_rows(X_train, X_dev):
    return equal(X_dev, X_train).any(axis=1)


def fit_cleaner(X_train, whiskers=3.0):
    low, median, high = (np.nanquantile(X_train, q, axis=0) for q in (0.25, 0.5, 0.75))
    reach = whiskers * (high - low)
    bounds = {"median": median, "low": low - reach, "high": high + reach}
    neutral = {"mean": 0.0, "std": 1.0}
    clean = apply_cleaner(X_train, bounds | neutral)
    std = np.sqrt(np.var(clean, axis=0))
    std[std == 0] = 1
    return bounds | {"mean": np.mean(clean, axis=0), "std": std}


def apply_cleaner(X, cleaner):
    Z = X.copy()
    gaps = np.isnan(Z)
    Z[gaps] = np.broadcast_to(cleaner["median"], Z.shape)[gaps]
    Z = np.maximum(np.minimum(Z, cleaner["high"]), cleaner["low"])
    return (Z - cleaner["mean"]) / cleaner["std"]


def data_report(X_train, y_train, X_dev, names):
    values, counts = np.unique(y_train, return_counts=True)
    drift = abs(np.nanmean(X_train, 0) - np.nanmean(X_dev, 0)) / np.nanstd(X_train, 0)
    by_column = {
        "missing": np.count_nonzero(np.isnan(X_train), axis=0) / X_train.shape[0],
        "lowest": np.nanmin(X_train, 0),
        "highest": np.nanmax(X_train, 0),
        "drift": drift,
    }
    report = {k: {n: float(v[i]) for i, n in enumerate(names)} for k, v in by_column.items()}
    report["classes"] = {str(v): c / len(y_train) for v, c in zip(values, counts, strict=True)}
    report["duplicates"] = np.sum(duplicate_rows(X_train))
    report["conflicts"] = np.sum(conflicting_rows(X_train, y_train))
    report["leaked"] = np.sum(leaked_rows(X_train, X_dev))
    return report

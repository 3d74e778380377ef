"""Loops over rows and columns, comparisons entry by entry, lists as results."""

import math

import numpy as np


def to_numbers(cells):
    result = []
    for cell in cells:
        cell = cell.strip().replace(",", "")
        if cell.upper() in ("", "NA", "N/A", "NAN", "?", "-") or float(cell) == -999:
            result.append(float("nan"))
        else:
            result.append(float(cell))
    return np.array(result)


def fix_units(values, limit, factor):
    result = values.copy()
    for i in range(len(result)):
        if result[i] < limit:
            result[i] = result[i] * factor
    return result


def same(one, other):
    for a, b in zip(one, other, strict=True):
        if math.isnan(a) != math.isnan(b):
            return False
        if not math.isnan(a) and a != b:
            return False
    return True


def duplicate_rows(X):
    found = []
    for i in range(X.shape[0]):
        found.append(False)
        for j in range(i):
            if same(X[i], X[j]):
                found[i] = True
    return found


def conflicting_rows(X, y):
    found = []
    for i in range(len(y)):
        others = [y[j] for j in range(len(y)) if same(X[i], X[j])]
        found.append(any(other != y[i] for other in others))
    return found


def leaked_rows(X_train, X_dev):
    return [any(same(row, known) for known in X_train) for row in X_dev]


def fit_cleaner(X_train, whiskers):
    result = {name: np.zeros(X_train.shape[1]) for name in ("median", "low", "high", "mean", "std")}
    for j in range(X_train.shape[1]):
        column = X_train[:, j]
        known = column[~np.isnan(column)]
        result["median"][j] = np.median(known)
        q1, q3 = np.quantile(known, 0.25), np.quantile(known, 0.75)
        iqr = q3 - q1
        result["low"][j], result["high"][j] = q1 - whiskers * iqr, q3 + whiskers * iqr
        filled = column.copy()
        filled[np.isnan(filled)] = result["median"][j]
        filled = np.minimum(np.maximum(filled, result["low"][j]), result["high"][j])
        result["mean"][j] = sum(filled) / len(filled)
        result["std"][j] = math.sqrt(sum((filled - result["mean"][j]) ** 2) / len(filled))
        if result["std"][j] == 0:
            result["std"][j] = 1
    return result


def apply_cleaner(X, cleaner):
    Z = np.zeros(X.shape)
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            value = X[i, j]
            if np.isnan(value):
                value = cleaner["median"][j]
            value = min(max(value, cleaner["low"][j]), cleaner["high"][j])
            Z[i, j] = (value - cleaner["mean"][j]) / cleaner["std"][j]
    return Z


def data_report(X_train, y_train, X_dev, names):
    report = {"missing": {}, "lowest": {}, "highest": {}, "drift": {}, "classes": {}}
    for j, name in enumerate(names):
        known = [v for v in X_train[:, j] if not math.isnan(v)]
        later = [v for v in X_dev[:, j] if not math.isnan(v)]
        report["missing"][name] = 1 - len(known) / len(X_train)
        report["lowest"][name], report["highest"][name] = min(known), max(known)
        center = sum(known) / len(known)
        spread = math.sqrt(sum((v - center) ** 2 for v in known) / len(known))
        report["drift"][name] = abs(sum(later) / len(later) - center) / spread
    for label in set(y_train):
        report["classes"][label] = y_train.count(label) / len(y_train)
    report["duplicates"] = sum(duplicate_rows(X_train))
    report["conflicts"] = sum(conflicting_rows(X_train, y_train))
    report["leaked"] = sum(leaked_rows(X_train, X_dev))
    return report

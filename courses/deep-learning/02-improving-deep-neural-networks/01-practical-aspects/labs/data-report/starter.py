"""A report on dirty data / 汚れたデータの診断

In this lab rows are examples and columns are features: X has shape (n, d).
このラボでは 1 行が 1 個の例、1 列が 1 個の特徴量です。X の形は (n, d) です。
"""

import numpy as np


def to_numbers(cells):
    """Return a list of texts as floats of shape (n,), NaN where a value is missing.

    文字列のリストを、形 (n,) の実数の配列にします。欠けている値は NaN です。
    """
    # write your code here / ここに書きます
    return None


def fix_units(values, limit, factor):
    """Return the values (n,), those below limit multiplied by factor.

    limit より小さい値だけを factor 倍した配列 (n,) を返します。
    """
    # write your code here / ここに書きます
    return None


def duplicate_rows(X):
    """Return (n,) truth values: does an equal row stand above?

    上に同じ行があるかどうかを、形 (n,) の真偽値で返します。
    """
    # write your code here / ここに書きます
    return None


def conflicting_rows(X, y):
    """Return (n,) truth values: does an equal row have another label?

    同じ行に別のラベルが付いているかどうかを、形 (n,) の真偽値で返します。
    """
    # write your code here / ここに書きます
    return None


def leaked_rows(X_train, X_dev):
    """Return (n_dev,) truth values: does the row stand in X_train as well?

    X_dev の各行が X_train にもあるかどうかを、形 (n_dev,) の真偽値で返します。
    """
    # write your code here / ここに書きます
    return None


def fit_cleaner(X_train, whiskers):
    """Return a dictionary with "median", "low", "high", "mean", "std", each of shape (d,).

    "median", "low", "high", "mean", "std" (形はどれも (d,)) を持つ辞書を返します。
    """
    # write your code here / ここに書きます
    return None


def apply_cleaner(X, cleaner):
    """Return X filled, clipped and standardised with the values of cleaner.

    cleaner の値で補い、切りそろえ、標準化した X を返します。
    """
    # write your code here / ここに書きます
    return None


def data_report(X_train, y_train, X_dev, names):
    """Return the report: "missing", "lowest", "highest", "drift", "classes", and three counts.

    診断結果の辞書を返します。
    """
    # write your code here / ここに書きます
    return None

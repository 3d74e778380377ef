"""Wrong versions on purpose: each is a misconception with a name and an explanation."""

from collections import Counter

import numpy as np
from authoring import Mistake

CODES = {"", "na", "n/a", "nan", "?", "-"}


def number(cell, codes=CODES):
    text = cell.strip().lower()
    return np.nan if text in codes else float(text.replace(",", ""))


# to_numbers


def numbers_zero(cells):
    return np.array([0.0 if np.isnan(v) or v == -999 else v for v in map(number, cells)])


def numbers_sentinel(cells):
    return np.array([number(cell) for cell in cells])


def numbers_dropped(cells):
    values = np.array([number(cell) for cell in cells])
    return values[~np.isnan(values) & (values != -999)]


def numbers_negative(cells):
    values = np.array([number(cell) for cell in cells])
    return np.where(values < 0, np.nan, values)


def numbers_decimal_comma(cells):
    found = []
    for cell in cells:
        text = cell.strip().lower()
        head, _, tail = text.partition(",")
        value = (
            np.nan
            if text in CODES
            else float(f"{head}.{tail.replace(',', '')}")
            if (tail and "." not in tail)
            else float(text.replace(",", ""))
        )
        found.append(np.nan if value == -999 else value)
    return np.array(found)


def numbers_text_of_sentinel(cells):
    return np.array([number(cell, CODES | {"-999"}) for cell in cells])


# fix_units


def units_all(values, limit, factor):
    return values * factor


def units_above(values, limit, factor):
    return np.where(values > limit, values * factor, values)


def units_divided(values, limit, factor):
    return np.where(values < limit, values / factor, values)


def units_including(values, limit, factor):
    return np.where(values <= limit, values * factor, values)


def units_gaps(values, limit, factor):
    return np.nan_to_num(np.where(values < limit, values * factor, values), nan=0.0)


def units_removed(values, limit, factor):
    return np.where(values < limit, np.nan, values)


# rows


def keys(X, digits=None):
    rows = X if digits is None else np.round(X, digits)
    return [tuple(None if np.isnan(v) else float(v) for v in row) for row in rows]


def duplicates_first_too(X):
    found = keys(X)
    return np.array([found.count(one) > 1 for one in found])


def duplicates_gaps_differ(X):
    return np.array([any((X[i] == X[j]).all() for j in range(i)) for i in range(len(X))])


def duplicates_any_column(X):
    return np.array([any((X[i] == X[j]).any() for j in range(i)) for i in range(len(X))])


def duplicates_first_column(X):
    seen = [row[0] for row in keys(X)]
    return np.array([seen[i] in seen[:i] for i in range(len(seen))])


def duplicates_next_only(X):
    found = keys(X)
    return np.array([i > 0 and found[i] == found[i - 1] for i in range(len(found))])


def duplicates_last_kept(X):
    found = keys(X)
    return np.array([found[i] in found[i + 1 :] for i in range(len(found))])


def duplicates_count(X):
    found = keys(X)
    return len(found) - len(set(found))


def conflicts_all_copies(X, y):
    return duplicates_first_too(X)


def conflicts_later_only(X, y):
    found = keys(X)
    return np.array(
        [any(found[j] == found[i] and y[j] != y[i] for j in range(i)) for i in range(len(y))]
    )


def conflicts_gaps_differ(X, y):
    def clash(i, j):
        return (X[i] == X[j]).all() and y[i] != y[j]

    return np.array([any(clash(i, j) for j in range(len(y))) for i in range(len(y))])


def conflicts_same_label(X, y):
    found = keys(X)
    pairs = list(zip(found, y, strict=True))
    return np.array([pairs.count(one) > 1 for one in pairs])


def conflicts_minority(X, y):
    found, answer = keys(X), []
    for key, label in zip(found, y, strict=True):
        given = Counter(other for k, other in zip(found, y, strict=True) if k == key)
        answer.append(given[label] < max(given.values()))
    return np.array(answer)


def leaks_in_train(X_train, X_dev):
    known = set(keys(X_dev))
    return np.array([key in known for key in keys(X_train)])


def leaks_gaps_differ(X_train, X_dev):
    return np.array([any((row == one).all() for one in X_train) for row in X_dev])


def leaks_any_column(X_train, X_dev):
    return np.array([any((row == one).any() for one in X_train) for row in X_dev])


def leaks_by_position(X_train, X_dev):
    one, other = keys(X_train), keys(X_dev)
    return np.array([i < len(one) and one[i] == other[i] for i in range(len(other))])


def leaks_inside_dev(X_train, X_dev):
    found = keys(X_dev)
    return np.array([found[i] in found[:i] for i in range(len(found))])


def leaks_not(X_train, X_dev):
    known = set(keys(X_train))
    return np.array([key not in known for key in keys(X_dev)])


# fit_cleaner


def learned(X, whiskers, fill=None, center=np.nanmedian, quartiles=(25, 75), reach=None, ddof=0):
    """What the right cleaner learns, or one with another step."""
    median = center(X, axis=0)
    first, third = np.nanpercentile(X, quartiles, axis=0)
    wide = whiskers * (third - first) if reach is None else reach(X, whiskers)
    low, high = first - wide, third + wide
    clean = np.clip(np.where(np.isnan(X), median if fill is None else fill, X), low, high)
    std = clean.std(axis=0, ddof=ddof)
    return {
        "median": median, "low": low, "high": high, "mean": clean.mean(axis=0),
        "std": np.where(std == 0, 1.0, std),
    }  # fmt: skip


def fit_mean_fill(X_train, whiskers):
    return learned(X_train, whiskers, center=np.nanmean)


def fit_zero_fill(X_train, whiskers):
    return learned(X_train, whiskers, fill=0.0)


def fit_before_clipping(X_train, whiskers):
    right = learned(X_train, whiskers)
    filled = np.where(np.isnan(X_train), right["median"], X_train)
    std = filled.std(axis=0)
    return right | {"mean": filled.mean(axis=0), "std": np.where(std == 0, 1.0, std)}


def fit_known_only(X_train, whiskers):
    right = learned(X_train, whiskers)
    clean = np.clip(X_train, right["low"], right["high"])
    std = np.nanstd(clean, axis=0)
    return right | {"mean": np.nanmean(clean, axis=0), "std": np.where(std == 0, 1.0, std)}


def fit_from_median(X_train, whiskers):
    right = learned(X_train, whiskers)
    first, third = np.nanpercentile(X_train, [25, 75], axis=0)
    wide = whiskers * (third - first)
    low, high = right["median"] - wide, right["median"] + wide
    clean = np.clip(np.where(np.isnan(X_train), right["median"], X_train), low, high)
    std = np.where(clean.std(axis=0) == 0, 1.0, clean.std(axis=0))
    return right | {"low": low, "high": high, "mean": clean.mean(axis=0), "std": std}


def fit_whiskers_ignored(X_train, whiskers):
    return learned(X_train, 1.0)


def fit_deviations(X_train, whiskers):
    return learned(X_train, whiskers, reach=lambda X, k: k * np.nanstd(X, axis=0))


def fit_zero_spread(X_train, whiskers):
    right = learned(X_train, whiskers)
    clean = np.where(np.isnan(X_train), right["median"], X_train)
    clean = np.clip(clean, right["low"], right["high"])
    return right | {"std": clean.std(axis=0)}


def fit_whole_table(X_train, whiskers):
    right = learned(X_train, whiskers)
    clean = np.where(np.isnan(X_train), right["median"], X_train)
    clean = np.clip(clean, right["low"], right["high"])
    return right | {"mean": np.full(X_train.shape[1], clean.mean())}


# apply_cleaner


def cleaned(X, c, fill="median", clip=True, mean=True, scale=True):
    Z = np.where(np.isnan(X), c[fill], X)
    Z = np.clip(Z, c["low"], c["high"]) if clip else Z
    Z = Z - c["mean"] if mean else Z
    return Z / c["std"] if scale else Z


def apply_own_statistics(X, cleaner):
    return cleaned(X, learned(X, 3.0))


def apply_own_mean(X, cleaner):
    Z = np.where(np.isnan(X), cleaner["median"], X)
    Z = np.clip(Z, cleaner["low"], cleaner["high"])
    std = Z.std(axis=0)
    return (Z - Z.mean(axis=0)) / np.where(std == 0, 1.0, std)


def apply_own_median(X, cleaner):
    return cleaned(X, cleaner | {"median": np.nanmedian(X, axis=0)})


def apply_mean_fill(X, cleaner):
    return cleaned(X, cleaner, fill="mean")


def apply_not_clipped(X, cleaner):
    return cleaned(X, cleaner, clip=False)


def apply_not_scaled(X, cleaner):
    return cleaned(X, cleaner, scale=False)


def apply_not_centred(X, cleaner):
    return cleaned(X, cleaner, mean=False)


def apply_gaps_stay(X, cleaner):
    Z = np.clip(X, cleaner["low"], cleaner["high"])
    return (Z - cleaner["mean"]) / cleaner["std"]


def apply_outliers_to_median(X, cleaner):
    outside = (cleaner["low"] > X) | (cleaner["high"] < X)
    return cleaned(np.where(outside, np.nan, X), cleaner)


def apply_scaled_first(X, cleaner):
    Z = np.where(np.isnan(X), cleaner["median"], X)
    Z = (Z - cleaner["mean"]) / cleaner["std"]
    return np.clip(Z, cleaner["low"], cleaner["high"])


# data_report


def reported(X_train, y_train, X_dev, names, **changed):
    """The right report, with some entries changed."""
    shift = np.nanmean(X_dev, axis=0) - np.nanmean(X_train, axis=0)
    found = {
        "missing": np.isnan(X_train).mean(axis=0),
        "lowest": np.nanmin(X_train, axis=0),
        "highest": np.nanmax(X_train, axis=0),
        "drift": np.abs(shift) / np.nanstd(X_train, axis=0),
    }
    for name in [name for name in found if name in changed]:
        found[name] = changed.pop(name)
    first, known = keys(X_train), set(keys(X_train))
    counts = Counter(y_train)
    return {
        **{about: dict(zip(names, row, strict=True)) for about, row in found.items()},
        "classes": {label: count / len(y_train) for label, count in counts.items()},
        "duplicates": len(first) - len(known),
        "conflicts": int(conflicts_right(X_train, y_train).sum()),
        "leaked": sum(key in known for key in keys(X_dev)),
    } | changed


def conflicts_right(X, y):
    found = keys(X)
    pairs = list(zip(found, y, strict=True))
    return np.array([any(k == key and o != label for k, o in pairs) for key, label in pairs])


def report_missing_counts(X_train, y_train, X_dev, names):
    counts = np.isnan(X_train).sum(axis=0)
    return reported(X_train, y_train, X_dev, names, missing=counts)


def report_known_shares(X_train, y_train, X_dev, names):
    shares = 1 - np.isnan(X_train).mean(axis=0)
    return reported(X_train, y_train, X_dev, names, missing=shares)


def report_class_counts(X_train, y_train, X_dev, names):
    return reported(X_train, y_train, X_dev, names, classes=dict(Counter(y_train)))


def report_signed_drift(X_train, y_train, X_dev, names):
    shift = np.nanmean(X_dev, axis=0) - np.nanmean(X_train, axis=0)
    drift = -shift / np.nanstd(X_train, axis=0)
    return reported(X_train, y_train, X_dev, names, drift=drift)


def report_absolute_drift(X_train, y_train, X_dev, names):
    drift = np.abs(np.nanmean(X_dev, axis=0) - np.nanmean(X_train, axis=0))
    return reported(X_train, y_train, X_dev, names, drift=drift)


def report_drift_by_dev(X_train, y_train, X_dev, names):
    shift = np.nanmean(X_dev, axis=0) - np.nanmean(X_train, axis=0)
    drift = np.abs(shift) / np.nanstd(X_dev, axis=0)
    return reported(X_train, y_train, X_dev, names, drift=drift)


def report_gaps_win(X_train, y_train, X_dev, names):
    lowest, highest = X_train.min(axis=0), X_train.max(axis=0)
    return reported(X_train, y_train, X_dev, names, lowest=lowest, highest=highest)


def report_ranges_of_both(X_train, y_train, X_dev, names):
    both = np.vstack([X_train, X_dev])
    lowest, highest = np.nanmin(both, axis=0), np.nanmax(both, axis=0)
    return reported(X_train, y_train, X_dev, names, lowest=lowest, highest=highest)


def report_rows_left(X_train, y_train, X_dev, names):
    left = len(set(keys(X_train)))
    return reported(X_train, y_train, X_dev, names, duplicates=left)


def report_leaked_share(X_train, y_train, X_dev, names):
    known = set(keys(X_train))
    share = np.mean([key in known for key in keys(X_dev)])
    return reported(X_train, y_train, X_dev, names, leaked=share)


MISTAKES = {
    "numbers-zero": Mistake(
        function="to_numbers",
        uses="numbers_zero",
        concept="floating-point",
        section="input-normalization",
        title={
            "ja": "欠けている値を 0 にしている",
            "en": "Missing values became 0",
        },
        explanation={
            "ja": "0 は立派な測定値です。欠けていることが分からなくなり、平均も下がります。欠けている値は NaN にしておき、あとで補います。",
            "en": (
                "0 is a measurement like any other: nobody sees the gap any more, and the mean "
                "falls. Keep gaps as NaN and fill them later."
            ),
        },
    ),
    "numbers-sentinel": Mistake(
        function="to_numbers",
        uses="numbers_sentinel",
        concept="floating-point",
        section="input-normalization",
        title={
            "ja": "-999 が値として残っている",
            "en": "-999 is still there as a value",
        },
        explanation={
            "ja": "-999 は「測れなかった」という印です。残しておくと、たった一つで平均や最小値が大きく狂います。NaN にしてください。",
            "en": (
                '-999 is a code for "not measured". Left in, a single one spoils the mean '
                "and the minimum. Make it NaN."
            ),
        },
    ),
    "numbers-dropped": Mistake(
        function="to_numbers",
        uses="numbers_dropped",
        concept="array-shapes",
        section="input-normalization",
        title={
            "ja": "欠けている値を取り除いている",
            "en": "Missing values were dropped",
        },
        explanation={
            "ja": "配列が短くなっています。位置がずれて、ほかの列やラベルと対応しなくなります。長さはそのままにして、NaN を入れてください。",
            "en": (
                "The array has become shorter, and its entries no longer line up with other "
                "columns and labels. Keep the length and put NaN there."
            ),
        },
    ),
    "numbers-negative": Mistake(
        function="to_numbers",
        uses="numbers_negative",
        concept="floating-point",
        section="input-normalization",
        title={
            "ja": "負の数をすべて欠損にしている",
            "en": "All negative numbers became missing",
        },
        explanation={
            "ja": "-999 だけでなく、正しい負の値まで消えています。欠損の印は -999 だけです。",
            "en": "Right negative values are gone too. Only -999 means missing.",
        },
    ),
    "numbers-decimal-comma": Mistake(
        function="to_numbers",
        uses="numbers_decimal_comma",
        concept="floating-point",
        section="input-normalization",
        title={
            "ja": "桁区切りのコンマを小数点と読んでいる",
            "en": "Commas were read as decimal points",
        },
        explanation={
            "ja": "「1,204」が 1.204 になっています。この表のコンマは千の位の区切りなので、取り除いてください。",
            "en": ('"1,204" became 1.204. In this table commas separate thousands; take them out.'),
        },
    ),
    "numbers-text-of-sentinel": Mistake(
        function="to_numbers",
        uses="numbers_text_of_sentinel",
        concept="floating-point",
        section="input-normalization",
        title={
            "ja": "「-999.0」が値として残っている",
            "en": "-999.0 is still there as a value",
        },
        explanation={
            "ja": "文字列の「-999」だけを見ているので、「-999.0」が残ります。数に変えてから -999 と比べてください。",
            "en": (
                'You look for the text "-999", so "-999.0" stays. Compare with -999 after '
                "turning the text into a number."
            ),
        },
    ),
    "units-all": Mistake(
        function="fix_units",
        uses="units_all",
        concept="elementwise-operations",
        section="input-normalization",
        title={
            "ja": "すべての値を変換している",
            "en": "All values were converted",
        },
        explanation={
            "ja": "正しい単位の値まで factor 倍しています。変換するのは limit より小さい値だけです。",
            "en": "Values in the right unit are multiplied too. Convert only those below limit.",
        },
    ),
    "units-above": Mistake(
        function="fix_units",
        uses="units_above",
        concept="elementwise-operations",
        section="input-normalization",
        title={
            "ja": "大きいほうの値を変換している",
            "en": "The larger values were converted",
        },
        explanation={
            "ja": "条件が逆です。キログラムで書かれた値は小さく見えるので、limit **より小さい**ものを変換します。",
            "en": (
                "The condition is the wrong way round. Values written in kilograms look small: "
                "convert those **below** limit."
            ),
        },
    ),
    "units-divided": Mistake(
        function="fix_units",
        uses="units_divided",
        concept="elementwise-operations",
        section="input-normalization",
        title={
            "ja": "掛けずに割っている",
            "en": "Divided, not multiplied",
        },
        explanation={
            "ja": "小さな値がさらに小さくなっています。0.171 kg をグラムにするには 1000 倍します。",
            "en": (
                "Small values have become smaller still. To turn 0.171 kg into grams, multiply "
                "by 1000."
            ),
        },
    ),
    "units-including": Mistake(
        function="fix_units",
        uses="units_including",
        concept="elementwise-operations",
        section="input-normalization",
        title={
            "ja": "ちょうど limit の値まで変換している",
            "en": "A value of exactly limit was converted",
        },
        explanation={
            "ja": "limit ちょうどの値は、正しい単位だとみなす約束です。「より小さい」で比べてください。",
            "en": (
                "By our rule a value of exactly limit is in the right unit. Compare with "
                '"less than".'
            ),
        },
    ),
    "units-gaps": Mistake(
        function="fix_units",
        uses="units_gaps",
        concept="floating-point",
        section="input-normalization",
        title={
            "ja": "欠けている値が 0 になっている",
            "en": "Missing values became 0",
        },
        explanation={
            "ja": "単位を直すついでに NaN が 0 に変わっています。欠けている値は、NaN のまま返してください。",
            "en": "While units were fixed, NaN turned into 0. Return gaps as NaN.",
        },
    ),
    "units-removed": Mistake(
        function="fix_units",
        uses="units_removed",
        concept="floating-point",
        section="input-normalization",
        title={
            "ja": "小さな値を捨てている",
            "en": "Small values were thrown away",
        },
        explanation={
            "ja": "単位が違うだけの値を NaN にしています。直せる値は捨てずに、factor 倍して使います。",
            "en": "Values in another unit became NaN. They can be mended: multiply by factor.",
        },
    ),
    "duplicates-first-too": Mistake(
        function="duplicate_rows",
        uses="duplicates_first_too",
        concept="data-leakage",
        section="train-dev-test",
        title={
            "ja": "最初の一行まで数えている",
            "en": "The first of each group counts too",
        },
        explanation={
            "ja": "同じ行が二つあると、両方が True になっています。これで消すと一つも残りません。True にするのは、上に同じ行があるものだけです。",
            "en": (
                "Of two equal rows both are True; remove those and none is left. Only rows "
                "with an equal one above are True."
            ),
        },
    ),
    "duplicates-gaps-differ": Mistake(
        function="duplicate_rows",
        uses="duplicates_gaps_differ",
        concept="floating-point",
        section="train-dev-test",
        title={
            "ja": "NaN どうしを違う値とみなしている",
            "en": "Gaps count as different",
        },
        explanation={
            "ja": "NaN == NaN は False なので、欠損のある行の重複を見逃しています。同じ場所が欠けていれば、等しいとみなしてください。",
            "en": (
                "NaN == NaN is False, so copies of rows with gaps go unseen. Two gaps at the "
                "same place count as equal."
            ),
        },
    ),
    "duplicates-any-column": Mistake(
        function="duplicate_rows",
        uses="duplicates_any_column",
        concept="axis-reductions",
        section="train-dev-test",
        title={
            "ja": "一列でも同じなら重複としている",
            "en": "One equal column is enough",
        },
        explanation={
            "ja": "たまたま一つの値が同じ行まで重複になっています。**すべて**の列が等しいことを確かめてください。",
            "en": (
                "Rows that happen to share one value count as copies. **All** columns must be "
                "equal."
            ),
        },
    ),
    "duplicates-first-column": Mistake(
        function="duplicate_rows",
        uses="duplicates_first_column",
        concept="data-leakage",
        section="train-dev-test",
        title={
            "ja": "最初の列だけを比べている",
            "en": "Only the first column is compared",
        },
        explanation={
            "ja": "最初の列が同じでも、別の例かもしれません。行全体を比べてください。",
            "en": (
                "Rows may agree in the first column and still be different examples. Compare "
                "whole rows."
            ),
        },
    ),
    "duplicates-next-only": Mistake(
        function="duplicate_rows",
        uses="duplicates_next_only",
        concept="data-leakage",
        section="train-dev-test",
        title={
            "ja": "すぐ上の行とだけ比べている",
            "en": "Only the row just above is compared",
        },
        explanation={
            "ja": "離れた場所にある重複を見逃しています。上にあるすべての行と比べてください。",
            "en": "Copies further apart go unseen. Compare with all rows above.",
        },
    ),
    "duplicates-last-kept": Mistake(
        function="duplicate_rows",
        uses="duplicates_last_kept",
        concept="data-leakage",
        section="train-dev-test",
        title={
            "ja": "最後の一行を残す形になっている",
            "en": "The last of each group is kept",
        },
        explanation={
            "ja": "下に同じ行があるものが True になっています。このラボでは最初の一つを残すので、上を見ます。",
            "en": (
                "Rows with an equal one below are True. Here the first one is kept, so look above."
            ),
        },
    ),
    "duplicates-count": Mistake(
        function="duplicate_rows",
        uses="duplicates_count",
        concept="data-leakage",
        section="train-dev-test",
        title={
            "ja": "個数を返している",
            "en": "A count is returned",
        },
        explanation={
            "ja": "重複の個数ではなく、行ごとの真偽値の配列を返してください。どの行かが分からないと、取り除けません。",
            "en": (
                "Return one truth value for each row, not their number: to remove rows you "
                "need to know which."
            ),
        },
    ),
    "conflicts-all-copies": Mistake(
        function="conflicting_rows",
        uses="conflicts_all_copies",
        concept="supervised-learning",
        section="pitfalls",
        title={
            "ja": "ラベルを見ていない",
            "en": "Labels are not looked at",
        },
        explanation={
            "ja": "同じ行がほかにあれば、すべて True になっています。ラベルも同じなら、ただの重複で、食い違いではありません。",
            "en": (
                "Every row with a copy is True. If the labels agree too, it is a mere "
                "duplicate and no conflict."
            ),
        },
    ),
    "conflicts-later-only": Mistake(
        function="conflicting_rows",
        uses="conflicts_later_only",
        concept="supervised-learning",
        section="pitfalls",
        title={
            "ja": "下にある行だけを印している",
            "en": "Only the lower rows are marked",
        },
        explanation={
            "ja": "食い違いでは、どちらのラベルが正しいか分かりません。上の行も下の行も True にしてください。",
            "en": (
                "In a conflict nobody knows which label is right. Mark the upper row as well "
                "as the lower."
            ),
        },
    ),
    "conflicts-gaps-differ": Mistake(
        function="conflicting_rows",
        uses="conflicts_gaps_differ",
        concept="floating-point",
        section="pitfalls",
        title={
            "ja": "NaN どうしを違う値とみなしている",
            "en": "Gaps count as different",
        },
        explanation={
            "ja": "欠損のある行の食い違いを見逃しています。同じ場所が欠けていれば、等しいとみなしてください。",
            "en": (
                "Conflicts between rows with gaps go unseen. Two gaps at the same place count "
                "as equal."
            ),
        },
    ),
    "conflicts-same-label": Mistake(
        function="conflicting_rows",
        uses="conflicts_same_label",
        concept="supervised-learning",
        section="pitfalls",
        title={
            "ja": "ラベルが同じ行を印している",
            "en": "Rows with the same label are marked",
        },
        explanation={
            "ja": "特徴量もラベルも同じ行が True になっています。探すのは、特徴量が同じで、ラベルが**違う**行です。",
            "en": (
                "Rows with equal features and equal labels are True. Look for equal features "
                "and **different** labels."
            ),
        },
    ),
    "conflicts-minority": Mistake(
        function="conflicting_rows",
        uses="conflicts_minority",
        concept="supervised-learning",
        section="pitfalls",
        title={
            "ja": "少数派だけを印している",
            "en": "Only the minority is marked",
        },
        explanation={
            "ja": "多数決で少ないほうだけを True にしています。多いほうが正しいとは限らないので、全員に印を付けて人が確かめます。",
            "en": (
                "By majority only the rarer label is True. The majority may be wrong: mark "
                "them all, for a person to look at."
            ),
        },
    ),
    "leaks-in-train": Mistake(
        function="leaked_rows",
        uses="leaks_in_train",
        concept="data-leakage",
        section="train-dev-test",
        title={
            "ja": "訓練データの行について答えている",
            "en": "Answers are given for the training rows",
        },
        explanation={
            "ja": "長さが X_train の行数になっています。知りたいのは、X_dev のどの行が訓練に漏れているかです。",
            "en": (
                "Your array is as long as X_train. The question is which rows of X_dev stand "
                "in the training data."
            ),
        },
    ),
    "leaks-gaps-differ": Mistake(
        function="leaked_rows",
        uses="leaks_gaps_differ",
        concept="floating-point",
        section="train-dev-test",
        title={
            "ja": "NaN どうしを違う値とみなしている",
            "en": "Gaps count as different",
        },
        explanation={
            "ja": "欠損のある行の漏れを見逃しています。同じ場所が欠けていれば、等しいとみなしてください。",
            "en": "Leaked rows with gaps go unseen. Two gaps at the same place count as equal.",
        },
    ),
    "leaks-any-column": Mistake(
        function="leaked_rows",
        uses="leaks_any_column",
        concept="axis-reductions",
        section="train-dev-test",
        title={
            "ja": "一列でも同じなら漏れとしている",
            "en": "One equal column is enough",
        },
        explanation={
            "ja": "カメラの番号が同じだけの行まで漏れになっています。すべての列が等しいことを確かめてください。",
            "en": (
                "Rows that only share the camera's number count as leaked. All columns must be "
                "equal."
            ),
        },
    ),
    "leaks-by-position": Mistake(
        function="leaked_rows",
        uses="leaks_by_position",
        concept="data-leakage",
        section="train-dev-test",
        title={
            "ja": "同じ位置の行とだけ比べている",
            "en": "Only rows at the same position are compared",
        },
        explanation={
            "ja": "X_dev の i 行目を X_train の i 行目とだけ比べています。訓練データのすべての行と比べてください。",
            "en": (
                "Row i of X_dev is compared with row i of X_train alone. Compare with all "
                "training rows."
            ),
        },
    ),
    "leaks-inside-dev": Mistake(
        function="leaked_rows",
        uses="leaks_inside_dev",
        concept="data-leakage",
        section="train-dev-test",
        title={
            "ja": "開発データの中の重複を探している",
            "en": "Copies within the dev rows are marked",
        },
        explanation={
            "ja": "X_dev の中だけを見ています。X_train にある行かどうかを調べてください。",
            "en": "You look within X_dev only. The question is whether a row stands in X_train.",
        },
    ),
    "leaks-not": Mistake(
        function="leaked_rows",
        uses="leaks_not",
        concept="data-leakage",
        section="train-dev-test",
        title={
            "ja": "真と偽が逆になっている",
            "en": "True and False are exchanged",
        },
        explanation={
            "ja": "訓練データにない行が True になっています。漏れている行を True にしてください。",
            "en": (
                "Rows that are not in the training data are True. Leaked rows are the True ones."
            ),
        },
    ),
    "fit-mean-fill": Mistake(
        function="fit_cleaner",
        uses="fit_mean_fill",
        concept="expectation-and-variance",
        section="input-normalization",
        title={
            "ja": "中央値ではなく平均を求めている",
            "en": "The mean in place of the median",
        },
        explanation={
            "ja": "外れ値が一つあるだけで、平均は大きく動きます。補う値には、外れ値に強い中央値を使います。",
            "en": (
                "A single outlier moves the mean far. Gaps are filled with the median, which "
                "outliers hardly touch."
            ),
        },
    ),
    "fit-zero-fill": Mistake(
        function="fit_cleaner",
        uses="fit_zero_fill",
        concept="feature-standardisation",
        section="input-normalization",
        title={
            "ja": "欠損を 0 で補っている",
            "en": "Gaps are filled with 0",
        },
        explanation={
            "ja": "0 は端の値として切りそろえられ、平均と標準偏差を狂わせます。その列の中央値で補ってください。",
            "en": (
                "The zeros end up at the lower bound and spoil mean and deviation. Fill with "
                "the column's median."
            ),
        },
    ),
    "fit-before-clipping": Mistake(
        function="fit_cleaner",
        uses="fit_before_clipping",
        concept="feature-standardisation",
        section="input-normalization",
        title={
            "ja": "切りそろえる前の平均と標準偏差になっている",
            "en": "Mean and deviation from before clipping",
        },
        explanation={
            "ja": "外れ値が残ったまま平均と標準偏差を求めています。補い、切りそろえたあとの値から求めてください。",
            "en": (
                "Mean and deviation still contain the outliers. Compute them after filling and "
                "clipping."
            ),
        },
    ),
    "fit-known-only": Mistake(
        function="fit_cleaner",
        uses="fit_known_only",
        concept="feature-standardisation",
        section="input-normalization",
        title={
            "ja": "補う前の平均と標準偏差になっている",
            "en": "Mean and deviation from before filling",
        },
        explanation={
            "ja": "欠損を除いて求めています。apply_cleaner では補った値も標準化されるので、補ったあとの列から求めてください。",
            "en": (
                "Gaps are left out. apply_cleaner standardises the filled values too, so "
                "compute from the filled column."
            ),
        },
    ),
    "fit-from-median": Mistake(
        function="fit_cleaner",
        uses="fit_from_median",
        concept="expectation-and-variance",
        section="input-normalization",
        title={
            "ja": "範囲を中央値から測っている",
            "en": "Bounds are measured from the median",
        },
        explanation={
            "ja": (
                "low と high を、中央値から whiskers × IQR の所に置いています。正しくは、low は第 1 四分位から下へ、high は第 3 四分"
                "位から上へ測ります。"
            ),
            "en": (
                "low and high lie whiskers × IQR from the median. Measure low downwards from "
                "the first quartile and high upwards from the third."
            ),
        },
    ),
    "fit-whiskers-ignored": Mistake(
        function="fit_cleaner",
        uses="fit_whiskers_ignored",
        concept="feature-standardisation",
        section="input-normalization",
        title={
            "ja": "whiskers を使っていない",
            "en": "whiskers is not used",
        },
        explanation={
            "ja": "範囲が whiskers によって変わっていません。IQR に whiskers を掛けてください。",
            "en": "The bounds do not depend on whiskers. Multiply the interquartile range by it.",
        },
    ),
    "fit-deviations": Mistake(
        function="fit_cleaner",
        uses="fit_deviations",
        concept="expectation-and-variance",
        section="input-normalization",
        title={
            "ja": "IQR ではなく標準偏差を使っている",
            "en": "The standard deviation in place of the IQR",
        },
        explanation={
            "ja": "標準偏差は、除きたい外れ値そのものによって大きくなります。四分位の差（IQR）を使ってください。",
            "en": (
                "The outliers themselves inflate the standard deviation. Use the difference of "
                "the quartiles."
            ),
        },
    ),
    "fit-zero-spread": Mistake(
        function="fit_cleaner",
        uses="fit_zero_spread",
        concept="feature-standardisation",
        section="input-normalization",
        title={
            "ja": "変化しない列の std が 0 になっている",
            "en": "std is 0 for a column that never changes",
        },
        explanation={
            "ja": "このまま割ると NaN になります。標準偏差が 0 の列では、std を 1 にしてください。",
            "en": "Dividing by it gives NaN. Where the deviation is 0, let std be 1.",
        },
    ),
    "fit-whole-table": Mistake(
        function="fit_cleaner",
        uses="fit_whole_table",
        concept="axis-reductions",
        section="input-normalization",
        title={
            "ja": "平均が全列で一つになっている",
            "en": "One mean for the whole table",
        },
        explanation={
            "ja": "重さも直径も混ぜて平均しています。列ごと（axis=0）に求めてください。",
            "en": (
                "Weights and diameters are averaged together. Take the mean of each column, "
                "along axis 0."
            ),
        },
    ),
    "apply-own-statistics": Mistake(
        function="apply_cleaner",
        uses="apply_own_statistics",
        concept="data-leakage",
        section="input-normalization",
        title={
            "ja": "渡されたデータから統計を求め直している",
            "en": "Statistics are computed afresh",
        },
        explanation={
            "ja": "開発データを、開発データ自身の中央値や平均で整えています。同じ果物が、訓練と開発で別の数になってしまいます。cleaner の値だけを使ってください。",
            "en": (
                "Dev data are cleaned with their own median and mean, so that one and the same "
                "fruit gets different numbers in train and dev. Use the values of cleaner only."
            ),
        },
    ),
    "apply-own-mean": Mistake(
        function="apply_cleaner",
        uses="apply_own_mean",
        concept="data-leakage",
        section="input-normalization",
        title={
            "ja": "平均と標準偏差を求め直している",
            "en": "Mean and deviation are computed afresh",
        },
        explanation={
            "ja": "補い方は正しいのですが、標準化に X 自身の平均と標準偏差を使っています。訓練で求めた cleaner の値を使ってください。",
            "en": (
                "Filling is right, but the standardisation uses the mean and deviation of X "
                "itself. Use those of cleaner, from training."
            ),
        },
    ),
    "apply-own-median": Mistake(
        function="apply_cleaner",
        uses="apply_own_median",
        concept="data-leakage",
        section="input-normalization",
        title={
            "ja": "中央値を求め直している",
            "en": "The median is computed afresh",
        },
        explanation={
            "ja": "欠損を X 自身の中央値で補っています。cleaner の中央値を使ってください。",
            "en": "Gaps are filled with the median of X itself. Use that of cleaner.",
        },
    ),
    "apply-mean-fill": Mistake(
        function="apply_cleaner",
        uses="apply_mean_fill",
        concept="feature-standardisation",
        section="input-normalization",
        title={
            "ja": "平均で補っている",
            "en": "Gaps are filled with the mean",
        },
        explanation={
            "ja": "cleaner の mean で補っています。補うのは median です。",
            "en": "Gaps get the mean of cleaner. They should get its median.",
        },
    ),
    "apply-not-clipped": Mistake(
        function="apply_cleaner",
        uses="apply_not_clipped",
        concept="feature-standardisation",
        section="input-normalization",
        title={
            "ja": "切りそろえていない",
            "en": "Nothing is clipped",
        },
        explanation={
            "ja": "外れ値がそのまま残っています。補ったあと、low と high の間に収めてください。",
            "en": "Outliers stay as they are. After filling, bring values between low and high.",
        },
    ),
    "apply-not-scaled": Mistake(
        function="apply_cleaner",
        uses="apply_not_scaled",
        concept="feature-standardisation",
        section="input-normalization",
        title={
            "ja": "標準偏差で割っていない",
            "en": "The division by std is missing",
        },
        explanation={
            "ja": "列ごとの尺度が違うままです。平均を引いたあと、std で割ってください。",
            "en": "Columns still have different scales. Divide by std after subtracting the mean.",
        },
    ),
    "apply-not-centred": Mistake(
        function="apply_cleaner",
        uses="apply_not_centred",
        concept="feature-standardisation",
        section="input-normalization",
        title={
            "ja": "平均を引いていない",
            "en": "The mean is not subtracted",
        },
        explanation={
            "ja": "値が 0 のまわりに来ていません。割る前に mean を引いてください。",
            "en": "Values do not lie around 0. Subtract mean before dividing.",
        },
    ),
    "apply-gaps-stay": Mistake(
        function="apply_cleaner",
        uses="apply_gaps_stay",
        concept="floating-point",
        section="input-normalization",
        title={
            "ja": "欠損が残っている",
            "en": "Gaps are still there",
        },
        explanation={
            "ja": "NaN が残っています。一つでもあると、ネットワークの出力もコストも NaN になります。最初に median で補ってください。",
            "en": (
                "NaN is still there, and one is enough to turn a network's output and cost "
                "into NaN. Fill with median first."
            ),
        },
    ),
    "apply-outliers-to-median": Mistake(
        function="apply_cleaner",
        uses="apply_outliers_to_median",
        concept="feature-standardisation",
        section="input-normalization",
        title={
            "ja": "外れ値を中央値で置き換えている",
            "en": "Outliers are replaced by the median",
        },
        explanation={
            "ja": "範囲の外の値を捨てています。大きい値だったことは残したいので、low か high まで引き寄せます。",
            "en": (
                "Values outside the bounds are thrown away. That they were large is worth "
                "keeping: bring them to low or high."
            ),
        },
    ),
    "apply-scaled-first": Mistake(
        function="apply_cleaner",
        uses="apply_scaled_first",
        concept="feature-standardisation",
        section="input-normalization",
        title={
            "ja": "標準化してから切りそろえている",
            "en": "Standardised before clipping",
        },
        explanation={
            "ja": "low と high は元の尺度の値です。標準化する前に切りそろえてください。",
            "en": "low and high are in the original scale. Clip before standardising.",
        },
    ),
    "report-missing-counts": Mistake(
        function="data_report",
        uses="report_missing_counts",
        concept="axis-reductions",
        section="pitfalls",
        title={
            "ja": "割合ではなく個数になっている",
            "en": "Counts in place of shares",
        },
        explanation={
            "ja": "missing が個数です。行数で割って、0 から 1 の割合にしてください。",
            "en": "missing holds counts. Divide by the number of rows.",
        },
    ),
    "report-known-shares": Mistake(
        function="data_report",
        uses="report_known_shares",
        concept="axis-reductions",
        section="pitfalls",
        title={
            "ja": "欠けていない割合になっている",
            "en": "The share that is known",
        },
        explanation={
            "ja": "missing が、値のある割合になっています。欠けている割合を返してください。",
            "en": "missing holds the share of known values. Return the share of gaps.",
        },
    ),
    "report-class-counts": Mistake(
        function="data_report",
        uses="report_class_counts",
        concept="train-dev-test-sets",
        section="pitfalls",
        title={
            "ja": "クラスが個数になっている",
            "en": "Classes as counts",
        },
        explanation={
            "ja": "classes は割合です。行数で割り、合計が 1 になることを確かめてください。",
            "en": "classes holds shares. Divide by the number of rows; they add up to 1.",
        },
    ),
    "report-signed-drift": Mistake(
        function="data_report",
        uses="report_signed_drift",
        concept="expectation-and-variance",
        section="pitfalls",
        title={
            "ja": "ずれに符号が付いている",
            "en": "drift has a sign",
        },
        explanation={
            "ja": "drift は大きさです。絶対値をとってください。",
            "en": "drift is a size: take the absolute value.",
        },
    ),
    "report-absolute-drift": Mistake(
        function="data_report",
        uses="report_absolute_drift",
        concept="expectation-and-variance",
        section="pitfalls",
        title={
            "ja": "ずれを標準偏差で割っていない",
            "en": "drift is not divided by the deviation",
        },
        explanation={
            "ja": "重さの 4 g と糖度の 4 度では意味が違います。訓練データの標準偏差で割って、比べられるようにしてください。",
            "en": (
                "4 grams of weight and 4 degrees of sweetness are not alike. Divide by the "
                "training rows' standard deviation."
            ),
        },
    ),
    "report-drift-by-dev": Mistake(
        function="data_report",
        uses="report_drift_by_dev",
        concept="train-dev-test-sets",
        section="pitfalls",
        title={
            "ja": "開発データの標準偏差で割っている",
            "en": "drift is divided by the dev rows' deviation",
        },
        explanation={
            "ja": "ものさしにするのは訓練データです。X_train の標準偏差で割ってください。",
            "en": (
                "The training rows are the yardstick. Divide by the standard deviation of X_train."
            ),
        },
    ),
    "report-gaps-win": Mistake(
        function="data_report",
        uses="report_gaps_win",
        concept="floating-point",
        section="pitfalls",
        title={
            "ja": "範囲が NaN になっている",
            "en": "The ranges are NaN",
        },
        explanation={
            "ja": "np.min は、NaN が一つあると NaN を返します。欠損を除いて最小値と最大値を求めてください。",
            "en": (
                "np.min returns NaN as soon as one is there. Leave gaps out of minimum and maximum."
            ),
        },
    ),
    "report-ranges-of-both": Mistake(
        function="data_report",
        uses="report_ranges_of_both",
        concept="train-dev-test-sets",
        section="pitfalls",
        title={
            "ja": "開発データも範囲に入れている",
            "en": "Ranges include the dev rows",
        },
        explanation={
            "ja": "lowest と highest に X_dev の値が混ざっています。範囲は訓練データだけから求めます。",
            "en": (
                "lowest and highest contain values of X_dev. They are about the training rows "
                "alone."
            ),
        },
    ),
    "report-rows-left": Mistake(
        function="data_report",
        uses="report_rows_left",
        concept="data-leakage",
        section="pitfalls",
        title={
            "ja": "残る行の数になっている",
            "en": "The number of rows that remain",
        },
        explanation={
            "ja": "duplicates が、重複を除いた行数になっています。取り除かれるほうの行数を返してください。",
            "en": (
                "duplicates holds the number of different rows. Return how many would be removed."
            ),
        },
    ),
    "report-leaked-share": Mistake(
        function="data_report",
        uses="report_leaked_share",
        concept="data-leakage",
        section="pitfalls",
        title={
            "ja": "漏れが割合になっている",
            "en": "leaked is a share",
        },
        explanation={
            "ja": "leaked は行数です。割らずに個数を返してください。",
            "en": "leaked is a number of rows: return the count, not a share.",
        },
    ),
}

"""What the report on a table says, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, ngettext_lazy

from labs.tables import MAX_CHARACTERS, MAX_COLUMNS, MAX_ROWS, Problem, TableFault

PROBLEMS = {
    "missing": ngettext_lazy(
        "%(count)s value is missing (%(percent)s%%). Fill it with a statistic of the training "
        "rows, or leave the row out.",
        "%(count)s values are missing (%(percent)s%%). Fill them with a statistic of the training "
        "rows, or leave the rows out.",
        "count",
    ),
    "many_missing": ngettext_lazy(
        "%(count)s value is missing (%(percent)s%%). With so many gaps, ask whether this column "
        "is of use at all.",
        "%(count)s values are missing (%(percent)s%%). With so many gaps, ask whether this column "
        "is of use at all.",
        "count",
    ),
    "constant": gettext_lazy(
        "Every known value is %(value)s. The column tells nothing, and its standard deviation of 0 "
        "breaks standardisation."
    ),
    "not_numbers": ngettext_lazy(
        "%(count)s cell among the numbers is not a number: “%(value)s”. The column would be read "
        "as text.",
        "%(count)s cells among the numbers are not numbers, such as “%(value)s”. The column would "
        "be read as text.",
        "count",
    ),
    "code": ngettext_lazy(
        "%(value)s occurs %(count)s time. It looks like a code for “not measured”; treat it as "
        "missing.",
        "%(value)s occurs %(count)s times. It looks like a code for “not measured”; treat it as "
        "missing.",
        "count",
    ),
    "outliers": ngettext_lazy(
        "%(count)s value lies far outside of the rest: %(value)s. Look for a slipped decimal "
        "point or a failed sensor before you clip.",
        "%(count)s values lie far outside of the rest, such as %(value)s. Look for slipped decimal "
        "points and failed sensors before you clip.",
        "count",
    ),
    "units": ngettext_lazy(
        "%(count)s value is about %(ratio)s times smaller than the others. It may be in another "
        "unit.",
        "%(count)s values are about %(ratio)s times smaller than the others. They may be in "
        "another unit.",
        "count",
    ),
    "drift": gettext_lazy(
        "The means of the two tables lie %(size)s standard deviations apart. Do both come from the "
        "same source?"
    ),
    "scales": gettext_lazy(
        "“%(largest)s” varies more than a hundred times as much as “%(smallest)s”. Standardise, "
        "or the first one dominates."
    ),
    "duplicates": ngettext_lazy(
        "%(count)s row is a copy of an earlier row. Remove it before you split the data.",
        "%(count)s rows are copies of earlier rows. Remove them before you split the data.",
        "count",
    ),
    "conflicts": ngettext_lazy(
        "%(count)s row has the features of another one and a different label. One of these labels "
        "is wrong, or a feature is missing that tells them apart.",
        "%(count)s rows have equal features and different labels. Some of these labels are wrong, "
        "or a feature is missing that tells them apart.",
        "count",
    ),
    "overlap": ngettext_lazy(
        "%(count)s row of the second table stands in the first one as well. It makes its score "
        "look better than it is.",
        "%(count)s rows of the second table stand in the first one as well. They make its score "
        "look better than it is.",
        "count",
    ),
    "imbalance": gettext_lazy(
        "Only %(percent)s%% of the rows have the label “%(value)s”. Accuracy alone says little "
        "here."
    ),
}
FAULTS = {
    "empty": gettext_lazy("Paste a table first: one line per example, with commas between cells."),
    "ragged": gettext_lazy("Line %(line)s has another number of cells than the first line."),
    "too_much": gettext_lazy(
        "The text has more than %(characters)s characters. Paste a part of it."
    ),
    "too_long": gettext_lazy("The table has more than %(rows)s rows. Paste a part of it."),
    "too_wide": gettext_lazy("The table has more than %(columns)s columns. Paste a part of it."),
}


def problem_text(problem: Problem) -> str:
    """A sentence on what was found, and what to do."""
    return str(PROBLEMS[problem.code] % problem.params)


def fault_text(fault: TableFault) -> str:
    """Why a text could not be read as a table."""
    limits = {"rows": MAX_ROWS, "columns": MAX_COLUMNS, "characters": MAX_CHARACTERS}
    return str(FAULTS[fault.code]) % {"line": fault.line, **limits}

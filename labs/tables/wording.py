"""What the report on a table says, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from labs.tables import MAX_COLUMNS, MAX_ROWS, Problem, TableFault

PROBLEMS = {
    "missing": gettext_noop(
        "%(count)s values are missing (%(percent)s %%). Fill them with a statistic of the training "
        "rows, or leave the rows out."
    ),
    "many_missing": gettext_noop(
        "%(count)s values are missing (%(percent)s %%). With so many gaps, ask whether this column "
        "is of use at all."
    ),
    "constant": gettext_noop(
        "Every known value is %(value)s. The column tells nothing, and its standard deviation of 0 "
        "breaks standardisation."
    ),
    "not_numbers": gettext_noop(
        "%(count)s cells among the numbers are not numbers, such as “%(value)s”. The column would "
        "be read as text."
    ),
    "code": gettext_noop(
        "%(value)s occurs %(count)s times. It looks like a code for “not measured”; treat it as "
        "missing."
    ),
    "outliers": gettext_noop(
        "%(count)s values lie far outside of the rest, such as %(value)s. Look for slipped decimal "
        "points and failed sensors before you clip."
    ),
    "units": gettext_noop(
        "%(count)s values are about %(ratio)s times smaller than the others. They may be in "
        "another unit."
    ),
    "drift": gettext_noop(
        "The means of the two tables lie %(size)s standard deviations apart. Do both come from the "
        "same source?"
    ),
    "scales": gettext_noop(
        "“%(largest)s” varies more than a hundred times as much as “%(smallest)s”. Standardise, "
        "or the first one dominates."
    ),
    "duplicates": gettext_noop(
        "%(count)s rows are copies of earlier rows. Remove them before you split the data."
    ),
    "conflicts": gettext_noop(
        "%(count)s rows have equal features and different labels. Some of these labels are wrong, "
        "or a feature is missing that tells them apart."
    ),
    "overlap": gettext_noop(
        "%(count)s rows of the second table stand in the first one as well. They make its score "
        "look better than it is."
    ),
    "imbalance": gettext_noop(
        "Only %(percent)s %% of the rows have the label “%(value)s”. Accuracy alone says little "
        "here."
    ),
}
FAULTS = {
    "empty": gettext_noop("Paste a table first: one line per example, with commas between cells."),
    "ragged": gettext_noop("Line %(line)s has another number of cells than the first line."),
    "too_long": gettext_noop("The table has more than %(rows)s rows. Paste a part of it."),
    "too_wide": gettext_noop("The table has more than %(columns)s columns. Paste a part of it."),
}


def problem_text(problem: Problem) -> str:
    """A sentence on what was found, and what to do."""
    return _(PROBLEMS[problem.code]) % problem.params


def fault_text(fault: TableFault) -> str:
    """Why a text could not be read as a table."""
    return _(FAULTS[fault.code]) % {"line": fault.line, "rows": MAX_ROWS, "columns": MAX_COLUMNS}

"""What is wrong with a table of data: gaps, copies, outliers, units, leaks, drift. Pure."""

from labs.tables.reading import MAX_CHARACTERS, MAX_COLUMNS, MAX_ROWS, Table, TableFault, read_table
from labs.tables.report import Column, Problem, Report, report_on

__all__ = [
    "MAX_CHARACTERS",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "Column",
    "Problem",
    "Report",
    "Table",
    "TableFault",
    "read_table",
    "report_on",
]

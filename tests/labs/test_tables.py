"""The report on a table of data: what is read, what is named, and what is left in peace."""

from __future__ import annotations

import pytest

from labs.tables import Report, TableFault, read_table, report_on

CLEAN = "height,width,kind\n" + "".join(
    f"{150 + 3 * i},{40 + (7 * i) % 11},{'ab'[i % 2]}\n" for i in range(12)
)


def codes(report: Report, column: str = "") -> list[str]:
    """Codes of the problems of a column, or of the whole table."""
    return [one.code for one in report.problems if one.column == column]


def column_of(values: list[object]) -> Report:
    """The report on a table of one column beside a running number."""
    rows = "".join(f"{i},{value}\n" for i, value in enumerate(values))
    return report_on(read_table(f"n,v\n{rows}"))


def test_a_clean_table_is_left_in_peace() -> None:
    report = report_on(read_table(CLEAN), "kind")
    assert report.problems == ()
    assert (report.rows, report.duplicates, report.conflicts) == (12, 0, 0)
    assert report.classes == {"a": 0.5, "b": 0.5}
    height = report.columns[0]
    assert (height.kind, height.lowest, height.highest, height.mean) == ("number", 150, 183, 166.5)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_may_be_parted_by_commas_semicolons_or_tabs(delimiter: str) -> None:
    table = read_table(CLEAN.replace(",", delimiter).replace("\n", "\r\n"))
    assert table.names == ("height", "width", "kind")
    assert table.cells[0] == (150.0, 40.0, "a")


def test_names_are_made_up_where_the_first_line_has_numbers() -> None:
    assert read_table("1,2\n3,4\n").names == ("#1", "#2")


@pytest.mark.parametrize("gap", ["", " ", "NA", "n/a", "NaN", "?", "-", "null"])
def test_every_spelling_of_a_gap_counts(gap: str) -> None:
    report = column_of([1.5, 2.5, gap, 2.0])
    assert report.columns[1].missing == 1
    assert codes(report, "v") == ["missing"]


def test_a_column_that_is_mostly_gaps() -> None:
    assert codes(column_of([1, "", "", 2]), "v") == ["many_missing"]


def test_a_constant_column() -> None:
    assert codes(column_of([3, 3, 3.0, 3]), "v") == ["constant"]


def test_thousands_commas_belong_to_the_number() -> None:
    table = read_table('a;b\n"1,250";2\n')
    assert table.cells == ((1250.0, 2.0),)


def test_a_word_among_numbers_is_named() -> None:
    report = column_of([1, 2, 3, 4, 5, 6, 7, 8, 9, "broken"])
    assert [(one.code, one.params["value"]) for one in report.problems] == [
        ("not_numbers", "broken")
    ]


def test_a_code_for_not_measured_is_no_outlier() -> None:
    values = [20.5, 21, 19.8, -999, 20.2, 20.9, 21.3, 19.9, 20.1]
    assert codes(column_of(values), "v") == ["code"]


def test_a_slipped_decimal_point_is_an_outlier() -> None:
    values = [182, 171, 196, 188, 1850, 169, 175, 190, 180]
    found = [one for one in column_of(values).problems if one.column == "v"]
    assert [(one.code, one.params) for one in found] == [
        ("outliers", {"count": 1, "value": "1850"})
    ]


def test_two_groups_far_apart_are_two_units() -> None:
    values = [182, 171, 0.196, 0.188, 0.185, 169, 175, 190, 180]
    found = [one for one in column_of(values).problems if one.column == "v"]
    assert [one.code for one in found] == ["units"]
    assert 800 < float(found[0].params["ratio"]) < 1200


def test_copies_and_contradicting_labels_are_counted() -> None:
    report = report_on(read_table("a,b,y\n1,2,p\n1,2,p\n1,2,q\n3,,q\n3,,q\n"), "y")
    assert (report.duplicates, report.conflicts) == (2, 3)
    assert codes(report) == ["duplicates", "conflicts"]


def test_a_rare_label_is_named() -> None:
    report = report_on(read_table("a,y\n" + "".join(f"{i},{i == 7}\n" for i in range(20))), "y")
    assert [one.params["value"] for one in report.problems] == ["True"]


def test_columns_on_very_different_scales() -> None:
    report = report_on(read_table("a,b\n" + "".join(f"{i / 1e3},{i * i}\n" for i in range(9))))
    assert [(one.code, one.params) for one in report.problems] == [
        ("scales", {"largest": "b", "smallest": "a"})
    ]


def test_rows_in_both_tables_and_means_far_apart() -> None:
    train = read_table(CLEAN)
    dev = read_table("height,width,kind\n150,40,b\n300,44,a\n310,45,b\n")
    report = report_on(train, "kind", dev)
    assert (report.other_rows, report.overlap) == (3, 1)
    assert (codes(report, "height"), codes(report, "width")) == (["drift"], [])
    assert codes(report) == ["overlap"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "empty", 0),
        (" \n\n", "empty", 0),
        ("a,b\n1,2\n\n3\n", "ragged", 4),
        ("a\n" * 5002, "too_long", 0),
        (",".join("a" * 51), "too_wide", 0),
    ],
)
def test_what_is_no_table_says_why(text: str, code: str, line: int) -> None:
    with pytest.raises(TableFault) as caught:
        read_table(text)
    assert (caught.value.code, caught.value.line) == (code, line)

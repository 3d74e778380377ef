"""What the API hears and says about tables of data."""

from __future__ import annotations

from rest_framework import serializers

from labs.tables import MAX_CHARACTERS


class TableGiven(serializers.Serializer):
    """A table as text, one line per row; perhaps with its dev or test part."""

    table = serializers.CharField(max_length=MAX_CHARACTERS, trim_whitespace=False)
    label_column = serializers.CharField(
        required=False, allow_blank=True, default="", max_length=60,
        help_text="Name of the column of labels.",
    )  # fmt: skip
    other = serializers.CharField(
        required=False, allow_blank=True, default="", max_length=MAX_CHARACTERS,
        trim_whitespace=False,
        help_text="A second table of the same columns, to look for overlap and drift.",
    )  # fmt: skip


class TableColumnData(serializers.Serializer):
    """Facts of one column; the numbers are null where it holds texts."""

    name = serializers.CharField()
    kind = serializers.ChoiceField(["number", "text"])
    missing = serializers.IntegerField()
    share_missing = serializers.FloatField()
    distinct = serializers.IntegerField()
    lowest = serializers.FloatField(allow_null=True)
    highest = serializers.FloatField(allow_null=True)
    mean = serializers.FloatField(allow_null=True)
    deviation = serializers.FloatField(allow_null=True)
    drift = serializers.FloatField(
        allow_null=True, help_text="Distance of the two means, in standard deviations."
    )


class TableProblemData(serializers.Serializer):
    """Something to look at."""

    code = serializers.CharField(help_text="Identifier; the same in every language.")
    column = serializers.CharField(allow_blank=True, help_text="Empty: the table as a whole.")
    text = serializers.CharField(help_text="What was found and what to do, for the reader.")


class TableReportData(serializers.Serializer):
    """What is in a table and what is wrong with it."""

    rows = serializers.IntegerField()
    columns = TableColumnData(many=True)
    problems = TableProblemData(many=True)
    duplicates = serializers.IntegerField()
    conflicts = serializers.IntegerField()
    classes = serializers.DictField(child=serializers.FloatField(), help_text="Label -> share.")
    other_rows = serializers.IntegerField(allow_null=True)
    overlap = serializers.IntegerField(allow_null=True)

"""What the API says about errors, and hears when one is pasted."""

from __future__ import annotations

from rest_framework import serializers

from labs.diagnosis.errors import MAX_CHARACTERS


class ExplainedValueData(serializers.Serializer):
    """A value of the failing line: never its contents."""

    expression = serializers.CharField()
    kind = serializers.CharField(help_text="What it is, in the reader's language.")
    shape = serializers.CharField(help_text="As Python writes it; empty where it has none.")
    dtype = serializers.CharField()
    symbolic = serializers.BooleanField(help_text="A placeholder that has no numbers yet.")


class ExplanationData(serializers.Serializer):
    """What an error means, in the reader's language. Words between backticks are code."""

    kind = serializers.CharField(help_text="Identifier; the same in every language.")
    title = serializers.CharField()
    what_happened = serializers.CharField()
    causes = serializers.ListField(child=serializers.CharField(), help_text="Likeliest first.")
    look_at = serializers.ListField(child=serializers.CharField())
    values = ExplainedValueData(many=True)


class TracebackGiven(serializers.Serializer):
    """A traceback as Python, Jupyter or Colab shows it."""

    traceback = serializers.CharField(max_length=MAX_CHARACTERS, trim_whitespace=False)


class ExplainedTraceback(serializers.Serializer):
    """What a traceback says."""

    type = serializers.CharField()
    message = serializers.CharField(allow_blank=True)
    line = serializers.IntegerField(allow_null=True, help_text="The last line of one's own code.")
    source_line = serializers.CharField(allow_blank=True)
    known = serializers.BooleanField(help_text="False: no more is known than the message says.")
    explanation = ExplanationData()

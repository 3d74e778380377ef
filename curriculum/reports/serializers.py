"""Reports and ratings as the API tells and takes them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from config.openapi import LANGUAGES
from curriculum.reports import services
from curriculum.reports.models import PlaceKind, Rating, Report

KINDS = Report.Kind.choices
STATES = Report.State.choices
PLACES = PlaceKind.choices


class PlaceGiven(serializers.Serializer[dict[str, Any]]):
    """A passage (its anchor), a question that you have met (its `item`), or a lab."""

    place = serializers.ChoiceField(choices=PLACES)
    course = serializers.CharField(max_length=100)
    week = serializers.CharField(max_length=100)
    slug = serializers.CharField(max_length=100)


class ReportGiven(PlaceGiven):
    """What is the matter with it."""

    kind = serializers.ChoiceField(choices=KINDS)
    text = serializers.CharField(
        max_length=services.LONGEST, allow_blank=True, default="",
        help_text="May be empty for `unclear` only.",
    )  # fmt: skip


class ClarityGiven(PlaceGiven):
    """Whether it was clear."""

    clear = serializers.BooleanField()


class ClaritySaid(serializers.Serializer[Rating]):
    """What was said last."""

    place = serializers.ChoiceField(choices=PLACES)
    course = serializers.CharField(source="week.course.slug")
    week = serializers.CharField(source="week.slug")
    slug = serializers.CharField()
    clear = serializers.BooleanField()
    version = serializers.CharField()


class MaterialReport(serializers.Serializer[Report]):
    """A report as its reporter sees it."""

    id = serializers.UUIDField()
    place = serializers.ChoiceField(choices=PLACES)
    course = serializers.CharField(source="week.course.slug")
    week = serializers.CharField(source="week.slug")
    slug = serializers.CharField()
    title = serializers.CharField()
    kind = serializers.ChoiceField(choices=KINDS)
    text = serializers.CharField(allow_blank=True)
    language = serializers.ChoiceField(choices=LANGUAGES)
    version = serializers.CharField(help_text="Of the lesson, the question or the lab.")
    passage = serializers.CharField(help_text="The words that stood there then.")
    state = serializers.ChoiceField(choices=STATES)
    reply = serializers.CharField(allow_blank=True)
    made_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True)


class MaterialReportForAuthors(MaterialReport):
    """A report as it is answered."""

    reporter = serializers.CharField(source="reporter.name")
    answered_by = serializers.SerializerMethodField()
    changed = serializers.SerializerMethodField(help_text="The place has another version now.")
    gone = serializers.SerializerMethodField(help_text="The place is not there any more.")

    def get_answered_by(self, report: Report) -> str | None:
        """Who answered."""
        return report.answered_by.name if report.answered_by else None

    def get_changed(self, report: Report) -> bool:
        """Whether another version stands there now."""
        return self.context["present"].get(report.key) not in (None, report.version)

    def get_gone(self, report: Report) -> bool:
        """Whether nothing stands there now."""
        return report.key not in self.context["present"]


class ReportAnswerGiven(serializers.Serializer[dict[str, Any]]):
    """An answer; `resolved` may come without words."""

    state = serializers.ChoiceField(choices=["answered", "resolved"])
    reply = serializers.CharField(max_length=services.LONGEST, allow_blank=True, default="")


class MaterialPlace(serializers.Serializer[dict[str, Any]]):
    """A place and how often it was spoken of."""

    place = serializers.ChoiceField(choices=PLACES, source="tally.place")
    course = serializers.CharField(source="week.course.slug")
    week = serializers.CharField(source="week.slug")
    slug = serializers.CharField(source="tally.slug")
    title = serializers.CharField(source="tally.title")
    open = serializers.IntegerField(source="tally.open")
    reports = serializers.IntegerField(source="tally.reports")
    clear = serializers.IntegerField(source="tally.clear")
    unclear = serializers.IntegerField(source="tally.unclear")


class MaterialPlaces(serializers.Serializer[dict[str, Any]]):
    """Those to look at first at the top."""

    places = MaterialPlace(many=True)

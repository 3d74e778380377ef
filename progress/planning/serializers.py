"""What the API says about plans; texts are in the language of the request."""

from __future__ import annotations

from datetime import time
from typing import Any

from rest_framework import serializers

from progress.models import StudyCorrection
from progress.planning import wording
from progress.planning.burnup import Point
from progress.planning.catching_up import Choice
from progress.planning.checking import MOST_PAUSES, remarks
from progress.planning.forecast import Forecast, Window, forecast
from progress.planning.schedule import Extra, Settings, Span
from progress.planning.selectors import Plan, StudyDay

STATUSES = ["finished", "dated", "beyond", "never"]
KINDS = ["more_minutes", "weekend", "less", "new_date"]
LARGE = 10**6


class SpanIn(serializers.Serializer[Span]):
    """Days from first to last, both included."""

    first = serializers.DateField()
    last = serializers.DateField()


def _weekdays(help_text: str) -> serializers.ListField:
    minutes = serializers.IntegerField(min_value=-LARGE, max_value=LARGE)
    return serializers.ListField(child=minutes, min_length=7, max_length=7, help_text=help_text)


class ExtraIn(serializers.Serializer[Extra]):
    """More minutes than usual for a time; catching up makes these."""

    first = serializers.DateField(source="span.first")
    last = serializers.DateField(source="span.last")
    minutes = _weekdays("Minutes more, Monday to Sunday.")


class SettingsInOut(serializers.Serializer[Settings]):
    """What is planned."""

    minutes = _weekdays("Minutes of study, Monday to Sunday, each 0 to 1440.")
    starts_on = serializers.DateField()
    wanted_on = serializers.DateField(
        allow_null=True, default=None, help_text="The day by which you want to be done."
    )
    pauses = SpanIn(many=True, default=list, help_text="Times without study.")
    extras = ExtraIn(many=True, default=list)
    left_out = serializers.ListField(
        child=serializers.CharField(max_length=210),
        default=list,
        max_length=500,
        help_text="Weeks left out, each as course/week.",
    )
    study_at = serializers.TimeField(
        default=time(20), help_text="When study blocks begin in the calendar."
    )

    def validate_pauses(self, pauses: list[Any]) -> list[Any]:
        """Keep the list bounded."""
        if len(pauses) > MOST_PAUSES:
            raise serializers.ValidationError(str(wording.FAULTS["too_many_pauses"]))
        return pauses

    def validate_extras(self, extras: list[Any]) -> list[Any]:
        """Extras add, and they are bounded like pauses."""
        if len(extras) > MOST_PAUSES:
            raise serializers.ValidationError(str(wording.FAULTS["too_many_pauses"]))
        if any(minutes < 0 for extra in extras for minutes in extra["minutes"]):
            raise serializers.ValidationError(str(wording.FAULTS["negative"]))
        return extras

    def settings(self) -> Settings:
        """The validated settings."""
        given = self.validated_data
        return Settings(
            minutes=tuple(given["minutes"]),
            starts_on=given["starts_on"],
            wanted_on=given["wanted_on"],
            pauses=tuple(Span(**pause) for pause in given["pauses"]),
            extras=tuple(
                Extra(Span(**extra["span"]), tuple(extra["minutes"])) for extra in given["extras"]
            ),
            left_out=tuple(given["left_out"]),
            study_at=given["study_at"],
        )


class PlannedWeek(serializers.Serializer[Window]):
    """A week and the days of its turn; null: not within ten years."""

    week = serializers.CharField(source="key", help_text="course/week")
    first = serializers.DateField(allow_null=True)
    last = serializers.DateField(allow_null=True)


class ForecastOut(serializers.Serializer[Forecast]):
    """When it will be finished. Dates are null where they never come or lie ten years ahead."""

    status = serializers.ChoiceField(choices=STATUSES)
    finish = serializers.DateField(allow_null=True, help_text="As likely too early as too late.")
    earliest = serializers.DateField(allow_null=True, help_text="One case of ten is earlier.")
    latest = serializers.DateField(allow_null=True, help_text="One case of ten is later.")
    needed_minutes = serializers.FloatField(help_text="Planned minutes that the rest takes.")
    chance = serializers.FloatField(
        allow_null=True, help_text="Of being done by the wanted day, 0 to 1; null without one."
    )
    text = serializers.SerializerMethodField()
    range_text = serializers.SerializerMethodField()
    weeks = PlannedWeek(source="windows", many=True)

    def get_text(self, outlook: Forecast) -> str:
        """The finish in a few words."""
        return wording.finish_text(outlook)

    def get_range_text(self, outlook: Forecast) -> str:
        """The range in one sentence."""
        return wording.range_text(outlook)


class RemarkOut(serializers.Serializer[Any]):
    """Something that should be said about settings that can be used."""

    code = serializers.CharField()
    text = serializers.CharField()


class ChoiceOut(serializers.Serializer[Choice]):
    """A way to catch up, and what follows."""

    kind = serializers.ChoiceField(choices=KINDS)
    text = serializers.SerializerMethodField()
    result = serializers.SerializerMethodField()
    minutes = serializers.IntegerField(help_text="More on each such day; 0 where it is not that.")
    until = serializers.DateField(allow_null=True)
    finish = serializers.DateField(source="outlook.finish", allow_null=True)

    def get_text(self, choice: Choice) -> str:
        """What it means."""
        return wording.choice_text(choice)

    def get_result(self, choice: Choice) -> str:
        """What follows from it."""
        return wording.result_text(choice)


class ChoiceIn(serializers.Serializer[Any]):
    """The way that is taken."""

    kind = serializers.ChoiceField(choices=KINDS)


class PointOut(serializers.Serializer[Point]):
    """A day of the chart; shares of the plan's work in [0, 1]."""

    day = serializers.DateField()
    plan = serializers.FloatField(allow_null=True)
    real = serializers.FloatField(allow_null=True)
    forecast = serializers.FloatField(source="ahead", allow_null=True)


class StudyDayOut(serializers.Serializer[StudyDay]):
    """Minutes of a day. ``total`` is never below 0."""

    day = serializers.DateField()
    planned = serializers.IntegerField()
    counted = serializers.IntegerField(help_text="Seen by the site: distinct minutes.")
    corrected = serializers.IntegerField(help_text="Sum of your corrections.")
    total = serializers.IntegerField()


class TodayOut(serializers.Serializer[Any]):
    """Today, by the learner's clock."""

    planned_minutes = serializers.IntegerField(source="planned")
    done_minutes = serializers.IntegerField(source="done")


class TriedOut(serializers.Serializer[dict[str, Any]]):
    """What would follow from settings."""

    forecast = ForecastOut()
    explanation = serializers.ListField(child=serializers.CharField())
    remarks = RemarkOut(many=True)


class PlanOut(TriedOut):
    """The plan, its forecast, and how reality compares."""

    saved = serializers.BooleanField(help_text="Else the settings are a proposal.")
    settings = SettingsInOut()
    today = TodayOut()
    slip_minutes = serializers.IntegerField(
        allow_null=True, help_text="Planned minutes behind, when more than two days of study."
    )
    choices = ChoiceOut(many=True, help_text="Ways to catch up; empty when there is no need.")
    burn_up = PointOut(many=True)
    days = StudyDayOut(many=True, help_text="The last fourteen days, newest first.")
    can_undo = serializers.BooleanField()


def tried(plan: Plan, settings: Settings) -> dict[str, Any]:
    """What `TriedOut` shows of settings."""
    outlook = forecast(settings, plan.situation)
    return {
        "forecast": outlook,
        "explanation": wording.explanation(plan.situation, settings, outlook),
        "remarks": [
            {"code": code, "text": str(wording.REMARKS[code])}
            for code in remarks(settings, plan.today)
        ],
    }


class CorrectionIn(serializers.Serializer[StudyCorrection]):
    """Minutes to add to a day (above 0) or to take away (below 0)."""

    day = serializers.DateField()
    minutes_delta = serializers.IntegerField(min_value=-1440, max_value=1440)
    week = serializers.CharField(
        allow_null=True, default=None, max_length=210, help_text="course/week, or null."
    )
    note = serializers.CharField(allow_blank=True, default="", max_length=200)


class CorrectionOut(serializers.ModelSerializer[StudyCorrection]):
    """A correction of study time."""

    week = serializers.SerializerMethodField()

    class Meta:
        model = StudyCorrection
        fields = ["id", "day", "minutes_delta", "week", "note", "created_at"]

    def get_week(self, correction: StudyCorrection) -> str | None:
        """course/week, or null."""
        week = correction.week
        return f"{week.course.slug}/{week.slug}" if week else None


class CalendarOut(serializers.Serializer[Any]):
    """The private calendar."""

    url = serializers.CharField(allow_null=True, help_text="Null when there is none.")

"""Calibration for apps."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import signed_in
from labs.forecasts.views import ForecastData
from progress.calibration.selectors import calibration

VERDICTS = [(code, code) for code in ("few", "over", "under", "fits")]
LEVEL_VERDICTS = [("none", "none"), *VERDICTS]


class CalibrationLevelData(serializers.Serializer):
    """What came of the answers on one level of certainty."""

    certainty = serializers.IntegerField()
    said = serializers.FloatField(help_text="The probability that the level stands for.")
    count = serializers.IntegerField()
    right = serializers.IntegerField()
    share = serializers.FloatField(allow_null=True)
    interval = serializers.ListField(
        child=serializers.FloatField(), min_length=2, max_length=2, help_text="95%, Wilson."
    )
    verdict = serializers.ChoiceField(choices=LEVEL_VERDICTS)


class CalibrationFiguresData(serializers.Serializer):
    """Calibration of some answers."""

    count = serializers.IntegerField()
    brier = serializers.FloatField(allow_null=True, help_text="In [0, 1]; 0 is best.")
    base_brier = serializers.FloatField(
        allow_null=True, help_text="Of always saying one's own share of right answers."
    )
    gap = serializers.FloatField(
        allow_null=True, help_text="Said less come: above 0 is too sure, below not sure enough."
    )
    verdict = serializers.ChoiceField(choices=VERDICTS, help_text="`few`: too few to judge.")
    levels = CalibrationLevelData(many=True)


class CalibrationWeekData(serializers.Serializer):
    """A local week."""

    monday = serializers.DateField()
    figures = CalibrationFiguresData()


class CalibrationConceptData(serializers.Serializer):
    """A concept with at least five answers."""

    concept = serializers.CharField(source="slug")
    title = serializers.CharField()
    figures = CalibrationFiguresData()


class CalibrationForecastsData(serializers.Serializer):
    """Forecasts before labs, newest first."""

    known = serializers.IntegerField(help_text="Forecasts whose outcome is known.")
    passed = serializers.IntegerField(help_text="Of them, labs that passed at once.")
    brier = serializers.FloatField(allow_null=True)
    expected = serializers.IntegerField(help_text="Submissions expected, over labs that passed.")
    needed = serializers.IntegerField(help_text="Submissions that these needed.")
    rows = ForecastData(many=True)


class CalibrationData(serializers.Serializer):
    """What certainty and forecasts say."""

    figures = CalibrationFiguresData()
    weeks = CalibrationWeekData(many=True, help_text="Oldest first, at most 26.")
    concepts = CalibrationConceptData(many=True, help_text="The widest gap first.")
    forecasts = CalibrationForecastsData()


class CalibrationView(APIView):
    """One's own calibration."""

    @extend_schema(operation_id="calibration", tags=["progress"], responses=CalibrationData)
    def get(self, request: Request) -> Response:
        """How well your certainty and your forecasts fit what came. Nobody else can read this."""
        return Response(CalibrationData(calibration(signed_in(request.user))).data)

"""A pasted table and the report on it: on a page and in the API. Nothing of it is stored."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import ScopedRateThrottle
from rest_framework.views import APIView

from config.problems import Invalid
from labs.tables import Report, Table, TableFault, read_table, report_on
from labs.tables.serializers import TableGiven, TableReportData
from labs.tables.wording import fault_text, problem_text

EXAMPLE = """weight,diameter,sweetness,camera,grade
182.5,71.0,13.1,3,good
171.0,,12.4,3,good
0.196,73.5,14.0,3,good
0.188,70.2,-999,3,bad
1850,72.8,12.9,3,good
169.3,68.4,13.7,3,good
182.5,71.0,13.1,3,bad
175.2,69.9,NA,3,good
175.2,69.9,NA,3,good
190.4,74.1,11.8,3,good
"""
LABEL = "grade"


def reported(table: str, label_column: str, other: str) -> tuple[Report | None, dict[str, str]]:
    """The report, or what is wrong with which field."""
    found: dict[str, Table] = {}
    faults: dict[str, str] = {}
    for field, text in {"table": table, "other": other}.items():
        if field == "table" or text.strip():
            try:
                found[field] = read_table(text)
            except TableFault as fault:
                faults[field] = fault_text(fault)
    if "table" in found and label_column and label_column not in found["table"].names:
        faults["label_column"] = _("The table has no column of this name.")
    if faults:
        return None, faults
    return report_on(found["table"], label_column, found.get("other")), {}


@require_http_methods(["GET", "HEAD", "POST"])
def data_report(request: HttpRequest) -> HttpResponse:
    """Fields for a table and its dev part, and below them what is wrong with it."""
    posted = request.method == "POST"
    typed = {
        "table": request.POST.get("table", "") if posted else EXAMPLE,
        "label_column": request.POST.get("label_column", "").strip() if posted else LABEL,
        "other": request.POST.get("other", ""),
    }
    report, faults = reported(**typed) if posted else (None, {})
    context = {
        "typed": typed,
        "report": report,
        "problems": [(one.column, problem_text(one)) for one in report.problems] if report else [],
        "classes": [(name, round(100 * part, 1)) for name, part in report.classes.items()]
        if report
        else [],
        "faults": faults,
        "breadcrumb": [{"title": _("Data report")}],
        "posted": posted,
    }
    return render(request, "labs/data_report.html", context, status=422 if faults else 200)


class DataReportView(APIView):
    """What is in a table of data and what is wrong with it."""

    permission_classes = [AllowAny]
    throttle_classes = [ScopedRateThrottle]
    throttle_scope = "grading"

    @extend_schema(
        operation_id="data_report",
        tags=["labs"],
        parameters=[
            OpenApiParameter(
                "Accept-Language", str, OpenApiParameter.HEADER, description="`ja` or `en`."
            )
        ],
        request=TableGiven,
        responses=TableReportData,
    )
    def post(self, request: Request) -> Response:
        """Gaps, ranges, copies, outliers, units, classes; overlap and drift of a second table."""
        given = TableGiven(data=request.data)
        given.is_valid(raise_exception=True)
        report, faults = reported(**given.validated_data)
        if report is None:
            raise Invalid(errors={field: [text] for field, text in faults.items()})
        return Response(as_json(report))


def as_json(report: Report) -> dict[str, Any]:
    """The report with its problems in words."""
    problems = [
        {"code": one.code, "column": one.column, "text": problem_text(one)}
        for one in report.problems
    ]
    return {**asdict(report), "problems": problems}

"""What the API says and hears about labs, in the language of the request."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from config.bilingual import active_language, pick
from labs import selectors
from labs.models import Draft, Lab, LineComment, Worker
from labs.results import following
from labs.verdicts import Verdict

VERDICTS = [(verdict.value, verdict.value) for verdict in Verdict]

# --- labs -----------------------------------------------------------------------------------------


class LimitsData(serializers.Serializer):
    """What one run may use."""

    cpu_seconds = serializers.FloatField(help_text="Computing time of one check.")
    wall_seconds = serializers.FloatField(help_text="Time by the clock of one check.")
    memory_mb = serializers.IntegerField()
    output_kb = serializers.IntegerField(help_text="All that is printed in one run.")


class LabInList(serializers.ModelSerializer[Lab]):
    """A lab as lists name it."""

    id = serializers.SlugField(source="slug")
    title = serializers.CharField()
    summary = serializers.CharField()
    course = serializers.SlugField(source="week.course.slug")
    week = serializers.SlugField(source="week.slug")
    minutes = serializers.SerializerMethodField()
    runtime = serializers.SerializerMethodField()
    device = serializers.SerializerMethodField()

    class Meta:
        model = Lab
        fields = ["id", "title", "summary", "course", "week", "minutes", "runtime", "device"]

    def get_minutes(self, lab: Lab) -> int:
        """The author's estimate."""
        return int(spec_of(lab)["minutes"])

    def get_runtime(self, lab: Lab) -> str:
        """`numpy` or `tensorflow`."""
        return str(spec_of(lab)["runtime"])

    def get_device(self, lab: Lab) -> str:
        """What the lab asks for: `cpu`, `gpu` or `any`."""
        return str(spec_of(lab)["device"])


class FunctionData(serializers.Serializer):
    """A function to write."""

    name = serializers.CharField()
    signature = serializers.CharField()
    summary = serializers.CharField()
    section = serializers.CharField(help_text="Anchor of the lesson's section about it.")
    traceable = serializers.BooleanField(help_text="Whether mode `trace` can follow it.")


class CheckData(serializers.Serializer):
    """A check that will be made. What it compares with is not told."""

    id = serializers.CharField()
    title = serializers.CharField()
    function = serializers.CharField()
    visible = serializers.BooleanField(help_text="Run shows it too; others come with submit.")
    points = serializers.IntegerField()


class LabDetail(LabInList):
    """All that somebody needs to work on a lab."""

    version = serializers.CharField(source="current_version.hash")
    functions = serializers.SerializerMethodField()
    checks = serializers.SerializerMethodField()
    limits = serializers.SerializerMethodField()
    starter = serializers.SerializerMethodField()
    instructions_html = serializers.SerializerMethodField()

    class Meta(LabInList.Meta):
        fields = [
            *LabInList.Meta.fields,
            *("version", "functions", "checks", "limits", "starter", "instructions_html"),
        ]

    @extend_schema_field(FunctionData(many=True))
    def get_functions(self, lab: Lab) -> list[dict[str, Any]]:
        """In the order in which they build on each other."""
        return functions_of(lab)

    @extend_schema_field(CheckData(many=True))
    def get_checks(self, lab: Lab) -> list[dict[str, Any]]:
        """Names and points only."""
        shown = ("id", "function", "visible", "points")
        return [
            {**{key: check[key] for key in shown}, "title": pick(check["title"])}
            for check in spec_of(lab)["checks"]
        ]

    @extend_schema_field(LimitsData)
    def get_limits(self, lab: Lab) -> dict[str, Any]:
        """What one run may use."""
        return dict(LimitsData(following.run_limits(spec_of(lab))).data)

    def get_starter(self, lab: Lab) -> str:
        """The code to begin with."""
        return str(self.context["starter"])

    def get_instructions_html(self, lab: Lab) -> str:
        """Sanitised HTML."""
        return str(getattr(lab.current_version, f"instructions_{active_language()}"))


def spec_of(lab: Lab) -> dict[str, Any]:
    """The stored lab.yaml of the present version."""
    assert lab.current_version is not None
    spec: dict[str, Any] = lab.current_version.spec
    return spec


def functions_of(lab: Lab) -> list[dict[str, Any]]:
    """The functions with their summaries in the active language."""
    traceable = selectors.traceable_functions(lab)
    return [
        {
            **function,
            "summary": pick(function["summary"]),
            "traceable": function["name"] in traceable,
        }
        for function in spec_of(lab)["functions"]
    ]


# --- drafts and uploads ---------------------------------------------------------------------------


class DraftData(serializers.ModelSerializer[Draft]):
    """A draft; revision 0 means that nothing was saved yet and `source` is the starter."""

    saved_at = serializers.DateTimeField(allow_null=True)

    class Meta:
        model = Draft
        fields = ["source", "revision", "saved_at"]


class SourceField(serializers.CharField):
    """Code exactly as it was typed: what is wrong with it is said by line, further in."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_blank=True, trim_whitespace=False, **options)
        self.validators = []


class DraftGiven(serializers.Serializer):
    """What was typed, and the revision it was typed upon (or `If-Match`)."""

    source = SourceField()  # type: ignore[assignment]
    revision = serializers.IntegerField(min_value=0, required=False)


class UploadGiven(serializers.Serializer):
    """A .py or .ipynb file."""

    file = serializers.FileField(allow_empty_file=True)


class UploadResult(serializers.Serializer):
    """The file as source text; nothing was saved."""

    source = serializers.CharField()  # type: ignore[assignment]


# --- comments and workers -------------------------------------------------------------------------


class CommentData(serializers.ModelSerializer[LineComment]):
    """A remark on a line."""

    author = serializers.CharField(source="author.name")

    class Meta:
        model = LineComment
        fields = ["id", "line", "text", "author", "created_at", "seen_at"]


class CommentGiven(serializers.Serializer):
    """A remark to write."""

    line = serializers.IntegerField(min_value=1)
    text = serializers.CharField(max_length=4000)


class WorkerData(serializers.ModelSerializer[Worker]):
    """A grading worker; name and reason are for operators."""

    class Meta:
        model = Worker
        fields = [
            *("name", "queues", "device", "slots", "layers", "memory", "accepts_work", "reason"),
            *("probed_at", "seen_at"),
        ]

    def to_representation(self, instance: Worker) -> dict[str, Any]:
        """Without what tells learners about the machines."""
        data = super().to_representation(instance)
        if not self.context["operator"]:
            data |= {"name": "", "reason": "", "layers": {**data["layers"], "note": ""}}
        return data


class WorkersData(serializers.Serializer):
    """Which queues are served now, and by whom."""

    queues = serializers.DictField(child=serializers.BooleanField())
    workers = WorkerData(many=True)

"""What the API says and hears about labs, in the language of the request."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from config.bilingual import active_language, pick
from labs import following
from labs.models import Draft, Lab, LineComment, Mode, State, Submission, Worker
from labs.presentation import Check
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
    return [
        {**function, "summary": pick(function["summary"])} for function in spec_of(lab)["functions"]
    ]


# --- drafts and uploads ---------------------------------------------------------------------------


class DraftData(serializers.ModelSerializer[Draft]):
    """A draft; revision 0 means that nothing was saved yet and `source` is the starter."""

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


# --- submissions ----------------------------------------------------------------------------------


class SubmissionGiven(serializers.Serializer):
    """Code to run or to grade."""

    source = SourceField()  # type: ignore[assignment]
    mode = serializers.ChoiceField(choices=Mode.choices)


class SubmissionInList(serializers.ModelSerializer[Submission]):
    """A submission as lists name it."""

    lab = serializers.SlugField(source="lab_version.lab.slug")
    comments = serializers.IntegerField(source="comment_count")
    verdict = serializers.SerializerMethodField()

    class Meta:
        model = Submission
        fields = [
            *("id", "lab", "mode", "state", "verdict", "score", "device"),
            *("created_at", "finished_at", "comments"),
        ]

    @extend_schema_field(serializers.ChoiceField(choices=VERDICTS, allow_null=True))
    def get_verdict(self, submission: Submission) -> str | None:
        """None until it has finished."""
        return submission.verdict or None


class SubmissionStarted(serializers.Serializer):
    """A submission that was accepted, and where to follow it."""

    id = serializers.UUIDField()
    url = serializers.CharField()
    events_url = serializers.CharField(help_text="Server-sent events: state, check, output, done.")
    cancel_url = serializers.CharField(allow_null=True)
    page_url = serializers.CharField()
    state = serializers.ChoiceField(choices=State.choices)
    queue_position = serializers.IntegerField(allow_null=True, help_text="1 for the next.")
    queue = serializers.CharField()
    device = serializers.CharField(allow_null=True)
    message = serializers.CharField(help_text="One sentence in the reader's language.")


class CheckResultData(serializers.Serializer):
    """What a check found."""

    id = serializers.CharField()
    position = serializers.IntegerField()
    title = serializers.CharField()
    function = serializers.CharField()
    visible = serializers.BooleanField()
    verdict = serializers.ChoiceField(choices=VERDICTS)
    verdict_text = serializers.CharField()
    score = serializers.FloatField()
    points = serializers.IntegerField()
    cpu_ms = serializers.FloatField(allow_null=True)
    wall_ms = serializers.FloatField(allow_null=True)
    memory_mb = serializers.FloatField(allow_null=True)
    line = serializers.IntegerField(allow_null=True, help_text="Of your code, from 1.")
    limit = serializers.DictField(allow_null=True, help_text="kind, reached, allowed, unit, text")
    error = serializers.DictField(allow_null=True, help_text="code, text, advice, type, line, ...")
    card = serializers.DictField(allow_null=True, help_text="headline, rows, facts, samples, ...")
    mistake = serializers.DictField(allow_null=True, help_text="id, title, explanation, passage")
    rests_on = serializers.DictField(allow_null=True, help_text="function, url, text")
    hint = serializers.CharField()
    html = serializers.CharField(help_text="The same as the site shows it.")


class SubmissionDetail(SubmissionStarted):
    """A submission with its results so far; ended when state is finished or cancelled."""

    lab = serializers.SlugField()
    learner = serializers.UUIDField()
    mode = serializers.ChoiceField(choices=Mode.choices)
    source = serializers.CharField()  # type: ignore[assignment]
    verdict = serializers.ChoiceField(choices=VERDICTS, allow_null=True)
    verdict_text = serializers.CharField(allow_null=True)
    score = serializers.FloatField(allow_null=True, help_text="0 to 1")
    problem = serializers.DictField(allow_null=True, help_text="Why the file could not be run.")
    checks = CheckResultData(many=True)
    stdout_tail = serializers.CharField()
    phases = serializers.DictField(help_text="Milliseconds.")
    versions = serializers.DictField(help_text="What it ran on.")
    created_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)
    done_html = serializers.CharField(allow_null=True)


def check_json(check: Check) -> dict[str, Any]:
    """A check as data and as HTML."""
    return {**asdict(check), **following.check_event(check)}


def submission_json(submission: Submission) -> dict[str, Any]:
    """All of SubmissionDetail. Three queries at most, however many checks there are."""
    checks = following.checks_of(submission)
    summary = following.summary_of(submission, checks)
    problem = summary.problem if summary else None
    plain = ("id", "mode", "source", "score", "phases", "versions")
    times = ("created_at", "started_at", "finished_at")
    return {
        **{name: getattr(submission, name) for name in (*plain, *times)},
        **following.addresses(submission),
        **following.state_event(submission),
        "lab": submission.lab_version.lab.slug,
        "learner": submission.learner.public_id,
        "verdict": submission.verdict or None,
        "verdict_text": summary.headline if summary else None,
        "problem": asdict(problem) if problem else None,
        "checks": [check_json(check) for check in checks],
        "stdout_tail": submission.stdout,
        "done_html": following.done_html(submission, checks) if summary else None,
    }


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
        fields = ["name", "queues", "device", "layers", "accepts_work", "reason", "seen_at"]

    def to_representation(self, instance: Worker) -> dict[str, Any]:
        """Without what tells learners about the machines."""
        data = super().to_representation(instance)
        if not self.context["operator"]:
            data |= {"name": "", "reason": ""}
        return data


class WorkersData(serializers.Serializer):
    """Which queues are served now, and by whom."""

    queues = serializers.DictField(child=serializers.BooleanField())
    workers = WorkerData(many=True)
